"""Word documents: what they print, in the order of reading."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext

from docx import Document
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from articles.reading.docx_check import check_docx
from articles.reading.docx_numbering import SYMBOLS, Numbering
from articles.reading.docx_sizes import Sizes
from articles.reading.docx_styles import Style, find, is_display, local, outline_level, styles_of, switched_on, value
from articles.reading.sheet import Sheet
from articles.reading.values import HintKind, Omission, Transcript

CONTAINERS = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "ruby", "rubyBase"}
)
"""Elements that print what is in them."""

REMOVED = frozenset({"del", "moveFrom"})
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
PICTURES = frozenset({"drawing", "pict", "object"})

HEX = re.compile("[0-9A-F]{1,4}")
MARGINS = ("/header", "/footer")
NOTES = ("/footnotes", "/endnotes", "/comments")


def transcribe_docx(data: bytes, name: str) -> Transcript:
    """Runs in a process of its own: the parser is large, and the file a stranger's."""
    check_docx(data, name)
    document = Document(io.BytesIO(data))
    sheet = Sheet(name)
    styles = document.styles.element
    named = styles_of(styles)
    numbering = Numbering(_numbers(document.part), styles)
    sizes = Sizes(document.element.body, styles, named)
    _Writer(sheet, named, numbering, sizes).blocks(document.element.body)
    _leave_out_margins(sheet, document.part)
    return sheet.transcript()


def _numbers(main: Part) -> etree._Element | None:
    """What the document says of its lists."""
    parts = (relation.target_part for relation in main.rels.values() if relation.reltype.endswith("/numbering"))
    return next((parse_xml(part.blob) for part in parts), None)


class _Writer:
    """Writes the elements of a document on a sheet."""

    def __init__(self, sheet: Sheet, styles: dict[str, Style], numbering: Numbering, sizes: Sizes) -> None:
        self._sheet = sheet
        self._styles = styles
        self._numbering = numbering
        self._sizes = sizes
        self._boxes: list[etree._Element] = []
        self._write: dict[str, Callable[[etree._Element], None]] = {
            **dict.fromkeys(CONTAINERS, self._inline),
            **dict.fromkeys(REMOVED, self._removed),
            **dict.fromkeys(CHARACTERS, lambda element: sheet.write(CHARACTERS[local(element)])),
            **dict.fromkeys(PICTURES, self._picture),
            **dict.fromkeys(("oMath", "oMathPara"), self._formula),
            "t": lambda element: sheet.write(element.text or ""),
            "r": self._run,
            "sym": self._symbol,
            "AlternateContent": self._alternative,
        }

    def blocks(self, parent: etree._Element) -> None:
        """Paragraphs and tables, each beginning a line."""
        for child in parent:
            name = local(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name in CONTAINERS:
                self.blocks(child)
            elif name in REMOVED:
                self._removed(child)
            elif name == "altChunk":
                self._sheet.leave_out(Omission.OBJECT, "altChunk")

    def _paragraph(self, paragraph: etree._Element) -> None:
        self._sheet.end_line()
        hint = self._hint(paragraph)
        label = self._numbering.label(paragraph)
        with self._sheet.marked(*hint) if hint else nullcontext():
            self._sheet.write(label if "".join(_texts(paragraph)).strip() else "")
            self._inline(paragraph)
        self._end_line()

    def _end_line(self) -> None:
        """After a line come the text boxes that are tied to it."""
        self._sheet.end_line()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _hint(self, paragraph: etree._Element) -> tuple[HintKind, str] | None:
        level = self._level(find(paragraph, "pPr"))
        if level is None:
            set_as = self._sizes.display(paragraph) or (HintKind.DISPLAY if is_display(paragraph) else None)
            return (set_as, "") if set_as else None
        return (HintKind.HEADING, str(level)) if level else (HintKind.TITLE, "")

    def _level(self, properties: etree._Element | None) -> int | None:
        """The level of the paragraph: its own, else that of its style."""
        own = outline_level(properties)
        style = self._styles.get(value(find(properties, "pStyle")) or "")
        return own if own is not None or style is None else style.level

    def _table(self, table: etree._Element) -> None:
        with self._sheet.marked(HintKind.TABLE):
            for row in _rows(table):
                self._row([cell for cell in _cells(row) if not _continues(cell)])

    def _row(self, cells: list[etree._Element]) -> None:
        """A line, if each cell is one paragraph without more; else the cells one after the other."""
        self._sheet.end_line()
        if any(len([child for child in cell if local(child) != "tcPr"]) > 1 for cell in cells):
            for cell in cells:
                self.blocks(cell)
            return
        for n, cell in enumerate(cells):
            self._sheet.write("\t" if n else "")
            for paragraph in cell:
                self._inline(paragraph)
        self._end_line()

    def _inline(self, parent: etree._Element) -> None:
        for child in parent:
            write = self._write.get(local(child))
            if write:
                write(child)

    def _run(self, run: etree._Element) -> None:
        if switched_on(find(run, "rPr"), "vanish"):
            self._leave_out(Omission.HIDDEN, run)
        else:
            self._inline(run)

    def _symbol(self, symbol: etree._Element) -> None:
        code = next((text.upper() for key, text in symbol.items() if key.endswith("char")), "")
        sign = SYMBOLS.get(chr(int(code, 16)) if HEX.fullmatch(code) else "")
        if sign:
            self._sheet.write(sign)
        else:
            self._sheet.leave_out(Omission.SYMBOL, code)

    def _alternative(self, element: etree._Element) -> None:
        """The same thing for new and for old programs: it is printed once."""
        if len(element):
            self._inline(element[0])

    def _formula(self, formula: etree._Element) -> None:
        self._sheet.write("".join(_texts(formula)))

    def _picture(self, element: etree._Element) -> None:
        """A text box is written when its paragraph ends; whatever else is drawn is left out."""
        boxes = [box for box in element.iter() if local(box) == "txbxContent"]
        self._boxes += [box for box in boxes if not any(outer in boxes for outer in box.iterancestors())]
        if not boxes:
            described = (found for found in element.iter() if local(found) == "docPr")
            found = next(described, None)
            name = "" if found is None else found.get("descr") or found.get("name") or ""
            self._sheet.leave_out(Omission.PICTURE, name)

    def _removed(self, element: etree._Element) -> None:
        self._leave_out(Omission.DELETED, element)

    def _leave_out(self, what: Omission, element: etree._Element) -> None:
        text = "".join(_texts(element))
        if text.strip():
            self._sheet.leave_out(what, text)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if local(child) == "tr":
            yield child
        elif local(child) in CONTAINERS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if local(child) == "tc":
            yield child
        elif local(child) in CONTAINERS:
            yield from _cells(child)


def _continues(cell: etree._Element) -> bool:
    """Whether the cell is the lower part of one that is merged over rows."""
    merged = find(cell, "tcPr", "vMerge")
    return merged is not None and value(merged) != "restart"


def _texts(element: etree._Element) -> Iterator[str]:
    return (found.text or "" for found in element.iter() if local(found) in ("t", "delText"))


def _leave_out_margins(sheet: Sheet, main: Part) -> None:
    """Say what stands in headers, footers, notes and comments: they are on the page, but not in its text."""
    for relation in main.rels.values():
        kind = Omission.MARGIN if relation.reltype.endswith(MARGINS) else Omission.NOTE
        if relation.is_external or not relation.reltype.endswith((*MARGINS, *NOTES)):
            continue
        for paragraph in parse_xml(relation.target_part.blob).iter():
            text = "".join(_texts(paragraph)) if local(paragraph) == "p" else ""
            if text.strip():
                sheet.leave_out(kind, text)
