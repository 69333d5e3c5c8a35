from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from articles.export import xlsx_format
from articles.export.guarding import printable
from articles.export.table import Table
from articles.export.xlsx_format import LONGEST, XlsxFormat, pieces, sheet_name

from .nasty import EXAMPLES, texts

LONG = "".join(chr(0x4E00 + n % 20_000) for n in range(140_000))


def table_file(heads: Sequence[str], *rows: Sequence[object], about: Sequence[tuple[str, str]] = ()) -> bytes:
    chunks = [[*zip(*rows, strict=True)]] if rows else []
    return b"".join(XlsxFormat().chunks(Table("稿件", heads, chunks, about=about)))


def written(*values: object) -> bytes:
    return table_file(["题", "尾"], *[(value, "末") for value in values])


def sheet(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def rows(data: bytes) -> list[list[str]]:
    """All cells; a spreadsheet reads its escapes back, openpyxl leaves that to us."""
    return [[unescape(value or "") for value in row] for row in sheet(data).iter_rows(values_only=True)]


def read_back(text: str) -> str:
    _heads, [*parts, end] = rows(written(text))
    assert end == "末"
    return "".join(parts)


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_nasty_text_comes_back(text):
    assert read_back(text) == text


@given(texts)
def test_any_text_comes_back_but_for_what_xml_cannot_hold(text):
    assert read_back(text) == printable(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x00b", "a\u2400b"), ("a\x1bb", "a\u241bb"), ("a\uffffb", "a\ufffdb"), ("a\ud800b", "a\ufffdb")],
    ids=["NUL", "escape", "no character", "lone surrogate"],
)
def test_what_xml_cannot_hold_is_marked(text, shown):
    assert read_back(text) == shown


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_are_alike(end):
    assert read_back(f"一{end}二") == "一\n二"


def test_long_text_goes_on_in_further_columns():
    heads, parts = rows(written(LONG))
    assert heads == ["题", "题(2)", "题(3)", "题(4)", "题(5)", "尾"]
    assert "".join(parts[:-1]) == LONG


def test_short_text_beside_a_long_one_keeps_its_columns():
    _heads, _long, short = rows(written(LONG, "短"))
    assert short == ["短", "", "", "", "", "末"]


@pytest.mark.parametrize("text", ["👍" * LONGEST, "_x0041_" * LONGEST], ids=["emoji", "escapes"])
def test_text_that_swells_loses_nothing(text):
    assert read_back(text) == text


@pytest.mark.parametrize("text", ["工" * LONGEST, "👍" * LONGEST, "工" * (LONGEST + 1)])
def test_no_piece_is_longer_than_a_cell(text):
    assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST for piece in pieces(text))


def test_every_text_is_a_cell_of_text():
    cells = [cell for row in sheet(written(*EXAMPLES.values(), "0012", "12")).iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}


def test_a_number_is_a_number_unless_it_would_be_rounded():
    values = [cell.value for cell in sheet(written(7, 10**15))["A"]]
    assert values == ["题", 7, "1000000000000000"]


def test_a_day_is_a_day_unless_it_is_older_than_days_of_spreadsheets():
    made = sheet(written(date(2022, 12, 21), date(1899, 5, 1)))
    assert (made["A2"].value, made["A2"].number_format) == (datetime(2022, 12, 21), "yyyy-mm-dd")
    assert made["A3"].value == "1899-05-01"


def test_no_part_of_the_file_holds_a_formula_or_a_link():
    parts = zipfile.ZipFile(io.BytesIO(written(*EXAMPLES.values())))
    assert not any(b"<f>" in parts.read(name) or b"hyperlink" in parts.read(name) for name in parts.namelist())


@pytest.mark.parametrize("text", ["=1+1", "\u22121", "\u200b=1", "\uff1d1"])
def test_live_text_stays_text_when_edited(text):
    assert sheet(written(text))["A2"].quotePrefix


def test_heads_are_bold_and_stay_in_sight_and_can_be_filtered():
    made = sheet(written("工会", "工人"))
    assert made["A1"].font.bold
    assert made.freeze_panes == "A2"
    assert made.auto_filter.ref == "A1:B3"


def test_columns_are_as_wide_as_their_text_within_bounds():
    made = sheet(table_file("abc", ("一", "二三四五六七八九", "长" * 500)))
    assert [round(made.column_dimensions[letter].width) for letter in "ABC"] == [9, 19, 49]  # with the cell's edge


def test_no_stories_are_a_table_of_heads():
    assert rows(written()) == [["题", "尾"]]


def test_rows_beyond_a_sheet_go_on_in_another(monkeypatch):
    monkeypatch.setattr(xlsx_format, "MOST_ROWS", 2)
    book = openpyxl.load_workbook(io.BytesIO(written("一", "二", "三")))
    assert [[cell.value for cell in made["A"]] for made in book] == [["题", "一", "二"], ["题", "三"]]


def test_second_sheet_says_what_was_asked():
    book = openpyxl.load_workbook(io.BytesIO(table_file(["题"], ["一"], about=[("问了什么", "=状态:待校核")])))
    assert [cell.value for cell in book.worksheets[1][1]] == ["问了什么", "=状态:待校核"]
    assert book.worksheets[1]["B1"].data_type != "f"


@pytest.mark.parametrize(
    ("name", "number", "tab"),
    [
        ("稿件", 1, "稿件"),
        ("稿件", 2, "稿件(2)"),
        ("a" * 40, 2, "a" * 28 + "(2)"),
        ("1/2 [甲]: 乙'", 1, "1 2  甲   乙"),
    ],
)
def test_a_tab_has_what_it_can_take_of_the_name(name, number, tab):
    assert sheet_name(name, number) == tab
