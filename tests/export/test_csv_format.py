from __future__ import annotations

import csv
import io

import pytest
import tablib
from hypothesis import given

from articles.export.csv_format import CsvFormat, guarded

from .nasty import EXAMPLES, texts, unguarded

LONG = "工" * 140_000


@pytest.fixture(autouse=True, scope="module")
def long_cells():
    before = csv.field_size_limit(10_000_000)
    yield
    csv.field_size_limit(before)


def written(*texts: str) -> bytes:
    return CsvFormat().export_data(tablib.Dataset(*[[text, "末"] for text in texts], headers=["题", "尾"]))


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_back(text: str) -> str:
    _heads, (cell, end) = cells(written(text))
    assert end == "末"
    return unguarded(cell)


def test_begins_with_a_byte_order_mark():
    assert written("工会").startswith(b"\xef\xbb\xbf")


def test_names_its_encoding():
    assert CsvFormat().get_content_type() == "text/csv; charset=utf-8"


def test_first_row_is_the_heads():
    assert cells(written())[0] == ["题", "尾"]


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_nasty_text_comes_back(text):
    assert read_back(text) == text


def test_long_text_comes_back():
    assert read_back(LONG) == LONG


@given(texts)
def test_any_text_comes_back(text):
    assert read_back(text) == text


@given(texts)
def test_no_cell_is_alive(text):
    assert guarded(text)[:1] not in {*"=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20"} - {""}


@pytest.mark.parametrize("text", ["工会=家", "'tis", "", "1-2", '"引语"'])
def test_harmless_text_is_not_touched(text):
    assert guarded(text) == text


def test_heads_are_guarded_too():
    table = tablib.Dataset(headers=["=1+1"])
    assert cells(CsvFormat().export_data(table)) == [["'=1+1"]]


def test_lone_surrogate_is_shown_and_stops_nothing():
    assert "\\ud800" in written("坏\ud800字").decode("utf-8")
