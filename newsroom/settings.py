"""The settings of Newsroom, from the environment. docs/settings.md lists the variables."""

from __future__ import annotations

from pathlib import Path

from newsroom.environment import env_bool, env_choice, env_database, env_int, env_list, env_package, env_text
from newsroom.state import kept_secret, private_folder

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = private_folder(Path(env_text("NEWSROOM_VAR") or BASE_DIR / "var"))

# Who is asked, and how

DEBUG = env_bool("DEBUG")
HTTPS = env_bool("HTTPS")  # a proxy before us speaks TLS to the browsers
SECRET_KEY = env_text("SECRET_KEY") or kept_secret(VAR / "secret_key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *filter(None, [env_text("HOST")]), *env_list("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
WSGI_APPLICATION = "newsroom.wsgi.application"
ROOT_URLCONF = "newsroom.urls"

# What it is made of

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "newsroom.apps.NewsroomAdminConfig",
    "articles",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "accounts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "simple_history",
    "axes",
]

MIDDLEWARE = [
    "newsroom.request_ids.request_id",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.content_security_policy",
    "newsroom.middleware.show_hidden_characters",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",  # as the user chose, else as the browser prefers
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.limits.refuse_large_bodies",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.end_idle_sessions",
    "accounts.middleware.change_one_time_password",
    "accounts.middleware.demand_second_factor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Where records are kept

DATABASES = {"default": env_database("DATABASE_URL", default=VAR / "newsroom.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Acknowledged means on disk (FULL). A writer waits before its transaction, where waiting helps (IMMEDIATE).
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536",  # 64 MB
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds, for which a writer waits for another
        **DATABASES["default"].get("OPTIONS", {}),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60  # seconds
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Who does what takes longer than a request: workers, that look for it in the database or are told by Celery

JOBS = env_choice("JOBS", ("database", "celery"))
BROKER_URL = env_text("BROKER_URL") or "redis://127.0.0.1:6379/0"
JOB_BACKENDS = {"database": "articles.jobs.backends.DatabaseBackend", "celery": "articles.jobs.backends.CeleryBackend"}
TASKS = {"default": {"BACKEND": JOB_BACKENDS[JOBS]}}

# Language and time

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# Static files

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Words of Chinese text

SEGMENTER = env_package("SEGMENTER", ("jieba", "rjieba"))
JIEBA_CACHE = VAR / "jieba"

# People: who they are, how they log in

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "accounts.validators.NameInPasswordValidator"},
    {"NAME": "accounts.validators.OneTimePasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"  # where a login leads that asks for no page of ours
SESSION_COOKIE_NAME = "newsroom_session"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: a day at the desk
SESSION_IDLE_SECONDS = env_int("IDLE_MINUTES", 120) * 60  # 0: no limit

OTP_TOTP_ISSUER = "Newsroom"  # the name under which an app lists its codes
SECOND_FACTOR_ROLES = env_list("SECOND_FACTOR_ROLES")  # who has one of them must have a second factor

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "accounts/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# What a browser may do. Plain http serves a newsroom's own network; with HTTPS=1 cookies never travel in the clear.

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}

# How much one request may bring: the text of a whole issue in a form, files to the pages that expect them

DATA_UPLOAD_MAX_MEMORY_SIZE = env_int("UPLOAD_MEGABYTES", 20) * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_HANDLERS = ["newsroom.limits.FilesInMemory"]
FILE_UPLOAD_MAX_MEMORY_SIZE = env_int("IMPORT_MEGABYTES", 100) * 1024 * 1024  # of all files of one import
UPLOAD_QUOTA = env_int("QUOTA_MEGABYTES", 0) * 1024 * 1024  # of one user in 24 hours; 0: no limit
IMPORT_MAX_NUMBER_FILES = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = None  # the handler counts those that are too many, to say how many they are

# History is to be read only

SIMPLE_HISTORY_REVERT_DISABLED = True

# What the system says: to stderr, where a service manager collects it

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} [{request_id}] {name}: {message}", "style": "{"}},
    "filters": {
        "outages": {"()": "newsroom.outages.OutagesOnOneLine"},
        "request_ids": {"()": "newsroom.request_ids.RequestIds"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["outages", "request_ids"]},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "axes": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
    },
}
