from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import tablib
from hypothesis import given
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from articles.export.xlsx_format import LONGEST, XlsxFormat, pieces, printable

from .nasty import EXAMPLES, texts

LONG = "".join(chr(0x4E00 + n % 20_000) for n in range(140_000))


def written(*values: object) -> bytes:
    return XlsxFormat().export_data(tablib.Dataset(*[[value, "末"] for value in values], headers=["题", "尾"]))


def sheet(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).active


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


def test_every_cell_is_text():
    cells = [cell for row in sheet(written(*EXAMPLES.values(), 7)).iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}


def test_no_part_of_the_file_holds_a_formula_or_a_link():
    parts = zipfile.ZipFile(io.BytesIO(written(*EXAMPLES.values())))
    assert not any(b"<f>" in parts.read(name) or b"hyperlink" in parts.read(name) for name in parts.namelist())


def test_live_text_stays_text_when_edited():
    assert sheet(written("=1+1"))["A2"].quotePrefix


def test_heads_are_bold_and_stay_in_sight():
    made = sheet(written("工会"))
    assert made["A1"].font.bold
    assert made.freeze_panes == "A2"


def test_columns_are_as_wide_as_their_text_within_bounds():
    made = sheet(XlsxFormat().export_data(tablib.Dataset(["一", "二三四五六七八九", "长" * 500], headers="abc")))
    assert [made.column_dimensions[letter].width for letter in "ABC"] == [8, 18, 48]


def test_no_stories_are_a_table_of_heads():
    assert rows(written()) == [["题", "尾"]]
