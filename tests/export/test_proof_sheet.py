from __future__ import annotations

import pytest

from articles.enrichment.tokenizer import Words
from articles.export.proof_sheet import proof_sheet
from articles.parsing.values import Context
from articles.pipeline import read_source

TEXT = """《江城工运》2024年6月7日 第2版

一周动态

◆6月3日，江北区总工会慰问货车司机。
"""


CUT_OFF = "县总工会建起驿站\n\n近日，县总工会在城区建成12个驿站，为快递员提供\n"


@pytest.fixture(scope="module")
def words(tmp_path_factory) -> Words:
    return Words(cache_folder=tmp_path_factory.mktemp("jieba"))


def sheet_of(text: str, words: Words) -> list[str]:
    return proof_sheet(read_source(text.encode(), name="page.txt", context=Context(), words=words)).splitlines()


@pytest.fixture(scope="module")
def sheet(words: Words) -> list[str]:
    return sheet_of(TEXT, words)


def test_the_first_line_names_the_source(sheet):
    assert sheet[0].startswith("=== page.txt (utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "  媒体: 江城工运",
        "  刊发日期: 2024-06-07",
        "  版次: 2",
        "  栏目: 一周动态",
        "    6月3日，江北区总工会慰问货车司机。",
    ],
)
def test_a_fact_has_its_name(sheet, line):
    assert line in sheet


def test_what_no_story_holds_is_listed_with_its_role(sheet):
    assert sheet.index("--- 未归入稿件的文字") < sheet.index("  报头: 《江城工运》2024年6月7日 第2版")


def test_nothing_is_said_to_be_left_over_where_nothing_is(words: Words):
    assert not [line for line in sheet_of(CUT_OFF, words) if "未归入" in line]


def test_a_doubt_has_words(words: Words):
    assert "--- 1. 文章 [文字残缺]" in sheet_of(CUT_OFF, words)
