"""The formats of an exported table, by the name that a form sends."""

from __future__ import annotations

from .csv_format import CsvFormat
from .file_format import FileFormat
from .json_format import JsonFormat
from .xlsx_format import XlsxFormat

FORMATS: dict[str, FileFormat] = {"xlsx": XlsxFormat(), "csv": CsvFormat(), "json": JsonFormat()}
