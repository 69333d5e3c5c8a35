from __future__ import annotations

import pytest

from articles.enrichment.tokenizer import Words
from articles.parsing.values import Context
from articles.pipeline import read_source
from articles.proof_sheet import proof_sheet

TEXT = """《江城工运》2024年6月7日 第2版

一周动态

◆6月3日，江北区总工会慰问货车司机。
"""


@pytest.fixture(scope="module")
def sheet(tmp_path_factory) -> list[str]:
    words = Words(cache_folder=tmp_path_factory.mktemp("jieba"))
    parse = read_source(TEXT.encode(), name="page.txt", context=Context(), words=words)
    return proof_sheet(parse).splitlines()


def test_the_first_line_names_the_source(sheet):
    assert sheet[0].startswith("=== page.txt (utf-8")


@pytest.mark.parametrize(
    "line", ["  媒体: 江城工运", "  刊发日期: 2024-06-07", "  栏目: 一周动态", "    6月3日，江北区总工会慰问货车司机。"]
)
def test_a_fact_has_its_name(sheet, line):
    assert line in sheet


def test_what_no_story_holds_is_listed_with_its_role(sheet):
    assert "  section: 一周动态" in sheet
    assert "  masthead: 《江城工运》2024年6月7日 第2版" in sheet
