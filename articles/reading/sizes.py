"""Display lines, known by a type size above that of the text."""

from __future__ import annotations

from .values import HintKind

DISPLAY_RATIO = 1.15
"""Times the text's size: a larger line is display."""

HEADLINE_RATIO = 1.3
"""Times the text's size: crossheads and bylines are smaller."""


def is_larger(size: float, text_size: float) -> bool:
    return size > DISPLAY_RATIO * text_size


def size_hint(size: float, text_size: float) -> HintKind | None:
    """The hint on a line; both sizes in the same unit."""
    if size > HEADLINE_RATIO * text_size:
        return HintKind.LARGE
    return HintKind.DISPLAY if is_larger(size, text_size) else None
