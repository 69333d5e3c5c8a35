"""What stands on a page of a PDF file, and where."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

UNMAPPED = frozenset({0, 0xFFFE, 0xFFFF})
"""What pdfium says of a character whose font does not tell which it is."""

HYPHEN = 2
"""What pdfium says of a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character. Lengths are in points from the lower left corner of the page; `size` is that of its font.

    `spaced` says that pdfium sees a space before it, which the file does not hold.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool = False


def glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    """The characters in the order in which the file draws them, which need not be that of reading."""
    text = page.get_textpage()
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    places = ctypes.byref(box), ctypes.byref(matrix), ctypes.byref(x), ctypes.byref(y)
    spaced = False
    for index in range(text.count_chars()):
        character = _character(text, index)
        if raw.FPDFText_IsGenerated(text, index) == 1:
            spaced = character == " "
            continue
        font_size = _place(text.raw, index, places)
        size = font_size * math.hypot(matrix.c, matrix.d)
        if size > 0 and character not in "\r\n":
            right = x.value + font_size * math.hypot(matrix.a, matrix.b) if is_wide(character) else box.right
            yield Glyph(character, x.value, right, y.value, size, spaced)
        spaced = False


def is_wide(character: str) -> bool:
    """Whether it is as wide as its font is high: of narrow ones, as 日, pdfium gives the ink for the place."""
    return character > "\u2e7f"


def _place(text: raw.FPDF_TEXTPAGE, index: int, places: tuple[Any, ...]) -> float:
    """Fill in where the character stands, and how its font is stretched; the size of the font."""
    box, matrix, x, y = places
    raw.FPDFText_GetLooseCharBox(text, index, box)
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    raw.FPDFText_GetMatrix(text, index, matrix)
    return raw.FPDFText_GetFontSize(text, index)


def _character(text: pdfium.PdfTextPage, index: int) -> str:
    code = raw.FPDFText_GetUnicode(text, index)
    if code in UNMAPPED or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return "-" if code == HYPHEN else chr(code)
