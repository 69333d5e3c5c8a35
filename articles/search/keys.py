"""The keys of index entries: in their order stories stand in the order of their days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .engines import engine


def keys() -> Callable[[int, date], int]:
    """Gives keys to stories that have none, by their id and day."""
    return engine().keys()


def is_of(key: int, day: date) -> bool:
    return engine().is_of(key, day)
