from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given

from articles.export.csv_format import CsvFormat
from articles.export.guarding import printable, unguarded
from articles.export.table import Table

from .nasty import EXAMPLES, texts

LONG = "工" * 140_000


@pytest.fixture(autouse=True, scope="module")
def long_cells():
    before = csv.field_size_limit(10_000_000)
    yield
    csv.field_size_limit(before)


def written(*texts: object, heads: tuple[str, str] = ("题", "尾")) -> bytes:
    chunks = [[texts, ["末"] * len(texts)]] if texts else []
    return b"".join(CsvFormat().chunks(Table("稿件", heads, chunks)))


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_back(text: str) -> str:
    _heads, (cell, end) = cells(written(text))
    assert end == "末"
    return unguarded(cell)


def test_begins_with_a_byte_order_mark():
    assert written("工会").startswith(b"\xef\xbb\xbf")


def test_names_its_encoding():
    assert CsvFormat.content_type == "text/csv; charset=utf-8"


def test_first_row_is_the_heads():
    assert cells(written())[0] == ["题", "尾"]


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_nasty_text_comes_back(text):
    assert read_back(text) == text


def test_long_text_comes_back():
    assert read_back(LONG) == LONG


@given(texts)
def test_any_text_comes_back_with_signs_for_controls(text):
    assert read_back(text) == printable(text)


def test_heads_are_guarded_too():
    assert cells(written(heads=("=1+1", "尾"))) == [["'=1+1", "尾"]]


def test_lone_surrogate_is_shown_and_stops_nothing():
    assert read_back("坏\ud800字") == "坏\N{REPLACEMENT CHARACTER}字"


@pytest.mark.parametrize(("value", "shown"), [(None, ""), (7, "7"), (date(2022, 12, 21), "2022-12-21")])
def test_what_is_no_text_is_written_plainly(value, shown):
    assert read_back(value) == shown


def test_pieces_follow_each_other():
    table = Table("稿件", ["题"], [[["一", "二"]], [["三"]]])
    assert cells(b"".join(CsvFormat().chunks(table))) == [["题"], ["一"], ["二"], ["三"]]
