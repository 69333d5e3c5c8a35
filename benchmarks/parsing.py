"""Text to stories, in megabytes of source text a second: of pages, and of texts such as no page is, at two lengths."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

from articles.enrichment.tokenizer import Words
from articles.parsing.parser import parse
from articles.parsing.values import Context
from articles.reading import read
from articles.reading.values import Reading

from .measuring import Timings, in_turns, rounds
from .press import SEEDS, pages
from .report import section

PAGES = 100

LONG = {
    "headings, {:,}": (5, lambda n: "".join(f"第{k}个车间召开会议\n" for k in range(n))),
    "one line of {:,} characters": (350, lambda n: ("某县总工会慰问一线职工。" * (n // 12 + 1))[:n]),
}
"""Texts, and how many times the size of the corpus they are long: at 20,000, 100,000 headings and a line of 20 MB."""


def main(size: int) -> None:
    section("Parsing", "UTF-8, on one core.", ("", "MB", "MB/s"), [*_pages(size), *_long(size)])


def _pages(size: int) -> Iterator[tuple[str, str, str]]:
    words = Words()
    words.cut("工会")
    ways = {"pages": Context(), "pages, with dictionary": Context(word_across=words.across)}
    readings = [read(path.read_bytes(), name=path.name) for path in SEEDS] * len(rounds(4, size))
    readings += [page.reading for page in islice(pages(), len(rounds(PAGES, size)))]
    measured = in_turns({way: partial(_parse, context) for way, context in ways.items()}, readings)
    megabytes = sum(map(_megabytes, readings))
    yield from ((way, *_speed(megabytes, times)) for way, times in measured.items())


def _long(size: int) -> Iterator[tuple[str, str, str]]:
    """Each text a quarter as long, and whole: it is as fast where the cost grows in step with the length."""
    for name, (times, text) in LONG.items():
        for n in (times * size // 4, times * size):
            reading = Reading(name="long.txt", text=text(n), encoding="utf-8", sha256="")
            taken = Timings()
            taken.time(partial(_parse, Context(), reading))
            yield name.format(n), *_speed(_megabytes(reading), taken)


def _speed(megabytes: float, times: Timings) -> tuple[str, str]:
    return f"{megabytes:.1f}", f"{megabytes / sum(times.seconds):.1f}"


def _parse(context: Context, reading: Reading) -> int:
    return len(parse(reading, context).stories)


def _megabytes(reading: Reading) -> float:
    return len(reading.text.encode()) / 1e6
