"""The formats of an exported table, by the name that a form sends."""

from __future__ import annotations

from .csv_format import CsvFormat
from .json_format import JsonFormat, JsonLinesFormat
from .table import FileFormat
from .xlsx_format import XlsxFormat

FORMATS: dict[str, FileFormat] = {
    "xlsx": XlsxFormat(),
    "csv": CsvFormat(),
    "json": JsonFormat(),
    "jsonl": JsonLinesFormat(),
}
