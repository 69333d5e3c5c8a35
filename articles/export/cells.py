"""What a cell of a table shows: one text for each value of a column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def cell_text(value: Any) -> str:
    """The value as one text: nothing is empty, names stand in a row, captions a line each."""
    if value is None:
        return ""
    if not isinstance(value, list):
        return str(value)
    separator = "\n" if any(isinstance(item, Mapping) for item in value) else "、"
    return separator.join(_item_text(item) for item in value)


def _item_text(item: Any) -> str:
    """A name; or a caption, with its photographer in brackets."""
    if not isinstance(item, Mapping):
        return str(item)
    text, credit = item.get("text") or "", item.get("credit")
    return f"{text}（{credit}）" if credit else text
