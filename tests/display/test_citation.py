from __future__ import annotations

from datetime import date

import pytest

from articles.display.citation import Cited, citation

DAY = date(2022, 12, 21)
LINK = "https://example.org/3"


def cited(**facts) -> str:
    known = {"authors": ["张三"], "headline": "竞赛落幕", "medium": "工人日报", "medium_kind": "newspaper", "day": DAY}
    return citation(Cited(**{**known, **facts}))


def test_an_article_of_a_newspaper_has_its_day_and_page():
    assert cited(page="3") == "张三. 竞赛落幕[N]. 工人日报, 2022-12-21(3)."


def test_an_article_of_a_journal_has_its_year_and_number():
    made = cited(medium="工会通讯", medium_kind="newsletter", number="12", page="3")
    assert made == "张三. 竞赛落幕[J]. 工会通讯, 2022(12): 3."


def test_an_article_of_a_journal_without_a_number_has_its_day():
    assert cited(medium_kind="newsletter") == "张三. 竞赛落幕[J]. 工人日报, 2022-12-21."


def test_what_has_a_link_is_online_and_says_when_it_was_seen():
    made = cited(page="3", link=LINK, seen_on=date(2024, 7, 1))
    assert made == f"张三. 竞赛落幕[N/OL]. 工人日报, 2022-12-21(3)[2024-07-01]. {LINK}."


def test_a_post_is_of_the_web_with_a_link_and_without():
    assert cited(medium="工道", medium_kind="wechat") == "张三. 竞赛落幕[EB/OL]. 工道, (2022-12-21)."


@pytest.mark.parametrize(
    ("names", "named"),
    [
        (["张三", "李四", "王五"], "张三, 李四, 王五. "),
        (["张三", "李四", "王五", "赵六"], "张三, 李四, 王五, 等. "),
        ([], ""),
    ],
)
def test_three_authors_are_named(names, named):
    assert cited(authors=names).startswith(f"{named}竞赛落幕[N]")


def test_a_subhead_follows_a_colon_in_place_of_its_dash():
    assert cited(subhead="——记某厂焊工班").startswith("张三. 竞赛落幕: 记某厂焊工班[N]")


def test_what_is_not_known_is_left_out():
    assert citation(Cited([], "竞赛落幕")) == "竞赛落幕[N]."


def test_a_page_of_the_web_is_online_whoever_put_it_there():
    made = cited(medium="", medium_kind="", media_type="text/html", link=LINK)
    assert made == f"张三. 竞赛落幕[EB/OL]. (2022-12-21). {LINK}."


@pytest.mark.parametrize(
    ("medium", "page", "where"),
    [
        ("滨河工会简报", "", "[J]. 滨河工会简报, 2022(31)."),
        ("工会通报", "", "[J]. 工会通报, 2022(31)."),
        ("工人日报", "", "[N]. 工人日报, 2022-12-21."),
        ("工道", "3", "[N]. 工道, 2022-12-21(3)."),
    ],
)
def test_what_has_a_number_and_no_pages_is_cited_by_it_unless_it_is_called_a_newspaper(medium, page, where):
    assert cited(medium=medium, medium_kind="", number="31", page=page).endswith(where)
