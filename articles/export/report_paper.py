"""Paper for reports in DOCX: headings, and tables as long as they come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from docx.document import Document as Letter
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import Table as Grid

from .chinese_docx import HEADING_FONT, LINE, MARGINS, new_letter, set_style
from .guarding import printable

PRINTED_WIDTH, PRINTED_WIDTH_ACROSS = 156, 225
"""Millimetres between the margins: upright, and on paper laid across."""

CELL_SIZE, CELL_LINE = Pt(12), Pt(20)

NUMBER_FONT, NUMBER_SIZE, BELOW_TEXT = "宋体", Pt(14), Mm(7)
"""Of the numbers of pages, after GB/T 9704."""


def new_report(*, is_across: bool = False) -> Letter:
    """`is_across`: on paper laid across, for wide tables."""
    letter = new_letter()
    set_style(letter.styles["Heading 1"], HEADING_FONT, indent=2)
    letter.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    letter.styles["Title"].paragraph_format.space_after = LINE
    number_pages(letter)
    if is_across:
        _lay_across(letter)
    return letter


def number_pages(letter: Letter) -> None:
    """— 1 — in 宋体 of 14 points, 7 millimetres below the text, one character from the outer edge."""
    letter.settings.odd_and_even_pages_header_footer = True
    style = letter.styles["Footer"]
    set_style(style, NUMBER_FONT, size=NUMBER_SIZE, indent=0)
    section = letter.sections[0]
    section.footer_distance = MARGINS["bottom_margin"] - BELOW_TEXT - NUMBER_SIZE
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        line = footer.paragraphs[0]
        line.style, line.alignment = style, side
        line.paragraph_format.left_indent = line.paragraph_format.right_indent = NUMBER_SIZE
        line.add_run("— ")
        line._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
        line.add_run(" —")


def _lay_across(letter: Letter) -> None:
    """The binding edge becomes the upper one."""
    section = letter.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.top_margin, section.bottom_margin = MARGINS["left_margin"], MARGINS["right_margin"]
    section.left_margin, section.right_margin = MARGINS["bottom_margin"], MARGINS["top_margin"]


def add_grid(letter: Letter, columns: Mapping[str, int], rows: Iterable[Sequence[str]]) -> None:
    """A table by the heads of its columns and their widths in millimetres; the head is on each page."""
    grid = letter.add_table(rows=1, cols=len(columns), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(grid.columns, columns.values(), strict=True):
        column.width = Mm(width)
    blank = _blank_row(grid)
    _write(grid.rows[0]._tr, tuple(columns))
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:  # a copy is a hundred times as fast as a row that python-docx adds to a long table
        added = deepcopy(blank)
        _write(added, row)
        grid._tbl.append(added)


def _blank_row(grid: Grid) -> OxmlElement:
    """The first row as all are: of small type, and on one page."""
    row = grid.rows[0]._tr
    for cell in grid.rows[0].cells:
        layout = cell.paragraphs[0].paragraph_format
        layout.first_line_indent, layout.line_spacing = Pt(0), CELL_LINE
        cell.paragraphs[0].add_run().font.size = CELL_SIZE
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return deepcopy(row)


def _write(row: OxmlElement, texts: Sequence[str]) -> None:
    for cell, text in zip(row.tc_lst, texts, strict=True):
        cell.p_lst[0].r_lst[0].text = printable(text)
