"""The folder of everything that the running system makes: database, secret key, static files, caches."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def private_folder(path: Path) -> Path:
    """Make the folder for this user alone, if it is not there."""
    with _told_plainly(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def kept_secret(path: Path) -> str:
    """The secret in the file, for this user alone; made at the first call."""
    with _told_plainly(path):
        if not path.exists():
            _write_private(path, get_random_secret_key())
        return path.read_text("ascii")


def _write_private(path: Path, text: str) -> None:
    """Write beside it and rename: whoever reads meanwhile never reads a half."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ImproperlyConfigured(f"无法使用 / cannot use {path}: {error.strerror}") from error
