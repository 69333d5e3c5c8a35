"""Changes to a printed text that must not change what is read in it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from articles.parsing.values import Parse, Role

PLACES = {
    "重庆": "成都",
    "上海": "天津",
    "内蒙古": "黑龙江",
    "贵州": "甘肃",
    "浙江": "山东",
    "青海": "云南",
    "海南": "福建",
}
PEOPLE = {
    "张世光": "李国平",
    "黄仕强": "周建民",
    "李玉波": "陈志远",
    "裴龙翔": "吴晓东",
    "赖书闻": "郑海燕",
    "刘星": "王涛",
}
HALF_TO_FULL = str.maketrans(",:;!?()", "，：；！？（）")
FULL_TO_HALF = str.maketrans("，：；！？（）", ",:;!?()")
BULLETS = "◆□●■▲△○◎"


def rename(text: str) -> str:
    """Other places and people in the same roles."""
    for old, new in {**PLACES, **PEOPLE}.items():
        text = text.replace(old, new)
    return text


def renumber(text: str) -> str:
    """Other numbers: the last digit of every number of three digits or more that is no year."""
    return re.sub(r"(?<![\d#])(?!(?:19|20)\d\d\b)(\d{2,})(\d)", lambda m: m[1] + str((int(m[2]) + 3) % 10), text)


def widen(text: str) -> str:
    return text.translate(HALF_TO_FULL)


def narrow(text: str) -> str:
    return text.translate(FULL_TO_HALF)


def exchange_bullets(text: str) -> str:
    """Every bullet of one kind for the next kind."""
    return text.translate(str.maketrans(BULLETS, BULLETS[1:] + BULLETS[0]))


def double_blank_lines(text: str) -> str:
    return text.replace("\n", "\n\n")


def remove_blank_lines(text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", text.strip())


def carriage_returns(text: str) -> str:
    return text.replace("\n", "\r\n")


TEXT_CHANGES: Sequence[Callable[[str], str]] = (
    rename,
    renumber,
    widen,
    narrow,
    exchange_bullets,
    double_blank_lines,
    remove_blank_lines,
    carriage_returns,
)


def reorder(text: str, parse: Parse, seed: int) -> tuple[str, list[int]]:
    """The stories of a page in another order, and the order they now have. A section and its briefs stay together."""
    units = _units(parse)
    random.Random(seed).shuffle(units)
    return "\n\n".join(text[start:end].strip() for start, end, _ in units), [n for _, _, unit in units for n in unit]


def _units(parse: Parse) -> list[tuple[int, int, list[int]]]:
    """Start, end and stories of each article, and of each section with its briefs, on a page of nothing else."""
    sections = [block.start for block in parse.blocks if block.role is Role.SECTION]
    firsts = {
        min(b.start for b in parse.blocks if b.item == n): n for n, s in enumerate(parse.stories) if not s.section
    }
    starts = sorted({*firsts, *sections})
    owners = [max(k for k, start in enumerate(starts) if start <= b.start) for b in parse.blocks]
    return [
        (start, end, sorted({b.item for b, owner in zip(parse.blocks, owners, strict=True) if owner == k} - {None}))
        for k, (start, end) in enumerate(pairwise([*starts, parse.blocks[-1].end]))
    ]
