"""How long a process takes to begin with its work: with and without the dictionary."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from importlib.util import find_spec

from .measuring import in_turns, rounds
from .report import ms, ratio, section

ROUNDS = 5
WORD = "from articles.enrichment.tokenizer import Words; Words(segmenter={!r}).cut('工会')"
STARTS = {
    "python": ("-c", ""),
    "manage.py check": ("manage.py", "check"),
    "first word, jieba": ("-c", WORD.format("jieba")),
    "first word, rjieba": ("-c", WORD.format("rjieba")),
}


def main(size: int) -> None:
    starts = {name: start for name, start in STARTS.items() if "rjieba" not in name or find_spec("rjieba")}
    measured = in_turns({name: partial(_run, start) for name, start in starts.items()}, rounds(ROUNDS, size))
    jieba = measured["first word, jieba"].median
    rows = [(name, ms(taken.median), ratio(taken.median / jieba)) for name, taken in measured.items()]
    section("Start of a process", "Median of whole processes.", ("", "ms", "of jieba"), rows)


def _run(start: tuple[str, ...], _round: int) -> None:
    subprocess.run([sys.executable, *start], check=True, capture_output=True)
