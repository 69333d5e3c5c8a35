"""Dry runs: the same code as for writing, rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def rolled_back() -> Iterator[None]:
    """What is written within can be looked at within, and was never written afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
