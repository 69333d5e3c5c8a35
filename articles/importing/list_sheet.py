"""The sheet of an import list: a blank one to fill in, and a filled one read, with all that is wrong in it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException

from articles.importing.import_list import ImportList, Row
from articles.models import Issue, Publication, Source
from articles.models.fields import UNSTORABLE
from articles.pipeline import SourceOptions
from articles.reading.packages import UNFIT, checked_xml

FILE_NAME = "导入清单.xlsx"
MOST_ROWS = 20_000
"""A daily paper of eight pages fills 3,000 rows a year."""

DAY = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?")
DAY_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)")
DAMAGED = (*UNFIT, InvalidFileException, KeyError, TypeError, AttributeError, IndexError, SyntaxError)
"""What openpyxl raises on what is no workbook, or a damaged one."""


class ListError(Exception):
    """A list that cannot be used. `problems` are for the person who made it: all that is wrong, by row and column."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class WrongCell(ValueError):
    """What is wrong with a cell, for the person who filled it in."""


def _length(model: type, name: str) -> int:
    return model._meta.get_field(name).max_length


def text_of(value: Any, most: int) -> str | None:
    """A number of a cell is text as a person reads it: 24, not 24.0."""
    if isinstance(value, bool | date):
        raise WrongCell(_("“%s” is no text") % value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(str(value).split()) if value is not None else ""
    if text.startswith("#") and text.endswith(("!", "?", "/A")):
        raise WrongCell(_("“%s” is an error of the spreadsheet") % text)
    if UNSTORABLE.search(text) or len(text) > most:
        raise WrongCell(_("longer than %d characters") % most)
    return text or None


def day_of(value: Any, most: int) -> date | None:
    """A date of the spreadsheet, or one written out: 2022-12-21, 2022年12月21日, 20221221."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = text_of(value, most)
    if text is None:
        return None
    found = DAY_DIGITS.fullmatch(text) or DAY.fullmatch(text)
    try:
        return date(*map(int, found.groups()))
    except (AttributeError, ValueError):
        raise WrongCell(_("“%s” is no date") % text) from None


@dataclass(frozen=True, slots=True)
class Column:
    """`option` is the field of SourceOptions that the column says; `most` is the longest text of a cell."""

    head: str
    option: str
    most: int
    width: int
    read: Callable[[Any, int], Any] = text_of


NAME = Column("文件名", "", 1000, 40)
COLUMNS = (
    NAME,
    Column("媒体", "publication", _length(Publication, "name"), 20),
    Column("日期", "published_on", 40, 14, day_of),
    Column("期号", "number", _length(Issue, "number"), 10),
    Column("版次", "page", _length(Source, "page"), 10),
    Column("版名", "page_name", _length(Source, "page_name"), 16),
)


def blank_list() -> bytes:
    """An empty list. Its cells are text, so that 03 stays 03."""
    book = Workbook()
    sheet = book.active
    sheet.title = FILE_NAME.partition(".")[0]
    sheet.freeze_panes = "A2"
    for n, column in enumerate(COLUMNS, 1):
        sheet.cell(1, n, column.head).font = Font(bold=True)
        letter = sheet.cell(1, n).column_letter
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].number_format = "@"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_list(data: bytes, name: str = FILE_NAME) -> ImportList:
    """Raises ListError with all that is wrong, or ReadingError where the file is beyond the limits of a package."""
    rows = _rows(data, name)
    columns = _columns(rows[0] if rows else ())
    made, problems = {}, []
    for number, cells in enumerate(rows[1:], 2):
        try:
            row = _row(number, cells, columns)
        except ListError as error:
            problems += error.problems
            continue
        if row and row.name in made:
            problems.append(_place(number, NAME) + _("“%s” stands in the list twice") % row.name)
        elif row:
            made[row.name] = row
    if problems:
        raise ListError(*problems)
    return ImportList(made)


def _rows(data: bytes, name: str) -> list[tuple[Any, ...]]:
    checked_xml(data, name)  # raises what there is against it
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its size is not believed
        rows = list(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=50, values_only=True))
    except DAMAGED:
        raise ListError(_("this is no XLSX file, or a damaged one")) from None
    if len(rows) > MOST_ROWS:
        raise ListError(_("more than %d rows") % MOST_ROWS)
    return rows


def _columns(head: Sequence[Any]) -> dict[int, Column]:
    """The columns by their place; others are not read."""
    by_head = {column.head: column for column in COLUMNS}
    found = {n: by_head[str(cell).strip()] for n, cell in enumerate(head) if str(cell).strip() in by_head}
    if NAME not in found.values():
        raise ListError(_("the first row has no column “%s”: take the blank list") % NAME.head)
    return found


def _row(number: int, cells: Sequence[Any], columns: dict[int, Column]) -> Row | None:
    """None for an empty row. Raises ListError."""
    said, problems = {}, []
    for n, column in columns.items():
        try:
            said[column.option] = column.read(cells[n] if n < len(cells) else None, column.most)
        except WrongCell as wrong:
            problems.append(f"{_place(number, column)}{wrong}")
    name = (said.pop(NAME.option, None) or "").replace("\\", "/")
    if not name and any(said.values()) and not problems:
        problems.append(_place(number, NAME) + _("the name of the file is missing"))
    if problems:
        raise ListError(*problems)
    return Row(number, name, SourceOptions(**said)) if name else None


def _place(number: int, column: Column) -> str:
    return _("row %(row)d, column %(column)s: ") % {"row": number, "column": column.head}
