"""Readers of environment variables that refuse nonsense instead of guessing."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}
DATABASES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_bool(name: str, default: bool = False) -> bool:
    value = env_text(name, str(int(default))).lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name}={value!r}: 应为 1 或 0 / expected 1 or 0")
    return value in TRUE


def env_choice(name: str, choices: tuple[str, ...]) -> str:
    """One of the choices, the first where nothing is said."""
    value = env_text(name) or choices[0]
    if value not in choices:
        raise ImproperlyConfigured(f"{name}={value!r}: 应为 / expected {' | '.join(choices)}")
    return value


def env_package(name: str, packages: tuple[str, ...]) -> str:
    """One of the packages, the first where nothing is said. It must be installed."""
    value = env_choice(name, packages)
    if find_spec(value) is None:
        raise ImproperlyConfigured(
            f"{name}={value!r}: 尚未安装 / not installed: pip install -r requirements-{value}.txt"
        )
    return value


def env_int(name: str, default: int) -> int:
    value = env_text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r}: 应为整数 / expected a whole number") from None


def env_list(name: str) -> list[str]:
    """The items between commas, without empty ones."""
    return [item.strip() for item in env_text(name).split(",") if item.strip()]


def env_database(name: str, default: Path) -> dict[str, Any]:
    """The database that a URL names, else SQLite in the file. Errors do not repeat the URL: it may hold a password."""
    if not (url := env_text(name)):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default)}
    try:
        database = dj_database_url.parse(url)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: 无法理解 / cannot be understood. {error}") from None
    if database["ENGINE"] not in DATABASES:
        raise ImproperlyConfigured(f"{name}: 应为 / expected postgres://… 或 / or sqlite:///…")
    return database
