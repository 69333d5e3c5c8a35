"""XLSX in which no text is cut, run as a formula or refused. One row is in memory at a time."""

from __future__ import annotations

import pickle
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryFile
from typing import IO

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .columns import Cell
from .guarding import is_live, printable
from .table import FileFormat, Table

LONGEST = 32_767
"""UTF-16 units that a cell can hold."""

MOST_ROWS = 1_048_575
"""Rows that a sheet can hold below its head; those beyond go on in another sheet."""

LONGEST_TAB, NOT_IN_TABS = 31, re.compile(r"[\[\]:*?/\\]")
"""Characters of the name of a sheet: how many, and those that it cannot have."""

MOST_DIGITS = 15
"""Of a number that a spreadsheet keeps as it is."""

FIRST_DAY = date(1900, 3, 1)
"""Before it, spreadsheets count the days otherwise, or not at all."""

ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Begins what a spreadsheet would read as an escape (ECMA-376 part 1, 22.9.2.19)."""

WIDTHS = (8, 48)
"""The narrowest and the widest column, in digits of the standard font; a Chinese character takes two."""

FIRST_HAN, BEYOND_HAN = "\u4e00", "\ua000"

SAMPLE = 200
"""The first rows, which are measured for the widths."""

BLOCK = 2**16
"""Bytes of a piece of the file."""


class XlsxFormat(FileFormat):
    title = _("XLSX: for Excel and WPS")
    extension = "xlsx"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def chunks(self, table: Table) -> Iterator[bytes]:
        with TemporaryFile() as file:
            write_workbook(table, file)
            file.seek(0)
            while block := file.read(BLOCK):
                yield block


def write_workbook(table: Table, file: IO[bytes]) -> None:
    options = {"constant_memory": True, "strings_to_urls": False}
    with Spool(len(table.heads)) as spool, Workbook(file, options) as book:
        for columns in table.chunks:
            spool.add(columns)
        sheets = _Sheets(book, spool)
        rows = spool.rows()
        for number in range(1, max(0, spool.number - 1) // MOST_ROWS + 2):
            sheets.add(sheet_name(table.name, number), sheets.heads(table.heads), islice(rows, MOST_ROWS))
        if table.about:
            sheets.add_about(table.about)


def sheet_name(name: str, number: int = 1) -> str:
    """Of the sheets of a table the how-manieth, as far as a tab takes it: some signs it does not."""
    tail = "" if number == 1 else f"({number})"
    return NOT_IN_TABS.sub(" ", name).strip("' ")[: LONGEST_TAB - len(tail)] + tail


class Spool:
    """Rows on disk, until it is known how many cells and how much room each column takes."""

    def __init__(self, columns: int) -> None:
        self.pieces, self.widths, self.number = [1] * columns, [0] * columns, 0

    def __enter__(self) -> Spool:
        self.file = TemporaryFile()
        return self

    def __exit__(self, *exception: object) -> None:
        self.file.close()

    def add(self, columns: Sequence[Sequence[Cell]]) -> None:
        shown = []
        for n, column in enumerate(columns):
            if not self.number:
                self.widths[n] = max(map(_width, column[:SAMPLE]))
            made = {cell: printable(cell) if isinstance(cell, str) else cell for cell in set(column)}
            for cell in made.values():
                if isinstance(cell, str) and len(cell) > LONGEST // 2:
                    self.pieces[n] = max(self.pieces[n], len(pieces(cell)))
            shown.append([*map(made.__getitem__, column)])
        self.number += len(shown[0])
        pickle.dump(shown, self.file, pickle.HIGHEST_PROTOCOL)

    def rows(self) -> Iterator[Sequence[Cell]]:
        """In the order in which they came."""
        end = self.file.tell()
        self.file.seek(0)
        while self.file.tell() < end:
            yield from zip(*pickle.load(self.file), strict=True)


def pieces(text: str) -> list[str]:
    """The text cut into what cells can hold.

    A character beyond U+FFFF takes two units, and escaping at most doubles a text: then half as much goes into a cell.
    """
    swells = max(text, default="") > "\uffff" or ESCAPE_LIKE.search(text)
    size = LONGEST // 2 if swells else LONGEST
    return [text[start : start + size] for start in range(0, len(text), size)] or [""]


class TextSheet(Worksheet):
    """Texts stay what they are, escapes that overlap and tags among them."""

    @staticmethod
    def _escape_control_characters(data: str) -> str:
        return ESCAPE_LIKE.sub("_x005F_", data) if "_x" in data else data

    def _xml_rich_inline_string(self, string: str, attributes: Sequence[tuple[str, str]] | None = None) -> None:
        """A text that looks like one with fonts, which no table has, is a text."""
        self._xml_inline_string(string, False, attributes)


class _Sheets:
    """The sheets of a workbook, each with its head in sight, a filter and columns as wide as their texts."""

    def __init__(self, book: Workbook, spool: Spool) -> None:
        self.book, self.spool = book, spool
        self.bold = book.add_format({"bold": True})
        self.quoted = book.add_format({"quote_prefix": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.places = [0]
        for number in spool.pieces:
            self.places.append(self.places[-1] + number)

    def heads(self, heads: Sequence[str]) -> list[str]:
        """The further cells of a long text stand below 正文(2), 正文(3) …"""
        return [
            head if part == 1 else f"{head}({part})"
            for head, number in zip(heads, self.spool.pieces, strict=True)
            for part in range(1, number + 1)
        ]

    def add(self, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        sheet = self.book.add_worksheet(name, TextSheet)
        sheet.freeze_panes(1, 0)
        for place, width in zip(self.places, self._widths(heads), strict=False):
            sheet.set_column(place, place, width)
        for n, head in enumerate(heads):
            sheet.write_string(0, n, printable(head), self.bold)
        number = 0
        for number, row in enumerate(rows, 1):
            for place, value in zip(self.places, row, strict=False):
                if value is not None and value != "":
                    self._write(sheet, number, place, value)
        sheet.autofilter(0, 0, number, len(heads) - 1)

    def _write(self, sheet: Worksheet, row: int, place: int, value: Cell) -> None:
        if isinstance(value, str):
            if len(value) > LONGEST // 2:
                for n, piece in enumerate(pieces(value)):
                    sheet.write_string(row, place + n, piece, self._format_of(piece))
            elif FIRST_HAN <= value < BEYOND_HAN:  # most are not live, and this is asked quickly
                sheet.write_string(row, place, value)
            else:
                sheet.write_string(row, place, value, self._format_of(value))
        elif isinstance(value, date) and value >= FIRST_DAY:
            sheet.write_datetime(row, place, datetime.combine(value, time()), self.day)
        elif isinstance(value, int | Decimal) and len(str(value)) <= MOST_DIGITS:
            sheet.write_number(row, place, value)
        else:
            sheet.write_string(row, place, str(value))

    def _format_of(self, text: str) -> Format | None:
        """What looks alive stays text when it is edited, too."""
        return self.quoted if is_live(text) else None

    def _widths(self, heads: Sequence[str]) -> Iterator[int]:
        """As wide as the widest first line of a column, within bounds."""
        narrowest, widest = WIDTHS
        for place, width in zip(self.places, self.spool.widths, strict=False):
            yield min(widest, max(narrowest, _width(heads[place]) + 2, width + 2))

    def add_about(self, about: Sequence[tuple[str, str]]) -> None:
        sheet = self.book.add_worksheet(gettext("About this table"), TextSheet)
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 80, self.book.add_format({"text_wrap": True, "valign": "top"}))
        for n, (heading, text) in enumerate(about):
            sheet.write_string(n, 0, heading, self.bold)
            sheet.write_string(n, 1, printable(text)[:LONGEST])


def _width(value: Cell) -> int:
    line = str("" if value is None else value)[: WIDTHS[1]].partition("\n")[0]
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)
