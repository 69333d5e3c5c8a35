"""A page to read again, and readers that read it differently, as parsers of other days may."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

from articles.enrichment.values import Findings
from articles.models import Source, Story
from articles.parsing.printed_fields import printed_fields
from articles.parsing.values import Block, Caution, ParsedStory, Role
from articles.pipeline import SourceOptions, SourceParse, read_source
from tests import factories

PAGE = """县总工会为快递员建起“暖心驿站”

本报讯（记者王小满 通讯员李谷雨）近日，丰都县总工会在城区建成12个“暖心驿站”，为快递员提供休息场所。

据了解，驿站全天开放，配有饮水机和充电桩。

焊工技能竞赛落幕

本报讯（记者赵立秋）6月3日，江北区焊工技能竞赛落幕，60名选手参赛。

比赛分理论和实操两个部分。

职工书屋开进工地

本报讯（记者钱小雪）6月5日，渝中区总工会把职工书屋开进了建筑工地，首批图书800册。

工友们说，下了班有书看了。
"""

OPENING = """县总工会为快递员建起“暖心驿站”

本报讯（记者王小满 通讯员李谷雨）近日，丰都县总工会在城区建成12个“暖心驿站”，为快递员提供休息场所。

据了解，驿站全天开放，配有饮水机和充电桩。（下转第4版）

焊工技能竞赛落幕

本报讯（记者赵立秋）6月3日，江北区焊工技能竞赛落幕，60名选手参赛。

比赛分理论和实操两个部分。

货车司机有了歇脚处

本报记者 周小寒

司机驿站开在加油站旁，货车司机可以在这里歇脚、吃热饭、喝热水。

工作人员介绍，司机驿站还备有医药箱和充电宝，货车司机随时可以取用。附近的快递员和环卫工
"""

LATER = """人也常来司机驿站歇脚，有的货车司机还把驿站介绍给同行。

货车司机老张说，每次路过加油站，都要到司机驿站里喝一杯热水。

建起“暖心驿站”

（上接第1版）

快递员李谷雨说，有了驿站，午休有了去处。

县总工会还将在年内再建20个驿站。

职工书屋开进工地

本报讯（记者钱小雪）6月5日，渝中区总工会把职工书屋开进了建筑工地，首批图书800册。

工友们说，下了班有书看了。
"""
"""Pages 1 and 4 of one issue: two stories of the first go on in the other, one with a mark and one without."""

Alter = Callable[[SourceParse], SourceParse]
Garble = Callable[[str], str]


def imported(text: str = PAGE, **options: Any) -> Source:
    return factories.imported(text.encode(), "page.txt", SourceOptions(**options)).source


def linked() -> list[Source]:
    """Two pages with stories that go on from one to the other."""
    facts = {"publication": "丰都工人", "number": "12"}
    return [imported(OPENING, **facts, page="1"), imported(LATER, **facts, page="4")]


def stories(source: Source) -> list[Story]:
    """Those that are read from the source and not in the bin, in the order of the page."""
    return list(Story.objects.live().filter(source=source).order_by("position", "pk"))


def reader(*alterations: Alter, garbled: Sequence[Garble] = ()) -> Callable[..., SourceParse]:
    """The reader of today, with the text that it makes of the bytes and its parse altered."""

    def read(data: bytes, **options: Any) -> SourceParse:
        text = reduce(lambda text, garble: garble(text), garbled, data.decode())
        parse = read_source(text.encode(), **options)
        for alter in alterations:
            parse = alter(parse)
        return parse

    return read


def merge(n: int) -> Alter:
    """Items n and n + 1 are one: the second's headline is a crosshead of the first."""

    def alter(parse: SourceParse) -> SourceParse:
        if n + 1 >= len(parse.stories):
            return parse
        first, second = items(parse)[n : n + 2]
        demoted = [replace(block, role=Role.CROSSHEAD) if block.role is Role.HEADLINE else block for block in second]
        return rebuilt(parse, n, 2, [[*first, *demoted]])

    return alter


def split(n: int) -> Alter:
    """The last block of item n is an item of its own, a brief without a headline."""

    def alter(parse: SourceParse) -> SourceParse:
        pieces = items(parse)[n] if n < len(parse.stories) else []
        if len(pieces) < 2:
            return parse
        return rebuilt(parse, n, 1, [pieces[:-1], [replace(pieces[-1], role=Role.BODY, joined=False)]])

    return alter


def drop(n: int) -> Alter:
    """Item n is no story: its blocks are noise."""

    def alter(parse: SourceParse) -> SourceParse:
        return rebuilt(parse, n, 1, []) if n < len(parse.stories) else parse

    return alter


def change_role(n: int, old: Role, new: Role) -> Alter:
    def alter(parse: SourceParse) -> SourceParse:
        if n >= len(parse.stories):
            return parse
        blocks = [replace(block, role=new) if block.role is old else block for block in items(parse)[n]]
        return rebuilt(parse, n, 1, [blocks])

    return alter


def join(n: int) -> Alter:
    """The paragraphs of item n are one."""

    def alter(parse: SourceParse) -> SourceParse:
        if n >= len(parse.stories):
            return parse
        blocks = [replace(block, joined=block.role is Role.BODY) for block in items(parse)[n]]
        return rebuilt(parse, n, 1, [blocks])

    return alter


def find(n: int, **found: Any) -> Alter:
    """Another enrichment of item n."""

    def alter(parse: SourceParse) -> SourceParse:
        findings = [replace(f, **found) if k == n else f for k, f in enumerate(parse.findings)]
        return replace(parse, findings=tuple(findings))

    return alter


def move(n: int, to: int) -> Alter:
    """The last block of item n is at the end of another."""

    def alter(parse: SourceParse) -> SourceParse:
        if n == to or max(n, to) >= len(parse.stories) or len(items(parse)[n]) < 2:
            return parse
        moved = replace(items(parse)[n][-1], moved=True)
        taken = rebuilt(parse, n, 1, [items(parse)[n][:-1]])
        return rebuilt(taken, to, 1, [[*items(taken)[to], moved]])

    return alter


def finish(n: int) -> Alter:
    """Item n goes on nowhere: no mark is seen, and no broken end."""
    return set_facts(n, continued_on=None, continued_from=None, incomplete=False, warnings=())


def break_off(n: int) -> Alter:
    return set_facts(n, incomplete=True, warnings=(Caution.CUT_OFF,))


def set_facts(n: int, **facts: Any) -> Alter:
    """Item n with these facts instead."""

    def alter(parse: SourceParse) -> SourceParse:
        changed = (replace(story, **facts) if k == n else story for k, story in enumerate(parse.stories))
        return replace(parse, stories=tuple(changed))

    return alter


def misread(n: int) -> Garble:
    """Characters of line n are taken for others that look like them."""
    return _garbled(n, lambda line: line.translate(str.maketrans("工会人日站", "エ曾入曰沾")))


def space_out(n: int) -> Garble:
    return _garbled(n, " ".join)


def swallow(n: int) -> Garble:
    """Line n is not there."""
    return _garbled(n, lambda line: "")


def run_on(n: int) -> Garble:
    """Line n goes on with the next one."""

    def garble(text: str) -> str:
        lines = [line for line in text.split("\n") if line]
        return "\n\n".join(["\n\n".join(lines[: n + 1]) + "".join(lines[n + 1 : n + 2]), *lines[n + 2 :]])

    return garble


def close_up(text: str) -> str:
    """No line is blank."""
    return "\n".join(line for line in text.split("\n") if line)


def _garbled(n: int, write: Callable[[str], str]) -> Garble:
    def garble(text: str) -> str:
        lines = [line for line in text.split("\n") if line]
        return "\n\n".join(write(line) if k == n else line for k, line in enumerate(lines))

    return garble


def items(parse: SourceParse) -> list[list[Block]]:
    """The blocks of each item in reading order."""
    placed = [[block for block in parse.blocks if block.item == n] for n in range(len(parse.stories))]
    return [sorted(blocks, key=lambda block: block.position) for blocks in placed]


def rebuilt(parse: SourceParse, n: int, width: int, instead: Sequence[Sequence[Block]]) -> SourceParse:
    """The parse with these items instead of `width` items from n on, and their fields as their blocks print them."""
    old = items(parse)
    lists = [*old[:n], *instead, *old[n + width :]]
    stories = [*parse.stories[:n], *(_reprinted(parse, blocks) for blocks in instead), *parse.stories[n + width :]]
    found = [*parse.findings[:n], *(Findings() for _ in instead), *parse.findings[n + width :]]
    starts = {block.start for blocks in lists for block in blocks}
    rest = [
        block if block.item is None else Block(block.start, block.end, Role.NOISE)
        for block in parse.blocks
        if block.start not in starts
    ]
    return replace(parse, stories=tuple(stories), findings=tuple(found), blocks=_tiling(lists, rest))


def _reprinted(parse: SourceParse, blocks: Sequence[Block]) -> ParsedStory:
    text = parse.reading.text
    printed = printed_fields((text[block.start : block.end], block.role, block.joined) for block in blocks)
    fields = {name: getattr(printed, name) for name in type(printed).__slots__}
    return replace(parse.stories[blocks[0].item or 0], **fields)


def _tiling(lists: Iterable[Sequence[Block]], rest: Iterable[Block]) -> tuple[Block, ...]:
    placed = [
        replace(block, item=item, position=position)
        for item, blocks in enumerate(lists)
        for position, block in enumerate(blocks)
    ]
    return tuple(sorted([*placed, *rest], key=lambda block: block.start))
