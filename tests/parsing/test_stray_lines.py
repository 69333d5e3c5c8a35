from __future__ import annotations

import pytest

from articles.parsing.elements import Element
from articles.parsing.grouping import StoryLines
from articles.parsing.layout import SURE, PlacedLine
from articles.parsing.lines import printed_lines
from articles.parsing.stray_lines import has_stray_line

LEAD = "近日，某县总工会在县职工文化中心举办厨艺比赛，来自全县二十家企业的职工参加。"
BODY = "比赛分初赛、决赛两个阶段，选手们现场制作家常菜，由评委打分，前三名获得证书。"


def is_strange(*texts: str, joined: int | None = None, has_captions: bool = False) -> bool:
    """Of a story with these lines of text, as they are printed."""
    lines = [line.taken_as_text() for line in printed_lines("\n".join(texts))]
    placed = (PlacedLine(line, Element.BODY, SURE, SURE, joined=n == joined) for n, line in enumerate(lines))
    return has_stray_line(StoryLines(tuple(placed)), has_captions=has_captions)


@pytest.mark.parametrize(
    "stray",
    [
        "分类：工作动态标签：厨艺、技能",
        "职工在大堂练习八段锦。　　摄影｜王小明",
        "〇本报讯某厂工会举办船模大赛，六十五件作品参展。",
        "，选手们现场制作家常菜。",
        "[图片]评委给选手打分。",
        "本报北京5月19日讯某厂工会举办船模大赛。",
    ],
)
def test_a_paragraph_that_shows_by_itself_that_it_is_none_is_strange(stray):
    assert is_strange(LEAD, stray, BODY)


@pytest.mark.parametrize(
    "first", ["【内容提要】近期，我市走访驿站47处。", "AI摘要：站点公章的故事。", "导读岁末盘点，某县总工会晒出账单。"]
)
def test_a_standfirst_is_no_first_paragraph(first):
    assert is_strange(first, LEAD, BODY)


def test_plain_paragraphs_are_not():
    assert not is_strange(LEAD, BODY, "按照计划，比赛每年举办一次。", "“摄影比赛也在筹备。”他说。", "分享会定在五月。")


@pytest.mark.parametrize("has_captions", [True, False])
def test_numbered_lines_beside_a_caption_are_captions_too(has_captions):
    assert is_strange(LEAD, "①选手备菜。", has_captions=has_captions) is has_captions


@pytest.mark.parametrize(
    ("texts", "strange"),
    [
        ((LEAD, "船台上的新安全帽", BODY), True),
        ((LEAD, BODY, "船台上的新安全帽"), False),
        ((LEAD, "周一 声乐基础", "周二 少儿围棋", BODY), False),
        ((LEAD, "悠然畅享山河趣，", BODY), False),
        ((LEAD, "船台上的新安全帽", *[BODY] * 8), False),
    ],
)
def test_a_short_line_by_itself_between_paragraphs_may_be_a_headline(texts, strange):
    assert is_strange(*texts) is strange


@pytest.mark.parametrize(("above", "strange"), [("职工在大堂练习八段锦", True), (LEAD[:-1], False)])
def test_a_short_line_is_not_broken_off(above, strange):
    assert is_strange(above, BODY, joined=1) is strange
