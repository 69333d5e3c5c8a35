"""Reading Word documents: what they print, in reading order."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext

from docx import Document
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from .docx_numbering import SYMBOLS, ListNumbering
from .docx_relationships import without_dangling_relationships
from .docx_sizes import DocumentSizes
from .docx_styles import Style, child_at, is_bold, is_on, local_name, outline_level, styles_of, val
from .errors import ReadingError, Refusal
from .limits import MOST_PARAGRAPHS
from .packages import checked_xml
from .transcript_writer import TranscriptWriter
from .values import HintKind, Omission, Transcript

CONTAINERS = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "ruby", "rubyBase"}
)
"""Elements that print their contents."""

REMOVED = frozenset({"del", "moveFrom"})
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
PICTURES = frozenset({"drawing", "pict", "object"})

CHARACTER_CODE = re.compile("[0-9A-F]{1,4}")
PARAGRAPH = re.compile(rb"<(?:\w+:)?p[\s/>]")
MARGINS = ("/header", "/footer")
NOTES = ("/footnotes", "/endnotes", "/comments")


def transcribe_docx(data: bytes, name: str) -> Transcript:
    """The transcript of a document. Runs in a process of its own. Raises ReadingError."""
    paragraphs = sum(len(PARAGRAPH.findall(xml)) for xml in checked_xml(data, name))
    if paragraphs > MOST_PARAGRAPHS:
        raise ReadingError(Refusal.TOO_MANY_PARAGRAPHS, name, count=paragraphs, most=MOST_PARAGRAPHS)
    document = Document(io.BytesIO(without_dangling_relationships(data, name)))
    writer = TranscriptWriter(name)
    body, styles = document.element.body, document.styles.element
    styles_by_id = styles_of(styles)
    numbering = ListNumbering(_numbering_part(document.part), styles)
    sizes = DocumentSizes(body, styles, styles_by_id)
    _BodyWriter(writer, styles_by_id, numbering, sizes).write_blocks(body)
    _leave_out_margins(writer, document.part)
    return writer.transcript()


def _numbering_part(main: Part) -> etree._Element | None:
    """The definitions of the lists of the document."""
    parts = (relation.target_part for relation in main.rels.values() if relation.reltype.endswith("/numbering"))
    return next((parse_xml(part.blob) for part in parts), None)


class _BodyWriter:
    """Writes the elements of a document."""

    def __init__(
        self, writer: TranscriptWriter, styles: dict[str, Style], numbering: ListNumbering, sizes: DocumentSizes
    ) -> None:
        self._writer = writer
        self._styles = styles
        self._numbering = numbering
        self._sizes = sizes
        self._boxes: list[etree._Element] = []
        self._inline_writers: dict[str, Callable[[etree._Element], None]] = {
            **dict.fromkeys(CONTAINERS, self._write_inline),
            **dict.fromkeys(REMOVED, self._leave_out_deleted),
            **dict.fromkeys(CHARACTERS, lambda element: writer.write(CHARACTERS[local_name(element)])),
            **dict.fromkeys(PICTURES, self._write_picture),
            **dict.fromkeys(("oMath", "oMathPara"), self._write_formula),
            "t": lambda element: writer.write(element.text or ""),
            "r": self._write_run,
            "sym": self._write_symbol,
            "AlternateContent": self._write_alternative,
        }

    def write_blocks(self, parent: etree._Element) -> None:
        """Write paragraphs and tables, each of which begins a line."""
        for child in parent:
            name = local_name(child)
            if name == "p":
                self._write_paragraph(child)
            elif name == "tbl":
                self._write_table(child)
            elif name in CONTAINERS:
                self.write_blocks(child)
            elif name in REMOVED:
                self._leave_out_deleted(child)
            elif name == "altChunk":
                self._writer.leave_out(Omission.OBJECT, "altChunk")

    def _write_paragraph(self, paragraph: etree._Element) -> None:
        self._writer.end_line()
        hint = self._hint(paragraph)
        label = self._numbering.label(paragraph)
        with self._writer.hint(*hint) if hint else nullcontext():
            self._writer.write(label if "".join(_texts(paragraph)).strip() else "")
            self._write_inline(paragraph)
        self._end_line()

    def _end_line(self) -> None:
        """End a line, and write the text boxes that are anchored in it."""
        self._writer.end_line()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.write_blocks(box)

    def _hint(self, paragraph: etree._Element) -> tuple[HintKind, str] | None:
        level = self._level(child_at(paragraph, "pPr"))
        if level is None:
            display = self._sizes.hint(paragraph) or (HintKind.DISPLAY if is_bold(paragraph) else None)
            return (display, "") if display else None
        return (HintKind.HEADING, str(level)) if level else (HintKind.TITLE, "")

    def _level(self, properties: etree._Element | None) -> int | None:
        """The level of the paragraph itself, else that of its style."""
        own = outline_level(properties)
        style = self._styles.get(val(child_at(properties, "pStyle")) or "")
        return own if own is not None or style is None else style.level

    def _write_table(self, table: etree._Element) -> None:
        with self._writer.hint(HintKind.TABLE):
            for row in _rows(table):
                self._write_row([cell for cell in _cells(row) if not _continues(cell)])

    def _write_row(self, cells: list[etree._Element]) -> None:
        """Write a row in one line if each cell is one paragraph, else cell by cell."""
        self._writer.end_line()
        if any(len([child for child in cell if local_name(child) != "tcPr"]) > 1 for cell in cells):
            for cell in cells:
                self.write_blocks(cell)
            return
        for n, cell in enumerate(cells):
            self._writer.write("\t" if n else "")
            for paragraph in cell:
                self._write_inline(paragraph)
        self._end_line()

    def _write_inline(self, parent: etree._Element) -> None:
        for child in parent:
            write = self._inline_writers.get(local_name(child))
            if write:
                write(child)

    def _write_run(self, run: etree._Element) -> None:
        if is_on(child_at(run, "rPr"), "vanish"):
            self._leave_out(Omission.HIDDEN, run)
        else:
            self._write_inline(run)

    def _write_symbol(self, symbol: etree._Element) -> None:
        code = next((text.upper() for key, text in symbol.items() if key.endswith("char")), "")
        sign = SYMBOLS.get(chr(int(code, 16)) if CHARACTER_CODE.fullmatch(code) else "")
        if sign:
            self._writer.write(sign)
        else:
            self._writer.leave_out(Omission.SYMBOL, code)

    def _write_alternative(self, element: etree._Element) -> None:
        """Write the first of several forms of the same thing, which are for new and old programs."""
        if len(element):
            self._write_inline(element[0])

    def _write_formula(self, formula: etree._Element) -> None:
        self._writer.write("".join(_texts(formula)))

    def _write_picture(self, element: etree._Element) -> None:
        """Keep text boxes for the end of the paragraph; leave out any other drawing."""
        boxes = [box for box in element.iter() if local_name(box) == "txbxContent"]
        self._boxes += [box for box in boxes if not any(outer in boxes for outer in box.iterancestors())]
        if not boxes:
            described = next((found for found in element.iter() if local_name(found) == "docPr"), None)
            name = "" if described is None else described.get("descr") or described.get("name") or ""
            self._writer.leave_out(Omission.PICTURE, name)

    def _leave_out_deleted(self, element: etree._Element) -> None:
        self._leave_out(Omission.DELETED, element)

    def _leave_out(self, what: Omission, element: etree._Element) -> None:
        text = "".join(_texts(element))
        if text.strip():
            self._writer.leave_out(what, text)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if local_name(child) == "tr":
            yield child
        elif local_name(child) in CONTAINERS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if local_name(child) == "tc":
            yield child
        elif local_name(child) in CONTAINERS:
            yield from _cells(child)


def _continues(cell: etree._Element) -> bool:
    """Whether the cell is part of one that began in a row above."""
    merged = child_at(cell, "tcPr", "vMerge")
    return merged is not None and val(merged) != "restart"


def _texts(element: etree._Element) -> Iterator[str]:
    return (found.text or "" for found in element.iter() if local_name(found) in ("t", "delText"))


def _leave_out_margins(writer: TranscriptWriter, main: Part) -> None:
    """Note the headers, footers, notes and comments: they are on the page, but not in its text."""
    for relation in main.rels.values():
        kind = Omission.MARGIN if relation.reltype.endswith(MARGINS) else Omission.NOTE
        if relation.is_external or not relation.reltype.endswith((*MARGINS, *NOTES)):
            continue
        for paragraph in parse_xml(relation.target_part.blob).iter():
            text = "".join(_texts(paragraph)) if local_name(paragraph) == "p" else ""
            if text.strip():
                writer.leave_out(kind, text)
