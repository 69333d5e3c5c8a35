"""A table as a document in DOCX, to be printed: for reports, of which a desk hands on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from articles.display.drawings import text_width

from .chinese_docx import CONTENT_TYPE, add_paragraph, letter_bytes
from .columns import Cell
from .report_paper import PRINTED_WIDTH, PRINTED_WIDTH_ACROSS, add_grid, new_report
from .table import FileFormat, Table

MOST_UPRIGHT = 5
"""Columns beyond which the paper is laid across."""

NARROWEST, WIDEST = 3, 24
"""Characters that count for the width of a column."""


class DocxFormat(FileFormat):
    """What the table says of itself stands below its title."""

    title = _("DOCX: for Word and WPS, to be printed")
    extension = "docx"
    content_type = CONTENT_TYPE

    def chunks(self, table: Table) -> Iterator[bytes]:
        is_across = len(table.heads) > MOST_UPRIGHT
        rows = [[_text(cell) for cell in row] for columns in table.chunks for row in zip(*columns, strict=True)]
        letter = new_report(is_across=is_across)
        add_paragraph(letter, table.name, style="Title")
        for heading, text in table.about:
            add_paragraph(letter, f"{heading}：{text}")
        widths = _widths([table.heads, *rows], PRINTED_WIDTH_ACROSS if is_across else PRINTED_WIDTH)
        add_grid(letter, dict(zip(table.heads, widths, strict=True)), rows)
        yield letter_bytes(letter)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _widths(rows: Sequence[Sequence[str]], whole: int) -> list[int]:
    """Millimetres, in proportion to the widest text of each column within bounds."""
    character = text_width("字")
    needs = [max(map(text_width, column)) / character for column in zip(*rows, strict=True)]
    bounded = [min(WIDEST, max(NARROWEST, need + 1)) for need in needs]
    return [int(whole * need / sum(bounded)) for need in bounded]
