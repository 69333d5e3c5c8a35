"""What can be the key of a record."""

from __future__ import annotations

from typing import Any

LONGEST_KEY = 18
"""Digits that every database takes for a number of a record."""


def is_key(value: Any) -> bool:
    """Whether it can be the key of a record: other values make Django or the database fail."""
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY
