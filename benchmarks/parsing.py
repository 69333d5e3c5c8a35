"""Text to stories, in megabytes of source text a second, by itself and with the dictionary that the import gives it."""

from __future__ import annotations

from functools import partial
from itertools import islice

from articles.enrichment.tokenizer import Words
from articles.parsing import parse
from articles.parsing.values import Context
from articles.reading import read
from articles.reading.values import Reading

from .measuring import in_turns
from .press import SEEDS, pages
from .report import section

PAGES = 100


def main(size: int) -> None:
    words = Words()
    words.cut("工会")
    ways = {"parser": Context(), "parser with dictionary": Context(word_across=words.across)}
    readings = [read(path.read_bytes(), name=path.name) for path in SEEDS] * 4
    readings += [page.reading for page in islice(pages(), PAGES)]
    measured = in_turns({way: partial(_parse, context) for way, context in ways.items()}, readings)
    megabytes = sum(len(reading.text.encode()) for reading in readings) / 1e6
    rows = [(way, f"{megabytes / sum(times.seconds):.1f}") for way, times in measured.items()]
    section("Parsing", f"{megabytes:.1f} MB of UTF-8 on one core.", ("", "MB/s"), rows)


def _parse(context: Context, reading: Reading) -> int:
    return len(parse(reading, context).stories)
