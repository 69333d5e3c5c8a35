from __future__ import annotations

import json

import pytest
import tablib
from hypothesis import given
from hypothesis import strategies as st

from articles.export.json_format import JsonFormat

from .nasty import EXAMPLES, texts


def written(*values: object) -> bytes:
    return JsonFormat().export_data(tablib.Dataset(*[[value] for value in values], headers=["题"]))


def read_back(value: object) -> object:
    [record] = json.loads(written(value).decode("utf-8"))
    return record["题"]


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_nasty_text_comes_back(text):
    assert read_back(text) == text


@given(st.text() | texts)
def test_any_text_comes_back(text):
    assert read_back(text) == text


def test_long_text_comes_back():
    assert read_back("工" * 140_000) == "工" * 140_000


def test_lists_stay_lists():
    assert read_back([{"text": "签约现场", "credit": None}]) == [{"text": "签约现场", "credit": None}]


def test_chinese_is_written_as_it_is():
    assert "工会".encode() in written("工会")


def test_no_stories_are_an_empty_list():
    assert json.loads(written()) == []
