"""A page to read again, and readers that read it otherwise: what parsers of other days may make of the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from articles.accession import take_in
from articles.enrichment.values import Findings
from articles.models import Source, Story
from articles.options import Options
from articles.parsing.printing import as_printed
from articles.parsing.values import Block, ParsedStory, Role
from articles.pipeline import SourceParse, read_source

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

Alter = Callable[[SourceParse], SourceParse]


def imported(text: str = PAGE, **options: Any) -> Source:
    return Source.objects.get(pk=take_in(text.encode(), "page.txt", Options(**options)).source)


def stories(source: Source) -> list[Story]:
    """Those that are read from the source and not in the bin, in the order of the page."""
    return list(Story.objects.live().filter(source=source).order_by("position", "pk"))


def reader(*alterations: Alter) -> Callable[..., SourceParse]:
    """The reader of today, with its parse altered."""

    def read(data: bytes, **told: Any) -> SourceParse:
        parse = read_source(data, **told)
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


def items(parse: SourceParse) -> list[list[Block]]:
    """The blocks of each item in reading order."""
    placed = [[block for block in parse.blocks if block.item == n] for n in range(len(parse.stories))]
    return [sorted(blocks, key=lambda block: block.position) for blocks in placed]


def rebuilt(parse: SourceParse, n: int, width: int, instead: Sequence[Sequence[Block]]) -> SourceParse:
    """The parse with these items instead of `width` items from n on, and their fields as their blocks print them."""
    old = items(parse)
    lists = [*old[:n], *instead, *old[n + width :]]
    stories = [*parse.stories[:n], *(_told(parse, blocks) for blocks in instead), *parse.stories[n + width :]]
    found = [*parse.findings[:n], *(Findings() for _ in instead), *parse.findings[n + width :]]
    starts = {block.start for blocks in lists for block in blocks}
    rest = [
        block if block.item is None else Block(block.start, block.end, Role.NOISE)
        for block in parse.blocks
        if block.start not in starts
    ]
    return replace(parse, stories=tuple(stories), findings=tuple(found), blocks=_tiling(lists, rest))


def _told(parse: SourceParse, blocks: Sequence[Block]) -> ParsedStory:
    text = parse.reading.text
    printed = as_printed((text[block.start : block.end], block.role, block.joined) for block in blocks)
    fields = {name: getattr(printed, name) for name in type(printed).__slots__}
    return replace(parse.stories[blocks[0].item or 0], **fields)


def _tiling(lists: Iterable[Sequence[Block]], rest: Iterable[Block]) -> tuple[Block, ...]:
    placed = [
        replace(block, item=item, position=position)
        for item, blocks in enumerate(lists)
        for position, block in enumerate(blocks)
    ]
    return tuple(sorted([*placed, *rest], key=lambda block: block.start))
