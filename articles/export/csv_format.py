"""CSV that Excel and WPS read as UTF-8 and in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from .columns import Cell
from .guarding import guarded, printable
from .table import FileFormat, Table


class CsvFormat(FileFormat):
    title = _("CSV: plain table")
    extension = "csv"
    content_type = "text/csv; charset=utf-8"

    def chunks(self, table: Table) -> Iterator[bytes]:
        yield BOM_UTF8
        piece = io.StringIO(newline="")
        writer = csv.writer(piece)
        writer.writerow(csv_column(table.heads))
        for columns in table.chunks:
            writer.writerows(zip(*map(csv_column, columns), strict=True))
            yield piece.getvalue().encode()
            piece.seek(0)
            piece.truncate()
        yield piece.getvalue().encode()


def csv_column(cells: Sequence[Cell]) -> list[str]:
    """The cells as texts, each made once however often it stands there."""
    made = {cell: csv_cell(cell) for cell in set(cells)}
    return [*map(made.__getitem__, cells)]


def csv_cell(cell: Cell) -> str:
    """A day is written 2022-12-21, nothing is empty."""
    if cell is None:
        return ""
    return guarded(printable(cell)) if isinstance(cell, str) else str(cell)
