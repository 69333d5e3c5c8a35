"""CSV that Excel and WPS read as UTF-8 and in which no cell is a formula."""

from __future__ import annotations

import csv
import io
import re

import tablib
from django.utils.translation import gettext_lazy as _

from .cells import cell_text
from .file_format import FileFormat

LIVE = re.compile(r"[\s'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n\0]")
"""What a spreadsheet may take for a formula, in full width too, or for a way out of its cell (OWASP ASVS 5, 1.2.10)."""


class CsvFormat(FileFormat):
    title = _("CSV: plain table")
    extension = "csv"
    content_type = "text/csv; charset=utf-8"

    def export_data(self, dataset: tablib.Dataset, **kwargs: object) -> bytes:
        table = io.StringIO(newline="")
        rows = csv.writer(table)
        rows.writerow(map(guarded, dataset.headers))
        rows.writerows([guarded(cell_text(value)) for value in row] for row in dataset)
        return table.getvalue().encode("utf-8-sig", "backslashreplace")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it might come alive.

    To read it back: where a cell begins with an apostrophe and the rest would be guarded, take that apostrophe away.
    """
    return f"'{text}" if LIVE.match(text) else text
