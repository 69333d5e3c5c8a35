"""The settings as another process reads them, from an environment of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

ROOT = settings.BASE_DIR
PRINT = (
    "import json; from newsroom import settings as s; print(json.dumps({n: getattr(s, n) for n in %r}, default=str))"
)


def read(folder: Path, *names: str, **environment: str) -> list[Any]:
    """The values of the settings under this environment, with the folder for state."""
    command = [sys.executable, "-W", "error", "-c", PRINT % (names,)]
    values = json.loads(subprocess.check_output(command, cwd=ROOT, env=clean(folder, environment)))
    return [values[name] for name in names]


def manage(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=clean(folder, environment), capture_output=True, text=True)


def clean(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    own = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in own} | {
        "NEWSROOM_VAR": str(folder),
        "PYTHONIOENCODING": "utf-8",
        **environment,
    }


def test_debug_is_off(tmp_path: Path):
    assert read(tmp_path, "DEBUG") == [False]


def test_host_joins_the_allowed_hosts(tmp_path: Path):
    (hosts,) = read(tmp_path, "ALLOWED_HOSTS", HOST="192.0.2.7", ALLOWED_HOSTS="archive.example, desk.example")
    assert hosts[-3:] == ["192.0.2.7", "archive.example", "desk.example"]


def test_plain_http_works_on_a_local_network(tmp_path: Path):
    assert read(tmp_path, "SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS") == [False, 0]


def test_https_keeps_cookies_from_plain_http(tmp_path: Path):
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SECURE_HSTS_SECONDS")
    assert read(tmp_path, *names, HTTPS="1") == [True, True, True, 31_536_000]


def test_secret_key_may_be_given(tmp_path: Path):
    assert read(tmp_path, "SECRET_KEY", SECRET_KEY="given") == ["given"]
    assert not (tmp_path / "secret_key").exists()


def test_secret_key_stays_between_starts(tmp_path: Path):
    assert read(tmp_path, "SECRET_KEY") == read(tmp_path, "SECRET_KEY")


def test_database_lies_in_the_state_folder(tmp_path: Path):
    folder = tmp_path / "编辑部 #1?"
    (databases,) = read(folder, "DATABASES")
    assert databases["default"]["NAME"] == str(folder / "newsroom.sqlite3")


def test_database_url_leads_to_postgresql(tmp_path: Path):
    (databases,) = read(tmp_path, "DATABASES", DATABASE_URL="postgres://desk:pass@db.example:5433/news")
    database = databases["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["USER"], database["HOST"], database["PORT"]) == ("desk", "db.example", 5433)


@pytest.mark.parametrize("url", ["nonsense", "mysql://desk:pass@db/news", "postgres://desk:pass@db:port/news"])
def test_database_url_that_leads_nowhere_is_told_without_its_password(tmp_path: Path, url: str):
    run = manage(tmp_path, "check", DATABASE_URL=url)
    assert run.returncode == 1
    assert run.stderr.startswith("DATABASE_URL:")
    assert "pass@" not in run.stderr
    assert "Traceback" not in run.stderr


def test_nonsense_in_the_environment_is_told_by_name(tmp_path: Path):
    run = manage(tmp_path, "check", HTTPS="perhaps")
    assert (run.returncode, run.stderr) == (1, "HTTPS='perhaps': 应为 1 或 0 / expected 1 or 0\n")


def test_deployment_check_leaves_redirect_and_subdomains_to_the_proxy(tmp_path: Path):
    run = manage(tmp_path, "check", "--deploy", HTTPS="1")
    assert set(re.findall(r"security\.\w+", run.stderr)) == {"security.W005", "security.W008", "security.W021"}


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own")
@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
def test_sqlite_keeps_what_it_acknowledges(pragma: str, value: str | int):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_writers_on_sqlite_wait_for_each_other(tmp_path: Path):
    (databases,) = read(tmp_path, "DATABASES")
    options = databases["default"]["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)


def test_every_variable_is_documented():
    read_here = set(re.findall(r'env_\w+\("(\w+)"', (ROOT / "newsroom/settings.py").read_text("utf-8")))
    documented = set(re.findall(r"`([A-Z_]+)`", (ROOT / "docs/settings.md").read_text("utf-8")))
    assert read_here <= documented
