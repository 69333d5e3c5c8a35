"""XLSX in which every cell is text, and no text is cut, run as a formula or refused."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import tablib
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from .cells import cell_text
from .file_format import FileFormat

LONGEST = 32_767
"""UTF-16 units that a cell can hold."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""

ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Begins what a spreadsheet would read as an escape (ECMA-376 part 1, 22.9.2.19)."""

LIVE = re.compile("[=+\\-@]")
WIDTHS = (8, 48)
"""The narrowest and the widest column, in digits of the standard font; a Chinese character takes two."""

SAMPLE = 200
"""Rows that are measured for the widths."""


class XlsxFormat(FileFormat):
    title = _("XLSX: for Excel and WPS")
    extension = "xlsx"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def export_data(self, dataset: tablib.Dataset, **kwargs: object) -> bytes:
        rows = [[pieces(printable(cell_text(value))) for value in row] for row in dataset]
        columns = [max((len(row[n]) for row in rows), default=1) for n in range(len(dataset.headers))]
        heads = [
            [head, *(f"{head}({part})" for part in range(2, columns[n] + 1))] for n, head in enumerate(dataset.headers)
        ]
        return _workbook(
            dataset.title or gettext("Stories"), _flat(heads, columns), [_flat(row, columns) for row in rows]
        )


def printable(text: str) -> str:
    """The text with line ends made alike and a visible sign for each character that XML cannot hold."""
    return UNPRINTABLE.sub(_sign, text.replace("\r\n", "\n").replace("\r", "\n"))


def _sign(found: re.Match[str]) -> str:
    """The picture of a control character (U+2400 and on), or the sign of replacement."""
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def pieces(text: str) -> list[str]:
    """The text cut into what cells can hold.

    A character beyond U+FFFF takes two units, and escaping at most doubles a text: then half as much goes into a cell.
    """
    swells = max(text, default="") > "\uffff" or ESCAPE_LIKE.search(text)
    size = LONGEST // 2 if swells else LONGEST
    return [text[start : start + size] for start in range(0, len(text), size)] or [""]


def _flat(row: Sequence[Sequence[str]], columns: Sequence[int]) -> list[str]:
    """The pieces side by side, as many cells for each column as its longest text needs."""
    return [cell for parts, width in zip(row, columns, strict=True) for cell in [*parts, *[""] * (width - len(parts))]]


def _workbook(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"
    for n, width in enumerate(_widths([heads, *rows[:SAMPLE]]), 1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    sheet.append(_cells(sheet, heads, Font(bold=True)))
    for row in rows:
        sheet.append(_cells(sheet, row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _widths(rows: Iterable[Sequence[str]]) -> Iterator[int]:
    """As wide as the widest first line of a column, within bounds."""
    narrowest, widest = WIDTHS
    for column in zip(*rows, strict=True):
        yield min(widest, max(narrowest, *(_width(text) + 2 for text in column)))


def _width(text: str) -> int:
    line = text[: WIDTHS[1]].partition("\n")[0]
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def _cells(sheet: WriteOnlyWorksheet, row: Sequence[str], font: Font | None = None) -> Iterator[WriteOnlyCell | None]:
    return (_cell(sheet, text, font) if text else None for text in row)


def _cell(sheet: WriteOnlyWorksheet, text: str, font: Font | None) -> WriteOnlyCell:
    """A cell of text, whatever the text looks like; one that looks alive stays text when it is edited, too."""
    cell = WriteOnlyCell(sheet, ESCAPE_LIKE.sub("_x005F_", text))
    cell.data_type = "s"
    cell.quotePrefix = bool(LIVE.match(text))
    if font:
        cell.font = font
    return cell
