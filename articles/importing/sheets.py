"""Sheets that people fill in, as XLSX or as CSV in UTF-8 or GBK: their cells, and what a cell says."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException

from articles.models.fields import UNSTORABLE
from articles.reading.errors import ReadingError
from articles.reading.packages import UNFIT, checked_xml
from articles.reading.plain_text import decode_text

CSV = ".csv"
SHEET_TYPES = (".xlsx", CSV)
"""How the names of sheets end. Excel in China saves CSV in GBK."""

LONGEST_CELL = 100_000
"""Characters: what is longer begins with a quotation mark that is never closed."""

MOST_ROWS = 20_000
"""A daily paper of eight pages fills 3,000 rows a year."""

MOST_COLUMNS = 50

DAY = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?")
DAY_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)")
MIDNIGHT = re.compile(r"\s+0?0:00(?::00)?$")
SERIAL_NUMBER = re.compile(r"([1-9]\d{4})(?:\.\d+)?")
DAY_0 = date(1899, 12, 30)
"""The day before the first of the serial numbers in which spreadsheets count days, from March 1900 on."""

DELIMITERS = ",;\t"
DAMAGED = (*UNFIT, InvalidFileException, KeyError, TypeError, AttributeError, IndexError, SyntaxError)
"""What openpyxl raises on what is no workbook, or a damaged one."""


class ListError(Exception):
    """A list that cannot be used. `problems` are for the person who made it: all that is wrong, by row and column."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class CellError(ValueError):
    """What is wrong with a cell, for the person who filled it in."""


def text_in_cell(value: Any, most: int) -> str | None:
    """The text of a cell as a person reads it: the number 24 is not 24.0. Raises CellError."""
    if isinstance(value, bool | date):
        raise CellError(_("“%s” is not text") % value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(str(value).split()) if value is not None else ""
    if text.startswith("#") and text.endswith(("!", "?", "/A")):
        raise CellError(_("“%s” is a spreadsheet error") % text)
    if UNSTORABLE.search(text) or len(text) > most:
        raise CellError(_("longer than %d characters") % most)
    return text or None


def date_in_cell(value: Any, most: int) -> date | None:
    """A date of the spreadsheet, or one written out: 2022-12-21, 2022年12月21日, 20221221, or as serial number 44916.

    Raises CellError.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = text_in_cell(value, most)
    if text is None:
        return None
    if serial := SERIAL_NUMBER.fullmatch(text):
        return DAY_0 + timedelta(days=int(serial[1]))
    written = MIDNIGHT.sub("", text)
    found = DAY_DIGITS.fullmatch(written) or DAY.fullmatch(written)
    try:
        return date(*map(int, found.groups()))
    except (AttributeError, ValueError):
        raise CellError(_("“%s” is not a date") % text) from None


def cells_of_sheet(data: bytes, name: str) -> list[Sequence[Any]]:
    """The rows of the first sheet, the head among them. Raises ListError, or ReadingError where the file cannot be read
    as what its name says."""
    cells = _csv_cells(data, name) if name.lower().endswith(CSV) else _xlsx_cells(data, name)
    if len(cells) > MOST_ROWS:
        raise ListError(_("more than %d rows") % MOST_ROWS)
    return cells


def csv_lines(text: str) -> Iterator[list[str]]:
    """The lines of a CSV file, whose cells are parted by whichever sign its head has most of. Raises csv.Error."""
    head = text.partition("\n")[0]
    return csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count))


def blank_sheet(title: str, columns: Iterable[tuple[str, int]]) -> bytes:
    """An empty sheet of columns with these heads and widths. Its cells are text, so that 03 stays 03."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    sheet.freeze_panes = "A2"
    for n, (head, width) in enumerate(columns, 1):
        sheet.cell(1, n, head).font = Font(bold=True)
        letter = sheet.cell(1, n).column_letter
        sheet.column_dimensions[letter].width = width
        sheet.column_dimensions[letter].number_format = "@"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _csv_cells(data: bytes, name: str) -> list[Sequence[str | None]]:
    lines = islice(csv_lines(_csv_text(data, name)), MOST_ROWS + 1)
    try:
        cells = [[cell or None for cell in line[:MOST_COLUMNS]] for line in lines]
    except csv.Error:
        cells = None
    if cells is None or any(len(cell or "") > LONGEST_CELL for line in cells for cell in line):
        raise ListError(_("this is no CSV file, or a damaged one"))
    return cells


def _csv_text(data: bytes, name: str) -> str:
    try:
        return decode_text(data, name, None)[0]
    except ReadingError:  # names of papers and pages alone may have too few common characters to be known by
        return decode_text(data, name, "gb18030")[0]


def _xlsx_cells(data: bytes, name: str) -> list[Sequence[Any]]:
    checked_xml(data, name)  # raises what there is against it
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its size is not believed
        return list(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True))
    except DAMAGED:
        raise ListError(_("this is no XLSX file, or a damaged one")) from None
