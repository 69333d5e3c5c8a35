"""The cost of a parse grows in step with the length of the text."""

from __future__ import annotations

import time

import pytest

from articles.parsing import parse
from tests.parsing.helpers import reading, seed_text

TOLERANCE = 3.0
"""Four times the text may cost four times this many times as much: machines that run tests are busy."""

TEXTS = {
    "a seed": lambda n: seed_text(3) * (n // 500),
    "headings": lambda n: "某市总工会召开会议\n" * n,
    "headings of their own": lambda n: "".join(f"第{k}个车间召开会议\n" for k in range(n)),
    "bullets": lambda n: "◆5月6日,某县总工会慰问职工。\n" * n,
    "unfinished lines": lambda n: "某县总工会慰问职工,送去清凉\n" * n,
    "bylines": lambda n: "本报记者 王小明 李四\n" * n,
    "one line": lambda n: "某县总工会慰问职工。" * n * 10,
    "one line without a stop": lambda n: "某县总工会慰问职工" * n * 10,
    "brackets": lambda n: "(" * n * 100,
    "brackets with reporters": lambda n: "(记者" * n * 30,
    "spaces": lambda n: "某 " * n * 30,
    "names": lambda n: "本报记者 " + "王小明 " * n * 10,
    "marks": lambda n: "#" * n * 100,
}


def cost(text: str) -> float:
    """Seconds of this process, the better of two runs."""
    return min(_cost(text) for _ in range(2))


def _cost(text: str) -> float:
    begin = time.process_time()
    parse(reading(text))
    return time.process_time() - begin


@pytest.mark.parametrize("make", TEXTS.values(), ids=TEXTS.keys())
def test_four_times_the_text_costs_about_four_times_as_much(make):
    short, long = make(1000), make(4000)
    assert cost(long) <= max(cost(short), 0.002) * (len(long) / len(short)) * TOLERANCE
