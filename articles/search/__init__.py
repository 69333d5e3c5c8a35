"""Searching: a story is found where for each word `fold(word) in fold(text)` of one of its fields, never otherwise."""

from __future__ import annotations

from .fold import fold
from .index import refresh, refresh_print
from .query import QueryTooLong, find

__all__ = ["QueryTooLong", "find", "fold", "refresh", "refresh_print"]
