"""The formats of an exported table, by the name that a form sends."""

from __future__ import annotations

from import_export.formats.base_formats import Format

from .csv_format import CsvFormat
from .json_format import JsonFormat
from .xlsx_format import XlsxFormat

FORMATS: dict[str, Format] = {"xlsx": XlsxFormat(), "csv": CsvFormat(), "json": JsonFormat()}
