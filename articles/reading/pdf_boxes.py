"""Where the lines of a PDF file stand on the pictures of its pages. Needs pypdfium2."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .pdf_lines import Paragraph, TextLine
from .values import LineBox

PARTS = 10_000
"""Into which the width and the height of a page are divided."""

ASCENT, DESCENT = 0.88, 0.14
"""Times the size: how far Chinese characters reach above their baseline, and below it."""


FAR = 10_000.0
"""Points: places that far apart show how a page is turned, whatever their rounding."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the points of a page are, as pdfium draws it: turned and cut as its file says. Each is across and down."""

    origin: tuple[float, float]
    right: tuple[float, float]
    up: tuple[float, float]

    def place(self, x: float, y: float) -> tuple[int, int]:
        across, down = (o + r * x + u * y for o, r, u in zip(self.origin, self.right, self.up, strict=True))
        return round(across), round(down)


def frame_of(page: pdfium.PdfPage) -> Frame:
    origin, right, up = (_place_of(page, x, y) for x, y in ((0.0, 0.0), (FAR, 0.0), (0.0, FAR)))
    return Frame(
        origin,
        ((right[0] - origin[0]) / FAR, (right[1] - origin[1]) / FAR),
        ((up[0] - origin[0]) / FAR, (up[1] - origin[1]) / FAR),
    )


def line_boxes(paragraph: Paragraph, offset: int, number: int, frame: Frame) -> Iterator[LineBox]:
    """Of a paragraph whose text begins at `offset`, on the page with this number."""
    bounds = pairwise([*paragraph.starts, len(paragraph.text)])
    for line, (start, end) in zip(paragraph.lines, bounds, strict=True):
        yield LineBox(offset + start, offset + end, number, *_edges(line, frame))


def _edges(line: TextLine, frame: Frame) -> tuple[int, int, int, int]:
    """Left, top, right and bottom."""
    corners = (
        frame.place(line.left, line.base + ASCENT * line.size),
        frame.place(line.right, line.base - DESCENT * line.size),
    )
    (left, right), (top, bottom) = (sorted(axis) for axis in zip(*corners, strict=True))
    return left, top, right, bottom


def _place_of(page: pdfium.PdfPage, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, PARTS, PARTS, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value, down.value
