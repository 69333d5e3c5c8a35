from __future__ import annotations

import pytest

from articles.parsing.doubtful_titles import has_doubtful_title
from articles.parsing.elements import Element
from articles.parsing.grouping import StoryLines
from articles.parsing.layout import SURE, PlacedLine
from articles.parsing.lines import printed_lines
from articles.parsing.values import Kind, ParsedStory

TITLE = "某县总工会举办厨艺比赛"
NO_LINES = StoryLines(())


def story(**fields: str) -> ParsedStory:
    return ParsedStory(kind=Kind.ARTICLE, **{"headline": TITLE, **fields})


@pytest.mark.parametrize(
    "headline",
    [
        "新闻热线：0570—1234567",
        "某县有乡村医生310名，最远的村卫生室离县城..",
        "小站灯火[图片]",
        "——某县职工厨艺比赛侧记",
        "01 返乡大巴开通报名",
        "仅供内部交流",
        "文/本报通讯员 王小明 图/本报记者 李四",
        "王小明（某县总工会主席）",
    ],
)
def test_a_headline_that_shows_by_itself_that_it_is_none_is_doubtful(headline):
    assert has_doubtful_title(story(headline=headline), NO_LINES)


@pytest.mark.parametrize(
    "headline", [TITLE, "小站暖人心（民生一线）", "这里的灯亮到天明。那是谁？（图片）", "文化惠民进车间", "五月的风"]
)
def test_other_headlines_are_not(headline):
    assert not has_doubtful_title(story(headline=headline), NO_LINES)


@pytest.mark.parametrize("kicker", ["02 综合", "云溪工人报", "YUNXI GONGREN BAO", "第1286期"])
def test_an_imprint_is_no_kicker(kicker):
    assert has_doubtful_title(story(kicker=kicker), NO_LINES)


@pytest.mark.parametrize("kicker", ["全县工会推进会提出", "《职工权益条例》出台", "多家媒体关注经济半年报——"])
def test_what_introduces_the_headline_is_one(kicker):
    assert not has_doubtful_title(story(kicker=kicker), NO_LINES)


@pytest.mark.parametrize(("kicker", "is_doubtful"), [("当好“知心大姐”", True), (None, False)])
def test_a_person_with_a_post_under_a_kicker_is_the_author(kicker, is_doubtful):
    read = story(kicker=kicker, headline="某县第二医院工会主席　丘冬梅")
    assert has_doubtful_title(read, NO_LINES) is is_doubtful


@pytest.mark.parametrize(
    ("second", "element", "is_doubtful"),
    [
        ("李四", Element.HEADLINE, True),
        ("——职工厨艺比赛侧记", Element.SUBHEAD, False),
        ("前三名合影（图片）", Element.HEADLINE, False),
    ],
)
def test_two_headlines_one_under_the_other_are_doubtful_but_not_of_pictures(second, element, is_doubtful):
    lines = printed_lines(f"{TITLE}\n{second}")
    placed = zip(lines, (Element.HEADLINE, element), strict=True)
    heads = StoryLines(tuple(PlacedLine(line, each, SURE, SURE) for line, each in placed))
    assert has_doubtful_title(story(), heads) is is_doubtful
