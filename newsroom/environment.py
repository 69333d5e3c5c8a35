"""Readers of environment variables that refuse nonsense instead of guessing."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_bool(name: str, default: bool = False) -> bool:
    value = env_text(name, str(int(default))).lower()
    if value not in TRUE | FALSE:
        raise ImproperlyConfigured(f"{name}={value!r}: 应为 1 或 0 / expected 1 or 0")
    return value in TRUE


def env_int(name: str, default: int) -> int:
    value = env_text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r}: 应为整数 / expected a whole number") from None


def env_list(name: str) -> list[str]:
    """The items between commas, without empty ones."""
    return [item.strip() for item in env_text(name).split(",") if item.strip()]
