"""Searching: a story is found where for each word `fold(word) in fold(text)` of one of its fields, never otherwise."""

from __future__ import annotations

from .fold import fold
from .index import absorb, refresh
from .matching import count, matching, newest_first
from .mistakes import Mistake
from .query import find, found_in_print_only

__all__ = ["Mistake", "absorb", "count", "find", "fold", "found_in_print_only", "matching", "newest_first", "refresh"]
