"""Where the lines of a PDF file stand on the pictures of its pages. Needs pypdfium2."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .pdf_lines import Paragraph, TextLine
from .values import LineBox

PARTS = 10_000
"""Into which the width and the height of a page are divided."""

ASCENT, DESCENT = 0.88, 0.14
"""Times the size: how far Chinese characters reach above their baseline, and below it."""


def line_boxes(paragraph: Paragraph, offset: int, number: int, page: pdfium.PdfPage) -> Iterator[LineBox]:
    """Of a paragraph whose text begins at `offset`, on the page with this number."""
    bounds = pairwise([*paragraph.starts, len(paragraph.text)])
    for line, (start, end) in zip(paragraph.lines, bounds, strict=True):
        yield LineBox(offset + start, offset + end, number, *_edges(line, page))


def _edges(line: TextLine, page: pdfium.PdfPage) -> tuple[int, int, int, int]:
    """Left, top, right and bottom, as pdfium draws the page: turned and cut as its file says."""
    corners = (
        _place_of(page, line.left, line.base + ASCENT * line.size),
        _place_of(page, line.right, line.base - DESCENT * line.size),
    )
    (left, right), (top, bottom) = (sorted(axis) for axis in zip(*corners, strict=True))
    return left, top, right, bottom


def _place_of(page: pdfium.PdfPage, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, PARTS, PARTS, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value, down.value
