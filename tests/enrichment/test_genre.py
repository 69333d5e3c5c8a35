from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.genre import GENRES, guess_genre
from articles.parsing.values import Crosshead, Kind, ParsedStory


def genre(kind: Kind = Kind.ARTICLE, **fields: Any) -> str | None:
    return guess_genre(ParsedStory(kind=kind, **fields))


def test_photo_is_photo_news() -> None:
    assert genre(Kind.PHOTO, headline="车间里的课堂") == "图片新闻"


def test_brief_is_a_brief() -> None:
    assert genre(Kind.BRIEF, paragraphs=("近日,区总工会举办棋赛。",)) == "简讯"


@pytest.mark.parametrize("byline", ["本报讯(记者 周某)", "本报讯", "本报宜昌6月3日电(记者 周某)", "新华社武汉6月3日电"])
def test_dispatch_is_news(byline: str) -> None:
    assert genre(headline="夜校开到工地", byline=byline) == "消息"


@pytest.mark.parametrize("opening", ["近日,夜校开课。", "6月3日,夜校开课。", "记者日前从省总工会获悉,夜校开课。"])
def test_text_that_opens_with_the_day_is_news(opening: str) -> None:
    assert genre(headline="夜校开到工地", paragraphs=(opening,)) == "消息"


def test_reporter_with_crossheads_is_a_feature() -> None:
    assert genre(headline="夜校", byline="本报记者 周某", crossheads=(Crosshead("灯亮了", 2),)) == "通讯"


def test_reporter_without_crossheads_shows_no_genre() -> None:
    assert genre(headline="夜校", byline="本报记者 周某", paragraphs=("近日,灯亮了。",)) is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"byline": "本报评论员"}, "评论"),
        ({"section": "工会时评"}, "评论"),
        ({"headline": "社论:劳动最光荣"}, "评论"),
        ({"headline": "更正"}, "更正"),
        ({"headline": "关于评选先进班组的公告"}, "公告"),
        ({"headline": "招聘启事"}, "公告"),
        ({"headline": "关于加强班组建设的指导意见"}, "文件"),
        ({"headline": "市职工书屋管理办法(试行)"}, "文件"),
        ({"section": "理论周刊"}, "理论文章"),
        ({"kicker": "全省班组建设工作综述"}, "综述"),
        ({"subhead": "钢城班组见学侧记"}, "特写"),
        ({"headline": "夜校", "paragraphs": ("灯亮了。",)}, None),
        ({}, None),
    ],
)
def test_labels_and_headlines(fields: dict[str, Any], expected: str | None) -> None:
    assert genre(**fields) == expected


LINE = st.none() | st.text(alphabet="本报讯记者评论员更正公告综述关于的意见()电 ", max_size=20)


@given(LINE, LINE, LINE, st.lists(st.text(max_size=20), max_size=2), st.sampled_from(Kind))
def test_genre_is_known_or_none(
    headline: str | None, byline: str | None, section: str | None, paragraphs: list[str], kind: Kind
) -> None:
    found = genre(kind, headline=headline, byline=byline, section=section, paragraphs=tuple(paragraphs))
    assert found in {None, *(name for name, _ in GENRES)}
