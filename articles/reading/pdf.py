"""Reading PDF files: the text of each page, column by column, in whole paragraphs. Needs pypdfium2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .errors import ReadingError, Refusal
from .limits import MOST_PAGES
from .pdf_blocks import BlockRow, blocks_of
from .pdf_boxes import Frame, frame_of, line_boxes
from .pdf_columns import text_columns
from .pdf_glyphs import glyphs
from .pdf_lines import Paragraph, paragraphs
from .pdf_margins import PageRuns, parted
from .pdf_order import in_reading_order
from .pdf_pictures import pictures
from .pdf_runs import Run, runs
from .pdf_substitute_font import use_substitute_font
from .radicals import without_radicals
from .transcript_writer import TranscriptWriter
from .values import HintKind, Omission, Transcript


def transcribe_pdf(data: bytes, name: str) -> Transcript:
    """The transcript of a document. Runs in a process of its own. Raises ReadingError."""
    use_substitute_font()
    document = _open_document(data, name)
    if len(document) > MOST_PAGES:
        raise ReadingError(Refusal.TOO_MANY_PAGES, name, count=len(document), most=MOST_PAGES)
    sheets = [_sheet(page) for page in document]
    if not any(sheet.runs for sheet in sheets):
        raise ReadingError(Refusal.SCAN if _has_pictures(document) else Refusal.EMPTY, name)
    size = _text_size(sheets)
    writer = TranscriptWriter(name)
    parts = parted([sheet.runs for sheet in sheets], [sheet.height for sheet in sheets])
    for number, (sheet, page) in enumerate(zip(sheets, parts, strict=True), 1):
        _PageWriter(writer, number, sheet, size).write(page)
    return writer.transcript()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is read of a page, which takes long to load."""

    runs: list[Run]
    pictures: list[BlockRow]
    height: float
    frame: Frame


def _sheet(page: pdfium.PdfPage) -> _Sheet:
    found = list(runs(glyphs(page)))
    return _Sheet(found, list(pictures(page, found)), page.get_height(), frame_of(page))


def _open_document(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        protected = error.err_code == raw.FPDF_ERR_PASSWORD
        code = Refusal.ENCRYPTED if protected else Refusal.DAMAGED
        raise ReadingError(code, name, what="PDF") from None


def _has_pictures(document: pdfium.PdfDocument) -> bool:
    return any(next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), None) is not None for page in document)


def _text_size(sheets: list[_Sheet]) -> float:
    """The size in which most characters are printed, in points."""
    printed: Counter[float] = Counter()
    for run in (run for sheet in sheets for run in sheet.runs):
        printed[round(run.size, 1)] += len(run.text)
    return printed.most_common(1)[0][0]


@dataclass(frozen=True, slots=True)
class _PageWriter:
    writer: TranscriptWriter
    number: int
    sheet: _Sheet
    size: float

    def write(self, page: PageRuns) -> None:
        if not page.text:
            self.writer.leave_out(Omission.PAGE, str(self.number))
        blocks = blocks_of(page.text, self.sheet.pictures, self.size)
        with self.writer.hint(HintKind.PAGE, str(self.number)):
            self._write_margin(page.heads)
            for paragraph in paragraphs(text_columns(in_reading_order(blocks, self.size)), self.size):
                with self.writer.hint(paragraph.display) if paragraph.display else nullcontext():
                    self._write(paragraph)
            self._write_margin(page.feet)

    def _write_margin(self, found: Sequence[Run]) -> None:
        """Write running heads or feet, each for itself."""
        for block in blocks_of(found, (), self.size):
            for paragraph in paragraphs(text_columns([block]), self.size):
                with self.writer.hint(HintKind.MARGIN):
                    self._write(paragraph)

    def _write(self, paragraph: Paragraph) -> None:
        for box in line_boxes(paragraph, self.writer.length, self.number, self.sheet.frame):
            self.writer.place(box)
        self.writer.write(without_radicals(paragraph.text))
        self.writer.end_line()
