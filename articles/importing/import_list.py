"""导入清单.xlsx or .csv, the list that may come with files: what each row says counts as given by a person.

A blank list to fill in, and a filled one read, with all that is wrong in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Issue, Publication, Source
from articles.pipeline import SourceOptions

from .remarks import Remark, RemarkCode
from .sheets import SHEET_TYPES, CellError, ListError, blank_sheet, cells_of_sheet, date_in_cell, text_in_cell

LIST_NAME = "导入清单.xlsx"
LIST_NAMES = frozenset({"导入清单.xlsx", "导入清单.csv"})


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
    return blank_sheet(LIST_NAME.partition(".")[0], [(column.head, column.width) for column in COLUMNS])


def is_list(name: str) -> bool:
    """Whether a file of this name is the list of the others: no table is ever a source."""
    return name.lower().endswith(SHEET_TYPES)


def read_list(data: bytes, name: str = LIST_NAME) -> ImportList:
    """Raises ListError with all that is wrong, or ReadingError where the file cannot be read as what its name says."""
    cells = cells_of_sheet(data, name)
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
