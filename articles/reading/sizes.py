"""Display lines, known by a type size above that of the text."""

from __future__ import annotations

from .values import HintKind

LARGER = 1.15
"""Of the text's size: a larger line is display."""

MUCH_LARGER = 1.3
"""Of the text's size: crossheads and bylines are smaller."""


def is_larger(size: float, text_size: float) -> bool:
    return size > LARGER * text_size


def display_of(size: float, text_size: float) -> HintKind | None:
    """The hint on a line; both sizes in the same unit."""
    if size > MUCH_LARGER * text_size:
        return HintKind.LARGE
    return HintKind.DISPLAY if is_larger(size, text_size) else None
