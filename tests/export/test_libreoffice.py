"""LibreOffice opens the tables, and every cell says what the story says."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from articles.export.csv_format import CsvFormat
from articles.export.guarding import guarded, printable, unguarded
from articles.export.table import FileFormat, Table
from articles.export.xlsx_format import LONGEST, XlsxFormat, pieces

from .nasty import EXAMPLES

pytestmark = pytest.mark.libreoffice

CSV_OUT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
CSV_IN = "CSV:44,34,76,1,1/2/2/2"
"""Commas, quotes, UTF-8, from the first row on; all cells are text as they stand."""


def cells(made: FileFormat, folder: Path, *texts: str) -> list[list[str]]:
    """What LibreOffice shows of a table of these texts, each beside the end of its row."""
    path = folder / f"table.{made.extension}"
    path.write_bytes(b"".join(made.chunks(Table("稿件", ["题", "尾"], [[texts, ["末"] * len(texts)]]))))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    reads = [f"--infilter={CSV_IN}"] if made.extension == "csv" else []
    command = [office, profile, "--headless", *reads, "--convert-to", CSV_OUT, "--outdir", str(folder / "out")]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    (shown,) = (folder / "out").glob("*.csv")
    with shown.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def test_every_cell_of_a_workbook_is_the_text(tmp_path):
    long = "工" * (LONGEST + 5)
    rows = cells(XlsxFormat(), tmp_path, *EXAMPLES.values(), long)
    assert rows[0] == ["题", "题(2)", "尾"]
    assert rows[1:] == [
        [part, rest, "末"] for text in (*EXAMPLES.values(), long) for part, rest in [(*pieces(printable(text)), "")[:2]]
    ]


def test_every_cell_of_a_csv_file_is_the_text(tmp_path):
    rows = cells(CsvFormat(), tmp_path, *EXAMPLES.values())
    assert [row[0] for row in rows[1:]] == [guarded(printable(text)) for text in EXAMPLES.values()]
    assert [unguarded(row[0]) for row in rows[1:]] == [printable(text) for text in EXAMPLES.values()]
