"""导入清单.xlsx or .csv, the list that may come with files: what each row says counts as given by a person.

A blank list to fill in, and a filled one read, with all that is wrong in it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException

from articles.models import Issue, Publication, Source
from articles.models.fields import UNSTORABLE
from articles.pipeline import SourceOptions
from articles.reading.errors import ReadingError
from articles.reading.packages import UNFIT, checked_xml
from articles.reading.plain_text import decode_text

from .remarks import Remark, RemarkCode

LIST_NAME = "导入清单.xlsx"
CSV = ".csv"
LIST_TYPES = (".xlsx", CSV)
"""How the names of lists end. Excel in China saves CSV in GBK."""

LONGEST_CELL = 100_000
"""Characters: what is longer begins with a quotation mark that is never closed."""

LIST_NAMES = frozenset({"导入清单.xlsx", "导入清单.csv"})

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


@dataclass(frozen=True, slots=True)
class ListRow:
    """`number` is the row's place in the sheet; the head is row 1."""

    number: int
    name: str
    options: SourceOptions


@dataclass(frozen=True, slots=True)
class ImportList:
    """The rows by the name of their file, which may have folders before it."""

    rows: Mapping[str, ListRow] = field(default_factory=dict)

    def options_for(self, name: str, options: SourceOptions) -> SourceOptions:
        """The options for a file: what its row says comes before what was said of all files."""
        key = self._key(name)
        return options.updated(self.rows[key].options) if key else options

    def rows_without_file(self, names: Iterable[str]) -> list[ListRow]:
        found = {self._key(name) for name in names}
        return [row for name, row in self.rows.items() if name not in found]

    def files_without_row(self, names: Iterable[str]) -> list[str]:
        """None where there is no list."""
        return [name for name in names if self._key(name) is None] if self.rows else []

    def remarks(self, names: Sequence[str]) -> tuple[Remark, ...]:
        """On the rows that none of these files has, and on the files that have no row."""
        rows, files = self.rows_without_file(names), self.files_without_row(names)
        return (
            *(Remark(RemarkCode.ROW_WITHOUT_FILE, {"row": row.number, "name": row.name}) for row in rows),
            *(Remark(RemarkCode.FILE_WITHOUT_ROW, {"name": name}) for name in files),
        )

    def _key(self, name: str) -> str | None:
        """What the list calls a file: its name with as many of its folders as the list has; the longest that fits."""
        parts = PurePath(name.replace("\\", "/")).parts
        return next((key for n in range(len(parts)) if (key := "/".join(parts[n:])) in self.rows), None)


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


@dataclass(frozen=True, slots=True)
class ListColumn:
    """`option` is the field of SourceOptions that the column fills; `most` is the longest text of a cell."""

    head: str
    option: str
    most: int
    width: int
    read: Callable[[Any, int], Any] = text_in_cell


def _max_length(model: type, name: str) -> int:
    return model._meta.get_field(name).max_length


NAME = ListColumn("文件名", "", 1000, 40)
COLUMNS = (
    NAME,
    ListColumn("媒体", "publication", _max_length(Publication, "name"), 20),
    ListColumn("日期", "published_on", 40, 14, date_in_cell),
    ListColumn("期号", "number", _max_length(Issue, "number"), 10),
    ListColumn("版次", "page", _max_length(Source, "page"), 10),
    ListColumn("版名", "page_name", _max_length(Source, "page_name"), 16),
)


def blank_list() -> bytes:
    """An empty list. Its cells are text, so that 03 stays 03."""
    book = Workbook()
    sheet = book.active
    sheet.title = LIST_NAME.partition(".")[0]
    sheet.freeze_panes = "A2"
    for n, column in enumerate(COLUMNS, 1):
        sheet.cell(1, n, column.head).font = Font(bold=True)
        letter = sheet.cell(1, n).column_letter
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].number_format = "@"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def is_list(name: str) -> bool:
    """Whether a file of this name is the list of the others: no table is ever a source."""
    return name.lower().endswith(LIST_TYPES)


def read_list(data: bytes, name: str = LIST_NAME) -> ImportList:
    """Raises ListError with all that is wrong, or ReadingError where the file cannot be read as what its name says."""
    cells = _csv_cells(data, name) if name.lower().endswith(CSV) else _xlsx_cells(data, name)
    if len(cells) > MOST_ROWS:
        raise ListError(_("more than %d rows") % MOST_ROWS)
    columns = _columns(cells[0] if cells else ())
    rows, problems = {}, []
    for number, values in enumerate(cells[1:], 2):
        try:
            row = _row(number, values, columns)
        except ListError as error:
            problems += error.problems
            continue
        if row and row.name in rows:
            problems.append(_place(number, NAME) + _("“%s” is in the list twice") % row.name)
        elif row:
            rows[row.name] = row
    if problems:
        raise ListError(*problems)
    return ImportList(rows)


def _csv_cells(data: bytes, name: str) -> list[Sequence[str | None]]:
    """The cells are parted by whichever sign the head has most of."""
    text = _csv_text(data, name)
    head = text.partition("\n")[0]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count))
    try:
        cells = [[cell or None for cell in line[:MOST_COLUMNS]] for line in islice(lines, MOST_ROWS + 1)]
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


def _columns(head: Sequence[Any]) -> dict[int, ListColumn]:
    """The known columns by their place. Raises ListError where the names of the files are missing."""
    by_head = {column.head: column for column in COLUMNS}
    found = {n: by_head[str(cell).strip()] for n, cell in enumerate(head) if str(cell).strip() in by_head}
    if NAME not in found.values():
        raise ListError(_("the first row has no column “%s”: start from the blank list") % NAME.head)
    return found


def _row(number: int, cells: Sequence[Any], columns: Mapping[int, ListColumn]) -> ListRow | None:
    """None for an empty row. Raises ListError."""
    values, problems = {}, []
    for n, column in columns.items():
        try:
            values[column.option] = column.read(cells[n] if n < len(cells) else None, column.most)
        except CellError as error:
            problems.append(f"{_place(number, column)}{error}")
    name = (values.pop(NAME.option, None) or "").replace("\\", "/")
    if not name and any(values.values()) and not problems:
        problems.append(_place(number, NAME) + _("the name of the file is missing"))
    if problems:
        raise ListError(*problems)
    return ListRow(number, name, SourceOptions(**values)) if name else None


def _place(number: int, column: ListColumn) -> str:
    return _("row %(row)d, column %(column)s: ") % {"row": number, "column": column.head}
