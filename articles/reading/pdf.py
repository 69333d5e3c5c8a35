"""Reading PDF files: the text of each page, column by column, in whole paragraphs. Needs pypdfium2."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .errors import ReadingError, Refusal
from .limits import MOST_PAGES
from .pdf_boxes import line_boxes
from .pdf_columns import parts_in_reading_order
from .pdf_glyphs import glyphs
from .pdf_lines import Paragraph, paragraphs
from .pdf_runs import Run, runs
from .radicals import without_radicals
from .transcript_writer import TranscriptWriter
from .values import HintKind, Omission, Transcript


def transcribe_pdf(data: bytes, name: str) -> Transcript:
    """The transcript of a document. Runs in a process of its own. Raises ReadingError."""
    document = _open_document(data, name)
    if len(document) > MOST_PAGES:
        raise ReadingError(Refusal.TOO_MANY_PAGES, name, count=len(document), most=MOST_PAGES)
    pages = [list(runs(glyphs(page))) for page in document]
    if not any(pages):
        raise ReadingError(Refusal.SCAN if _has_pictures(document) else Refusal.EMPTY, name)
    size = _text_size(pages)
    writer = TranscriptWriter(name)
    for number, page in enumerate(pages, 1):
        _write_page(writer, paragraphs(parts_in_reading_order(page), size), number, document[number - 1])
    return writer.transcript()


def _open_document(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        protected = error.err_code == raw.FPDF_ERR_PASSWORD
        code = Refusal.ENCRYPTED if protected else Refusal.DAMAGED
        raise ReadingError(code, name, what="PDF") from None


def _has_pictures(document: pdfium.PdfDocument) -> bool:
    return any(next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None) is not None for page in document)


def _text_size(pages: list[list[Run]]) -> float:
    """The size in which most characters are printed, in points."""
    printed: Counter[float] = Counter()
    for run in (run for page in pages for run in page):
        printed[round(run.size, 1)] += len(run.text)
    return printed.most_common(1)[0][0]


def _write_page(writer: TranscriptWriter, written: list[Paragraph], number: int, page: pdfium.PdfPage) -> None:
    if not written:
        writer.leave_out(Omission.PAGE, str(number))
    with writer.hint(HintKind.PAGE, str(number)):
        for paragraph in written:
            for box in line_boxes(paragraph, writer.length, number, page):
                writer.place(box)
            with writer.hint(paragraph.display) if paragraph.display else nullcontext():
                writer.write(without_radicals(paragraph.text))
            writer.end_line()
