from __future__ import annotations

from dataclasses import replace

import pytest

from articles.parsing.confidence import DOUBTFUL, story_confidence
from articles.parsing.elements import Element
from articles.parsing.grouping import StoryLines
from articles.parsing.layout import SURE, PlacedLine
from articles.parsing.lines import printed_lines
from articles.parsing.page import PrintedPage
from articles.parsing.values import Caution, Context
from tests.parsing.helpers import stories, story

LEAD = "本报讯(记者王小明)近日,某县总工会在县职工文化中心举办厨艺比赛,来自全县二十家企业的职工参加。"
BODY = "比赛分初赛、决赛两个阶段,选手们现场制作家常菜,由评委打分,前三名获得证书。"


def placed(text: str, element: Element, start: float = SURE, headline: float = SURE) -> PlacedLine:
    (line,) = printed_lines(text)
    return PlacedLine(line, element, start, headline)


TITLE = placed("某县总工会举办厨艺比赛", Element.HEADLINE, start=1.0, headline=1.0)
TEXT = placed(BODY * 2, Element.BODY)


def sure(*placed_lines: PlacedLine) -> float:
    page = PrintedPage([placed.line for placed in placed_lines], Context())
    return story_confidence(StoryLines(placed_lines), page)


def test_a_headline_that_its_news_repeats_is_sure():
    found = story("某县总工会举办厨艺比赛", LEAD, BODY)
    assert found.confidence > 0.9
    assert found.warnings == ()


def test_a_beginning_that_might_as_well_be_none_is_doubtful():
    assert sure(TITLE, TEXT) < DOUBTFUL < sure(replace(TITLE, start_margin=8.0), TEXT)


@pytest.mark.parametrize("names", [placed("王小明", Element.BYLINE), placed("（王小明）", Element.SIGNATURE)])
def test_names_bear_the_beginning_out(names):
    assert sure(TITLE, TEXT, names) > DOUBTFUL > sure(TITLE, TEXT)


def test_the_name_of_a_column_bears_the_beginning_out():
    named = placed("厨房里的较量（民生一线）", Element.HEADLINE, start=1.0)
    assert sure(named, TEXT) > DOUBTFUL > sure(TITLE, TEXT)


def test_a_line_inside_that_may_begin_another_story_makes_a_story_less_sure():
    title = replace(TITLE, start_margin=SURE)
    assert sure(title, TEXT, placed("食堂飘香", Element.CROSSHEAD, start=0.5), TEXT) < sure(title, TEXT)


def test_which_of_two_lines_is_the_headline_may_be_in_doubt():
    title = replace(TITLE, start_margin=SURE)
    assert sure(title, placed("二十家企业参加", Element.SUBHEAD), TEXT) < sure(title, TEXT)


def test_how_a_line_that_was_moved_stood_says_nothing():
    moved = replace(placed("食堂飘香", Element.CROSSHEAD, start=0.0), moved=True)
    assert sure(TITLE, TEXT, moved) == sure(TITLE, TEXT)


def test_a_text_without_headline_is_flagged():
    assert Caution.DOUBTFUL_BOUNDARY in story(BODY, BODY).warnings


def test_confidence_lies_between_nothing_and_one():
    assert all(0 < s.confidence <= 1 for s in stories("说说厨艺", BODY, "说说驿站", BODY, "一个问题", BODY))
