"""PDF files: the text of each page, column by column, in whole paragraphs. Loaded only where its library is there."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from articles.reading.errors import ReadingError, Refusal
from articles.reading.limits import MOST_PAGES
from articles.reading.pdf_columns import parts
from articles.reading.pdf_glyphs import glyphs
from articles.reading.pdf_lines import Paragraph, paragraphs
from articles.reading.pdf_runs import Run, runs
from articles.reading.radicals import without_radicals
from articles.reading.sheet import Sheet
from articles.reading.values import HintKind, Omission, Transcript


def transcribe_pdf(data: bytes, name: str) -> Transcript:
    document = _opened(data, name)
    if len(document) > MOST_PAGES:
        raise ReadingError(Refusal.TOO_MANY_PAGES, name, count=len(document), most=MOST_PAGES)
    pages = [list(runs(glyphs(page))) for page in document]
    if not any(pages):
        raise ReadingError(Refusal.SCAN if _has_pictures(document) else Refusal.EMPTY, name)
    size = _size_of_text(pages)
    sheet = Sheet(name)
    for number, page in enumerate(pages, 1):
        _write(sheet, paragraphs(parts(page), size), str(number))
    return sheet.transcript()


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        protected = error.err_code == raw.FPDF_ERR_PASSWORD
        code = Refusal.ENCRYPTED if protected else Refusal.DAMAGED
        raise ReadingError(code, name, what="PDF") from None


def _has_pictures(document: pdfium.PdfDocument) -> bool:
    return any(next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None) is not None for page in document)


def _size_of_text(pages: list[list[Run]]) -> float:
    """The size in which most characters are printed."""
    printed: Counter[float] = Counter()
    for run in (run for page in pages for run in page):
        printed[round(run.size, 1)] += len(run.text)
    return printed.most_common(1)[0][0]


def _write(sheet: Sheet, page: list[Paragraph], number: str) -> None:
    if not page:
        sheet.leave_out(Omission.PAGE, number)
    with sheet.marked(HintKind.PAGE, number):
        for paragraph in page:
            with sheet.marked(paragraph.display) if paragraph.display else nullcontext():
                sheet.write(without_radicals(paragraph.text))
            sheet.end_line()
