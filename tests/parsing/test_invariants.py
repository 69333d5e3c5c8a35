"""What holds of the parse of any text."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.characters import normalised
from articles.parsing.parser import parse
from articles.parsing.values import PRINTING_ROLES, Parse, ParsedStory, Role
from tests.parsing.helpers import CONTEXT, SEEDS, reading, seed, seed_text

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))

NEWSPAPER_LINES = (
    "某市总工会召开会议",
    "# 职工服务中心开放",
    "## 一周动态",
    "工作动态",
    "经验共享 问题共研",
    "工会出实招,让职工找到“家”——",
    "——记某厂工会",
    "本报记者 王小明",
    "本报讯(记者王小明 通讯员李四)近日,某厂工会成立。",
    "本报讯 （记者王小明）5月6日，某厂工会成立",
    "新华社某地5月6日电 会议在此间举行。",
    "(本报某地5月6日电)",
    "新华社记者 王小明摄",
    "5月6日,职工在图书馆读书。 本报通讯员 王小明 摄",
    "图为职工在读书。",
    "阅读提示",
    "(上接第1版)",
    "据介绍,活动为期一个月。(下转第4版)",
    "◆5月6日,某县总工会慰问职工。",
    "□ 5月7日 某区总工会办班。",
    "● 某市总工会召开会议",
    "●",
    "第3版 综合新闻",
    "《城乡时报》 2024年5月6日 星期一 第3版",
    "编辑 | 王小明 李四",
    "工会之声  第 12次推送",
    "『往期精彩』",
    "时事 2024-05-06 11:31 北京",
    "职工们聚在一起,谈起这一年的变化,都说工会就是自己的家,有什么难处都能在这里说",
    "会上,大家交流了经验。",
    "了起来,大家都很高兴。",
    "关键时刻主动应战",
    "一、总体要求",
    "(作者单位:某大学)",
    "(王小明 李四)",
    "王小明",
    "……",
    "——",
    "\ufeff",
    "\u200b",
    "#",
    "   ",
    "",
)
NEWSPAPER_TEXT = st.lists(st.sampled_from(NEWSPAPER_LINES), max_size=40).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\x85", "\u2028"]).map(lambda end: end.join(lines))
)
TEXTS = st.one_of(ANY_TEXT, NEWSPAPER_TEXT, st.lists(st.one_of(ANY_TEXT, NEWSPAPER_TEXT), max_size=4).map("\n".join))


def found_in(text: str) -> Parse:
    return parse(reading(text), CONTEXT)


def ink(text: str | None) -> str:
    return "".join(text.split()) if text else ""


def ink_of_blocks(text: str, found: Parse, item: int) -> dict[Role, str]:
    """The ink of a story's blocks by role, in reading order."""
    mine = sorted((b for b in found.blocks if b.item == item), key=lambda block: block.position)
    printed: dict[Role, str] = {}
    for block in mine:
        if block.role in PRINTING_ROLES:
            printed[block.role] = printed.get(block.role, "") + ink(text[block.start : block.end])
    return {role: value for role, value in printed.items() if value}


def ink_of_fields(story: ParsedStory) -> dict[Role, str]:
    fields = {
        Role.KICKER: story.kicker,
        Role.HEADLINE: story.headline,
        Role.SUBHEAD: story.subhead,
        Role.BYLINE: story.byline,
        Role.DATELINE: story.dateline,
        Role.STANDFIRST: story.standfirst,
        Role.CROSSHEAD: "".join(c.text for c in story.crossheads),
        Role.BODY: "".join(story.paragraphs),
        Role.CAPTION: "".join(c.text for c in story.captions),
        Role.CREDIT: "".join(c.credit or "" for c in story.captions),
    }
    return {role: ink(value) for role, value in fields.items() if ink(value)}


def assert_tiled(text: str, found: Parse) -> None:
    bounds = [block.start for block in found.blocks] + ([len(text)] if found.blocks else [])
    assert bounds == sorted(set(bounds))
    assert [block.end for block in found.blocks] == bounds[1:]
    assert bounds[:1] == ([0] if text else [])


@given(TEXTS)
def test_blocks_tile_the_text(text):
    assert_tiled(text, found_in(text))


@given(TEXTS)
def test_a_block_begins_with_ink(text):
    assert all(not text[block.start].isspace() for block in found_in(text).blocks[1:])


@given(TEXTS)
def test_the_ink_of_the_blocks_is_the_ink_of_the_fields(text):
    found = found_in(text)
    for item, story in enumerate(found.stories):
        assert ink_of_blocks(text, found, item) == ink_of_fields(story)


@given(TEXTS)
def test_nothing_is_said_that_is_not_printed(text):
    printed = Counter(ink(text))
    for story in found_in(text).stories:
        said = Counter("".join(ink_of_fields(story).values()))
        assert said <= printed


@given(TEXTS)
def test_positions_of_a_story_run_from_zero(text):
    found = found_in(text)
    for item in range(len(found.stories)):
        positions = sorted(block.position for block in found.blocks if block.item == item)
        assert positions == list(range(len(positions)))


@given(TEXTS)
def test_blocks_outside_stories_print_no_field(text):
    assert all(block.role not in PRINTING_ROLES for block in found_in(text).blocks if block.item is None)


@given(TEXTS)
def test_only_moved_blocks_leave_the_order_of_the_source(text):
    found = found_in(text)
    for item in range(len(found.stories)):
        still = sorted((b.position, b.start) for b in found.blocks if b.item == item and not b.moved)
        assert [start for _, start in still] == sorted(start for _, start in still)


@given(TEXTS)
def test_the_same_text_has_the_same_parse(text):
    assert found_in(text) == found_in(text)


@given(TEXTS)
def test_folding_keeps_every_offset(text):
    assert len(normalised(text)) == len(text)


@pytest.mark.parametrize("number", range(len(SEEDS)))
def test_seeds_are_tiled_and_every_story_keeps_its_ink(number):
    text, found = seed_text(number), seed(number)
    assert_tiled(text, found)
    for item, story in enumerate(found.stories):
        assert ink_of_blocks(text, found, item) == ink_of_fields(story)
