"""Searching: a story is found where `fold(query) in fold(text)`, one field at a time, and never otherwise."""

from __future__ import annotations

from .fold import fold
from .index import refresh, refresh_print
from .query import find

__all__ = ["find", "fold", "refresh", "refresh_print"]
