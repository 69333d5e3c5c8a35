"""Pictures on a page of a PDF file: images, and areas filled with colour, where no text is printed."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .pdf_blocks import BlockRow
from .pdf_runs import Run

LEAST = 24.0
"""Points: what is narrower or lower is a rule or an ornament."""

MOST_OBJECTS = 20_000
"""Of a page: whoever draws more draws maps."""


def pictures(page: pdfium.PdfPage, runs: Sequence[Run]) -> Iterator[BlockRow]:
    edges = tuple(ctypes.c_float() for _ in range(4))
    outputs = tuple(map(ctypes.byref, edges))
    for index in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(drawn) not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH):
            continue
        if not raw.FPDFPageObj_GetBounds(drawn, *outputs):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        if min(right - left, top - bottom) >= LEAST and not any(
            left < (run.left + run.right) / 2 < right and bottom < run.base < top for run in runs
        ):
            yield BlockRow((), left, right, top, bottom, top - bottom)
