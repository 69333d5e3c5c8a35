"""The cost of a parse grows in step with the length of the text. How fast it is, the benchmarks tell."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from articles.parsing.parser import parse
from tests.parsing.helpers import CONTEXT, reading, seed_text

LINES = 150

AT_MOST = 4.2
"""So many times the steps may be taken for four times the lines: the first lines have less above them to look at."""

STORY = "第{0}个车间召开会议\n本报讯(记者李四)近日,某厂第{0}个车间召开会议,二十名职工参加。\n"
DISPATCH = "新华社某地5月6日电 某市总工会召开会议,研究部署第{0}项工作。\n"
PART = "比厨艺 聚人心——\n第{0}个车间召开会议\n本报记者 王小明\n近日,某厂举办第{0}次厨艺比赛,二十名厨师参加。\n"
WRITTEN_DOWN = "第{0}个车间召开会议\n近日,某厂举办第{0}次厨艺比赛。\n(本报记者王小明整理)\n"

TEXTS = {
    "a seed": lambda n: seed_text(3) * (n // LINES),
    "headings": lambda n: "某市总工会召开会议\n" * n,
    "headings of their own": lambda n: _each("第{0}个车间召开会议\n", n),
    "headings with bodies": lambda n: _each(STORY, n),
    "one headline over dispatches": lambda n: "某市总工会召开会议研究部署工作\n" + _each(DISPATCH, n),
    "signed parts of a feature": lambda n: "厨艺(民生一线)\n编者按:近日,某厂举办比赛。\n" + _each(PART, n),
    "pieces written down": lambda n: _each(WRITTEN_DOWN, n),
    "bullets": lambda n: _each("◆5月6日,某县总工会第{0}次慰问职工。\n", n),
    "unfinished lines": lambda n: _each("某县总工会第{0}次慰问职工,送去清凉\n", n),
    "unfinished stories": lambda n: _each(STORY + "厂工会还请厨师们到第{0}个车间传授手\n", n),
    "bylines": lambda n: "本报记者 王小明 李四\n" * n,
    "lists of pictures": lambda n: _each("图片:\n图为第{0}个车间的职工在厨艺比赛中\n", n),
    "captions": lambda n: _each("图为第{0}个车间的职工。王小明摄\n", n),
    "names of the page": lambda n: "第3版 综合新闻\n" * n,
    "empty lines": lambda n: "\n" * n * 100,
    "one line": lambda n: "某县总工会慰问职工。" * n * 100,
}


def _each(form: str, n: int) -> str:
    return "".join(form.format(k) for k in range(n))


def steps(text: str) -> int:
    """How many lines of the program are run, and calls made: on every machine the same, however busy."""
    count = 0

    def tally(_frame: FrameType, _event: str, _what: object) -> Callable[..., object]:
        nonlocal count
        count += 1
        return tally

    before = sys.gettrace()
    sys.settrace(tally)
    try:
        parse(reading(text), CONTEXT)
    finally:
        sys.settrace(before)
    return count


@pytest.fixture(autouse=True, scope="module")
def _compiled_patterns() -> None:
    """The first lines that need a long pattern wait for it to be compiled."""
    for make in TEXTS.values():
        parse(reading(make(LINES)), CONTEXT)


@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS.keys())
def test_four_times_the_text_costs_about_four_times_as_much(make):
    assert steps(make(4 * LINES)) <= AT_MOST * steps(make(LINES))
