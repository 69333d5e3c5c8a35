"""Tables that come back from a spreadsheet: rows of texts, as they were before the export made them safe."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from articles.importing.sheets import DAMAGED, csv_lines
from articles.reading.limits import LARGEST_FILE
from articles.reading.packages import checked_xml

from .exports import column_heads
from .guarding import unguarded

NUMBERED = re.compile(r"(.+)\((\d+)\)")
"""The head of a column in which a long text goes on."""

LONGEST_CELL = 10_000_000
NUL = "\0"


class TableError(Exception):
    """A file that is no table of stories. Its text is for the person who brought it."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """`number` is its place in the sheet; the head is row 1. `texts` are by the names of the columns."""

    number: int
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableFile:
    """The columns that are known, the heads of those that are not, and the rows, which are read once. Of a file in GBK,
    other characters than those of GBK became question marks."""

    columns: Sequence[str]
    unknown: Sequence[str]
    rows: Iterator[TableRow]
    is_gbk: bool = False
    is_csv: bool = False


def read_table(data: bytes, table: str) -> TableFile:
    """A table of XLSX or CSV. Raises TableError."""
    if data.startswith(b"PK"):
        return _table(_workbook_rows(data), table)
    text, is_gbk = decoded(data)
    csv.field_size_limit(LONGEST_CELL)
    return _table(_csv_rows(csv_lines(text)), table, is_gbk=is_gbk, is_csv=True)


def decoded(data: bytes) -> tuple[str, bool]:
    """The text, and whether it is in GBK. Raises TableError."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"", "utf-8"), (b"", "gb18030")):
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if NUL not in text:  # a picture may be GBK, byte by byte
                return text, encoding == "gb18030"
    raise TableError(_("This is neither XLSX nor CSV in UTF-8 or GBK."))


def _csv_rows(lines: Iterable[list[str]]) -> Iterator[list[str]]:
    try:
        for line in lines:
            yield [unguarded(cell) for cell in line]
    except csv.Error:
        raise TableError(_("this is no CSV file, or a damaged one")) from None


def _workbook_rows(data: bytes) -> Iterator[list[str]]:
    """Of the first sheet, and of those that go on with the same heads."""
    checked_xml(data, "", LARGEST_FILE)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        first: list[str] = []
        if not book.worksheets:  # a Word file
            raise TableError(_("This is no XLSX file, or a damaged one."))
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # some programs write a wrong one
            rows = ([_text(value) for value in row] for row in sheet.iter_rows(values_only=True))
            heads = next(rows, [])
            if not first:
                first = heads
                yield heads
            elif heads != first:
                continue
            yield from rows
    except DAMAGED:
        raise TableError(_("This is no XLSX file, or a damaged one.")) from None


def _text(value: Any) -> str:
    """What stands in a cell: the number 24 is not 24.0, a day is 2022-12-21."""
    if value is None:
        return ""
    if isinstance(value, str):
        return unescape(value) if "_x" in value else value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _table(rows: Iterator[list[str]], table: str, **facts: bool) -> TableFile:
    heads = [" ".join(head.split()) for head in next(rows, [])]
    names = _names_by_head(table)
    columns = [names.get(_whole_head(head, names), "") for head in heads]
    whole = [names[head] for head in heads if head in names]
    repeated = [head for head in heads if head in names and whole.count(names[head]) > 1]
    if "id" not in columns:
        raise TableError(_("The table has no column with the record numbers, so nobody knows which rows are whose."))
    if repeated:
        raise TableError(_("The table has two columns with the head “%s”.") % repeated[0])
    unknown = [head for head, name in zip(heads, columns, strict=True) if head and not name]
    return TableFile([*dict.fromkeys(filter(None, columns))], unknown, _table_rows(rows, columns), **facts)


def _table_rows(rows: Iterator[list[str]], columns: Sequence[str]) -> Iterator[TableRow]:
    """Without those that are empty; the pieces of a long text together."""
    for number, row in enumerate(rows, 2):
        if any(row):
            texts: dict[str, str] = {}
            for name, text in zip(columns, row, strict=False):
                if name:
                    texts[name] = texts.get(name, "") + text.replace("\r\n", "\n").replace("\r", "\n")
            yield TableRow(number, texts)


def _names_by_head(table: str) -> dict[str, str]:
    """The columns by their heads in every language, and by their own names."""
    names: dict[str, str] = {}
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            names |= {head: name for name, head in column_heads(table).items()}
    return names | {name: name for name in names.values()}


def _whole_head(head: str, names: Mapping[str, str]) -> str:
    found = NUMBERED.fullmatch(head)
    return found[1] if found and found[1] in names else head
