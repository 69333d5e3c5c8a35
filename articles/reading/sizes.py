"""What the size of a line says of it, beside that of the text."""

from __future__ import annotations

from articles.reading.values import HintKind

LARGER = 1.15
"""Of the size of the text: what is larger is display."""

MUCH_LARGER = 1.3
"""Crossheads and bylines are smaller."""


def is_larger(size: float, text: float) -> bool:
    return size > LARGER * text


def display_of(size: float, text: float) -> HintKind | None:
    """The hint on a line of that size in a document whose text has the other one."""
    if size > MUCH_LARGER * text:
        return HintKind.LARGE
    return HintKind.DISPLAY if is_larger(size, text) else None
