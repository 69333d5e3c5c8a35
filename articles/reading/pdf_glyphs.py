"""The characters on a page of a PDF file, with their positions."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

UNMAPPED = frozenset({0, 0xFFFE, 0xFFFF})
"""Codes that pdfium gives for a character if its font does not map it."""

LEADING_HALVES, TRAILING_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""The halves of a character beyond U+FFFF, which pdfium counts as two."""

TRAILING = ""
"""What is read for the second half."""

HYPHEN = 2
"""The code that pdfium gives for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character. Positions are in points from the lower left corner of the page; `size` is that of its font.

    `spaced`: pdfium sees a space before it that is not in the file.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool = False


def glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    """The characters in the order in which the file draws them: it need not be the reading order."""
    text = page.get_textpage()
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    outputs = ctypes.byref(box), ctypes.byref(matrix), ctypes.byref(x), ctypes.byref(y)
    spaced = False
    for index in range(text.count_chars()):
        character = _character(text, index)
        if character == TRAILING:
            continue
        if raw.FPDFText_IsGenerated(text, index) == 1:
            spaced = character == " "
            continue
        font_size = _measure(text.raw, index, outputs)
        size = font_size * math.hypot(matrix.c, matrix.d)
        if size > 0 and character not in "\r\n":
            right = x.value + font_size * math.hypot(matrix.a, matrix.b) if is_wide(character) else box.right
            yield Glyph(character, x.value, right, y.value, size, spaced)
        spaced = False


def is_wide(character: str) -> bool:
    """Whether it is as wide as its font is high. For narrow ones like 日 pdfium gives only the width of the ink."""
    return character > "\u2e7f"


def _measure(text: raw.FPDF_TEXTPAGE, index: int, outputs: tuple[Any, ...]) -> float:
    """Fill in the position of the character and the stretching of its font; return the size of the font."""
    box, matrix, x, y = outputs
    raw.FPDFText_GetLooseCharBox(text, index, box)
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    raw.FPDFText_GetMatrix(text, index, matrix)
    return raw.FPDFText_GetFontSize(text, index)


def _character(text: pdfium.PdfTextPage, index: int) -> str:
    """That of both halves of a surrogate pair is told at the first, and TRAILING at the second."""
    code = raw.FPDFText_GetUnicode(text, index)
    if code in LEADING_HALVES and (other := raw.FPDFText_GetUnicode(text, index + 1)) in TRAILING_HALVES:
        return chr(0x10000 + ((code - LEADING_HALVES.start) << 10) + other - TRAILING_HALVES.start)
    if code in TRAILING_HALVES and index and raw.FPDFText_GetUnicode(text, index - 1) in LEADING_HALVES:
        return TRAILING
    if code in UNMAPPED or code in LEADING_HALVES or code in TRAILING_HALVES:
        return "\ufffd"
    return "-" if code == HYPHEN else chr(code)
