from __future__ import annotations

from dataclasses import replace

import pytest

from articles.parsing.confidence import is_doubtful, uncertainties
from articles.parsing.elements import Element
from articles.parsing.grouping import StoryLines
from articles.parsing.layout import SURE, PlacedLine
from articles.parsing.lines import printed_lines
from articles.parsing.values import DOUBTFUL, Caution
from tests.parsing.helpers import stories, story

LEAD = "本报讯(记者王小明)近日,某县总工会在县职工文化中心举办厨艺比赛,来自全县二十家企业的职工参加。"
BODY = "比赛分初赛、决赛两个阶段,选手们现场制作家常菜,由评委打分,前三名获得证书。"
OF_COOKING = (
    "选手们现场制作家常菜,评委给家常菜打分。厨艺比赛的前三名获得证书,家常菜由二十家企业的职工品尝,"
    "厨艺比赛明年还将举办,选手们和评委都盼着家常菜再上桌。"
)
OF_BOOKS = (
    "阅览室不设管理员,借书全凭自觉,一年下来只少了三册。老司机们打算添几张躺椅,让乘务员看累了打个盹,阅览室借书不收押金。"
)


def placed(text: str, element: Element, start: float = SURE, headline: float = SURE) -> PlacedLine:
    (line,) = printed_lines(text)
    return PlacedLine(line, element, start, headline)


TITLE = placed("某县总工会举办厨艺比赛", Element.HEADLINE)
NEAR = placed("厨房里的较量", Element.HEADLINE, start=1.0)
COOKING, BOOKS = (placed(f"{text}他们都说,{text}", Element.BODY) for text in (OF_COOKING, OF_BOOKS))
SIGNATURE = placed("王小明", Element.BYLINE)
SIGNED = (TITLE, SIGNATURE, COOKING)


def doubt_of_beginning(*stories: tuple[PlacedLine, ...]) -> float:
    """Of the last of the stories."""
    return uncertainties([StoryLines(lines) for lines in stories])[-1].beginning


def doubt_inside(*lines: PlacedLine) -> float:
    (found,) = uncertainties([StoryLines(lines)])
    return found.inside


def doubt_of_headline(*lines: PlacedLine) -> float:
    (found,) = uncertainties([StoryLines(lines)])
    return found.headline


def test_a_headline_that_its_news_repeats_is_sure():
    found = story("某县总工会举办厨艺比赛", LEAD, BODY)
    assert found.confidence > 0.9
    assert found.warnings == ()


def test_a_headline_nobody_signs_may_be_a_crosshead_where_the_text_keeps_the_subject_above():
    assert is_doubtful(doubt_of_beginning(SIGNED, (NEAR, COOKING)))
    assert not is_doubtful(doubt_of_beginning(SIGNED, (NEAR, BOOKS)))


def test_a_beginning_without_choice_is_sure():
    assert doubt_of_beginning(SIGNED, (replace(NEAR, start_margin=SURE), COOKING)) == 0.0


@pytest.mark.parametrize("names", [SIGNATURE, placed("（王小明）", Element.SIGNATURE)])
def test_names_bear_the_beginning_out(names):
    assert doubt_of_beginning(SIGNED, (NEAR, COOKING, names)) == 0.0


def test_where_nobody_signs_a_missing_signature_shows_nothing():
    assert doubt_of_beginning((TITLE, COOKING), (NEAR, COOKING)) == 0.0


def test_what_a_speaker_says_is_a_story_though_nobody_signs_it():
    says = placed(f"王小明(某县总工会主席):{OF_COOKING}", Element.BODY)
    assert doubt_of_beginning(SIGNED, (NEAR, says)) == 0.0


def test_where_few_sign_a_missing_signature_shows_nothing():
    assert doubt_of_beginning(SIGNED, *[(TITLE, BOOKS)] * 5, (NEAR, COOKING)) == 0.0


def test_a_crosshead_under_which_the_subject_turns_may_begin_another_story():
    crosshead = placed("旧书摊", Element.CROSSHEAD, start=1.0)
    assert is_doubtful(doubt_inside(*SIGNED, crosshead, BOOKS))
    assert not is_doubtful(doubt_inside(*SIGNED, crosshead, COOKING))
    assert doubt_inside(*SIGNED, replace(crosshead, start_margin=SURE), BOOKS) == 0.0


def test_of_lines_of_display_one_under_the_other_the_first_is_looked_at():
    first, second = placed("旧书摊", Element.CROSSHEAD), placed("借书全凭自觉", Element.CROSSHEAD, start=1.0)
    assert doubt_inside(*SIGNED, first, second, BOOKS) == 0.0


def test_which_of_two_lines_is_the_headline_may_be_in_doubt():
    near, subhead = placed("食堂开张", Element.HEADLINE, headline=0.5), placed("二十家企业参加", Element.SUBHEAD)
    assert is_doubtful(doubt_of_headline(near, subhead, COOKING))
    assert not is_doubtful(doubt_of_headline(replace(near, headline_margin=SURE), subhead, COOKING))
    assert doubt_of_headline(near, COOKING) == 0.0


@pytest.mark.parametrize(("others", "doubtful"), [(1, True), (5, False)])
def test_a_paper_without_kickers_prints_its_headline_first(others, doubtful):
    near, subhead = placed("食堂开张", Element.HEADLINE, headline=0.5), placed("二十家企业参加", Element.SUBHEAD)
    first, *_ = uncertainties([StoryLines((near, subhead, COOKING)), *[StoryLines((TITLE, BOOKS))] * others])
    assert is_doubtful(first.headline) is doubtful


@pytest.mark.parametrize(
    ("subhead", "kicker", "doubtful"),
    [
        ("二十家企业参加", None, True),
        ("——二十家企业参加", None, False),
        ("二十家企业参加", "县总工会推进会提出", False),
    ],
)
def test_in_a_small_source_a_subhead_without_a_dash_may_be_the_headline(subhead, kicker, doubtful):
    near = placed("食堂开张", Element.HEADLINE, headline=4.0)
    over = [placed(kicker, Element.KICKER)] if kicker else []
    assert is_doubtful(doubt_of_headline(*over, near, placed(subhead, Element.SUBHEAD), COOKING)) is doubtful


@pytest.mark.parametrize("text", ["广告", "…………", "王小明摄(云溪工人报)", "数据来源:某县统计局"])
def test_what_begins_no_story_is_no_sign_of_another(text):
    assert doubt_inside(*SIGNED, placed(text, Element.CROSSHEAD, start=1.0), BOOKS) == 0.0


def test_how_a_line_that_was_moved_stood_says_nothing():
    moved = replace(placed("旧书摊", Element.CROSSHEAD, start=0.0), moved=True)
    assert doubt_inside(*SIGNED, moved, BOOKS) == 0.0


def test_the_doubts_of_a_story_are_told_apart():
    headed, untold = stories("旧书摊（民生一线）", "王小明", OF_COOKING, "厨房里的较量（民生一线）", OF_COOKING)
    assert headed.warnings == ()
    assert untold.warnings == (Caution.DOUBTFUL_BOUNDARY,)
    assert untold.confidence < DOUBTFUL
    assert Caution.ANOTHER_SUBJECT in story("食堂飘香", "本报记者 王小明", OF_COOKING, "旧书摊", OF_BOOKS).warnings


def test_a_text_without_headline_is_flagged():
    assert Caution.DOUBTFUL_BOUNDARY in story(BODY, BODY).warnings


def test_confidence_lies_between_nothing_and_one():
    assert all(0 < s.confidence <= 1 for s in stories("说说厨艺", BODY, "说说驿站", BODY, "一个问题", BODY))
