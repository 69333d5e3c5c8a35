"""Small helpers by which cases stay readable."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from articles.parsing.characters import normalised
from articles.parsing.parser import parse
from articles.parsing.values import Caution, Context, Parse, ParsedStory
from articles.reading import read
from articles.reading.values import Reading

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

WORDS = ("石油", "总工会", "龙头", "基本", "政策", "技能", "他们", "工会", "职工", "配备")


def knows(*words: str) -> Callable[[str, str], bool]:
    """A dictionary of a few words, as `word_across` of a context."""

    def across(left: str, right: str) -> bool:
        return any(
            left.endswith(word[:cut]) and right.startswith(word[cut:]) for word in words for cut in range(1, len(word))
        )

    return across


CONTEXT = Context(word_across=knows(*WORDS))


def reading(text: str) -> Reading:
    return Reading(name="page.txt", text=text, encoding="utf-8", sha256="")


def parsed(*lines: str, context: Context = CONTEXT) -> Parse:
    """The parse of these lines, each a line of its own."""
    return parse(reading("\n".join(lines)), context)


def stories(*lines: str, context: Context = CONTEXT) -> tuple[ParsedStory, ...]:
    return parsed(*lines, context=context).stories


def story(*lines: str, context: Context = CONTEXT) -> ParsedStory:
    """The only story of these lines."""
    (only,) = stories(*lines, context=context)
    return only


def roles(*lines: str, context: Context = CONTEXT) -> list[str]:
    """The role of each block, in the order of the source."""
    return [block.role.value for block in parsed(*lines, context=context).blocks]


@cache
def seed_text(number: int) -> str:
    return read(SEEDS[number].read_bytes(), name=SEEDS[number].name).text


@cache
def seed(number: int) -> Parse:
    return parse(reading(seed_text(number)), CONTEXT)


def squeezed(found: ParsedStory) -> ParsedStory:
    """The story with white space, the width of its punctuation and doubt (its neighbours cause it) out of account."""

    def bare(text: str | None) -> str | None:
        return None if text is None else re.sub(r"\s+", "", normalised(text))

    texts = ("section", "kicker", "headline", "subhead", "byline", "dateline", "standfirst", "continued_from")
    return replace(
        found,
        **{name: bare(getattr(found, name)) for name in texts},
        paragraphs=tuple(bare(p) for p in found.paragraphs),
        crossheads=tuple(replace(c, text=bare(c.text)) for c in found.crossheads),
        warnings=tuple(w for w in found.warnings if w is not Caution.DOUBTFUL_BOUNDARY),
        captions=tuple(replace(c, text=bare(c.text), credit=bare(c.credit)) for c in found.captions),
    )
