"""Searching: a story is found where for each word `fold(word) in fold(text)` of one of its fields, never otherwise."""

from __future__ import annotations

from .filtering import count_stories, filter_by_expression, filter_by_query, newest_first
from .hits import found_in_print_only
from .index import refresh
from .query_parser import Mistake
from .texts import fold

__all__ = [
    "Mistake",
    "count_stories",
    "filter_by_expression",
    "filter_by_query",
    "fold",
    "found_in_print_only",
    "newest_first",
    "refresh",
]
