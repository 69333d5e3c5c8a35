from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.file_names import NameFacts, name_facts, with_name_facts
from articles.parsing.values import DateBasis, IssueFacts

DAY = date(2022, 12, 21)


@pytest.mark.parametrize(
    ("path", "facts"),
    [
        ("工人日报/2022/20221221_03.txt", NameFacts("工人日报", DAY, page="3")),
        ("工人日报_2022-12-21_第3版.pdf", NameFacts("工人日报", DAY, page="3")),
        ("丰都工人报 2022年12月21日 第3版 综合新闻.txt", NameFacts("丰都工人报", DAY, page="3", page_name="综合新闻")),
        ("江城工运/2022-12-21/A02.txt", NameFacts("江城工运", DAY, page="A2")),
        ("江城工运/2022/12/21/02.txt", NameFacts("江城工运", DAY, page="2")),
        ("工会简报第35期.docx", NameFacts("工会简报", number="35")),
        ("工会简报/总第755期.txt", NameFacts("工会简报", number="755")),
        ("江城工运_No.12.txt", NameFacts("江城工运", number="12")),
        ("C:\\稿件\\工人日报\\20221221.txt", NameFacts("工人日报", DAY)),
        ("002_5e0e8bdbf41ae710.txt", NameFacts()),
        ("来稿03.txt", NameFacts()),
        ("20221341_03.txt", NameFacts()),
        ("a20221221b.txt", NameFacts()),
        ("", NameFacts()),
    ],
)
def test_name_facts(path, facts):
    assert name_facts(path) == facts


def test_the_day_nearest_to_the_file_counts():
    assert name_facts("工人日报2021-01-01至今/20221221.txt").published_on == DAY


def test_what_is_printed_comes_before_the_name():
    facts = IssueFacts(publication="江城工运", published_on=date(2024, 1, 1), date_basis=DateBasis.PRINTED)
    assert with_name_facts(facts, "工人日报/20221221.txt") == facts


def test_the_name_comes_before_inference():
    facts = IssueFacts(date_basis=DateBasis.INFERRED, not_before=date(2022, 12, 1))
    told = with_name_facts(facts, "20221221.txt")
    assert (told.published_on, told.date_basis, told.not_before, told.not_after) == (DAY, DateBasis.FILE_NAME, DAY, DAY)


@given(st.text())
def test_any_name_is_read(path):
    assert isinstance(name_facts(path), NameFacts)
