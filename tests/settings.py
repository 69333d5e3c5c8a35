"""The settings, for tests: a state folder of their own, quick password hashes, static files without collecting."""

from __future__ import annotations

import atexit
import os
import tempfile

FOLDER = tempfile.TemporaryDirectory(prefix="newsroom-test-")
atexit.register(FOLDER.cleanup)
os.environ["NEWSROOM_VAR"] = FOLDER.name
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs an event loop beside the tests
for name in ("DEBUG", "HTTPS", "HOST", "ALLOWED_HOSTS", "SECRET_KEY"):
    os.environ.pop(name, None)

from newsroom.catalogues import compile_catalogues  # noqa: E402
from newsroom.settings import *  # noqa: E402, F403
from newsroom.settings import DATABASES, STORAGES, VAR  # noqa: E402

compile_catalogues()
(VAR / "static").mkdir()  # WhiteNoise looks for it

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": VAR / "test.sqlite3"}  # a file, as in earnest: in memory there is no WAL
JOBS = "at once"  # no worker beside the tests: a job is done before it is asked for
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
