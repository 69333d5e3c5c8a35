"""The formats of an exported table, by the name that a form sends."""

from __future__ import annotations

from .csv_format import CsvFormat
from .docx_format import DocxFormat
from .json_format import JsonFormat, JsonLinesFormat
from .table import FileFormat
from .xlsx_format import XlsxFormat

FORMATS: dict[str, FileFormat] = {
    "xlsx": XlsxFormat(),
    "csv": CsvFormat(),
    "json": JsonFormat(),
    "jsonl": JsonLinesFormat(),
}

REPORT_FORMATS: dict[str, FileFormat] = {"docx": DocxFormat(), "xlsx": XlsxFormat()}
"""Those in which a report is taken away: to be printed, and to be counted on."""
