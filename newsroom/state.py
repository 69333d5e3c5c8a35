"""The folder of everything that the running system makes: database, secret key, static files, caches."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def private_folder(path: Path) -> Path:
    """Make the folder for this user alone, if it is not there; say so plainly where that is forbidden."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"无法建立目录 / cannot make the folder {path}: {error.strerror}") from error
    return path


def kept_secret(path: Path) -> str:
    """The secret in the file, made once. Of two processes that start at once, both read what the first one wrote."""
    if not path.exists():
        _write_once(path, get_random_secret_key())
    return path.read_text("ascii")


def _write_once(path: Path, secret: str) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secret)
    try:
        draft.rename(path) if os.name == "nt" else os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)
