"""The form in which texts are compared: width and ASCII case made alike, white space removed."""

from __future__ import annotations

import sys

FULL_WIDTH = range(0xFF01, 0xFF5F)
"""！ to ～: each stands 0xFEE0 above its ASCII twin."""


def _table() -> dict[int, str | int | None]:
    spaces = {code: None for code in range(sys.maxunicode + 1) if chr(code).isspace()}
    ascii_case = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    width = {code: chr(code - 0xFEE0).lower() for code in FULL_WIDTH}
    return {**spaces, **ascii_case, **width}


_FOLDED = _table()


def fold(text: str) -> str:
    """`Ｔ3 出行` and `t3出行` are one; 軍 and 军 are two."""
    return text.translate(_FOLDED)
