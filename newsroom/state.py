"""The folder for everything that the running system writes: database, secret key, static files, caches."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def private_folder(path: Path) -> Path:
    """Make sure that the folder exists and that no other user can read it.

    Raises ImproperlyConfigured if that is impossible, as for a folder of another user or a shared one like /tmp.
    """
    with _errors_named(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name != "nt":  # Windows has no file modes
            _restrict(path)
    return path


def _restrict(path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & stat.S_ISVTX:
        raise PermissionError(errno.EPERM, "所有用户共用的文件夹 / a folder that all users share")
    if mode & 0o077:
        path.chmod(0o700)


def kept_secret(path: Path) -> str:
    """The secret in the file, which only this user can read; the first call generates it."""
    with _errors_named(path):
        if not path.exists():
            _write_private(path, get_random_secret_key())
        return path.read_text("ascii")


def _write_private(path: Path, text: str) -> None:
    """Write a draft and rename it, so that nobody reads half a file."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


@contextmanager
def _errors_named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ImproperlyConfigured(f"无法使用 / cannot use {path}: {error.strerror}") from error
