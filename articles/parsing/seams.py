"""What the end of one piece of text and the beginning of another tell for one paragraph, or against it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .characters import CLOSERS, ends_sentence
from .page import LONGEST_DISPLAY
from .values import Context
from .wording import FLOWING, ORDINAL, SETTING, TIME_APART, echo, hangs, is_prose, quoted

CLOSES = re.compile(r"[,、。;:!?”’)》]")
CLINGS = re.compile(
    r"[的了着过们地得之等者与和或都也里内于至被需使及]|是(?!否)|到(?!底)|已(?!经)|后(?!来)"
    r"|给(?!予)|能(?!源|否|力)|将(?!军|来)|向(?![北东西南])|就(?!业|在)|均(?!衡)|仍(?!然)|则|即(?!使|便)"
)
"""How the middle of a sentence begins, and hardly ever a paragraph."""

FRESH = re.compile(
    r"[“‘《(\[【〔『—\d]|据|但|然而|近[日年来期些]|今[天年日后]|此[前外次时]|随[着后即]|目前|当[时天前日]|记者|如[今果何]|过去|走进|多年前|前不久|问:|要说"
    r"|[^,。]{2,6}(?:表示|指出|强调|介绍|认为)[,:]"
    r"|本[报次届]|习近平|这[是些个次样一]|第[一二三四五六七八九十]|[一二三四五六七八九十]+[是、]"
)
"""How paragraphs begin, and seldom the middle of a sentence."""

OPENING = re.compile(
    r"[在从由对经据当按我他她这此该其因但不如正即还又]|针对|面对|随着|近[日年来期]|今[年天]|去年|目前|早在|同样|\d{4}年|\d+月"
    r"|记者|一[名位个]|尽管|虽然"
)
"""How sentences begin, and seldom a line of display."""

REPORTS = re.compile(r"记者|表示|介绍|说[,:]|先生|女士|同志")
LABELLED = re.compile(r"[^:,。]{1,13}:")
CLAUSE = re.compile(r"[,、:;。?!]([^,、:;。?!]*)$")

BEGUN, YOUNG = 4, 8
"""Characters: a clause so short has just begun."""

FEW, LONG = 10, 28
"""Characters: hardly a paragraph; longer than most lines of display. Few of those are longer than 44."""


@dataclass(frozen=True, slots=True)
class Seam:
    """The text before a gap and the text after it. `near` is what else the story says, both pieces in it."""

    left: str
    right: str
    near: str
    context: Context


Evidence = tuple[tuple[str, float, Callable[[str], object]], ...]
"""What is shown, how much it tells for one paragraph, and how it is seen."""

ON_THE_LEFT: Evidence = (
    ("waits for more", 2.0, hangs),
    ("is prose", 2.0, is_prose),
    ("reports", 1.75, REPORTS.search),
    ("flows", 0.75, FLOWING.search),
    ("opens as a sentence", 0.75, OPENING.match),
    ("is long", 1.0, lambda text: len(text) > LONG),
    ("is longer than display", 1.0, lambda text: len(text) > LONGEST_DISPLAY - 16),
    ("has just begun a clause", 2.75, lambda text: _last_clause(text) < BEGUN),
    ("is early in a clause", 1.25, lambda text: BEGUN <= _last_clause(text) < YOUNG),
    ("is a few characters", -4.0, lambda text: len(text) <= FEW),
    ("is quoted", -2.25, quoted),
    ("ends a quotation or a bracket", -3.25, lambda text: text[-1] in CLOSERS),
    ("ends in a sign", -2.0, lambda text: text[-1] in "-*"),
    ("has a label", -1.5, LABELLED.match),
)

ON_THE_RIGHT: Evidence = (
    ("closes what was open", 4.0, CLOSES.match),
    ("clings", 1.5, CLINGS.match),
    ("begins afresh", -2.25, FRESH.match),
    ("quotes", -2.25, lambda text: text[0] in "“《"),
    ("sets a scene", -3.5, SETTING.match),
    ("sets a time apart", -1.25, TIME_APART.match),
    ("counts", -1.25, ORDINAL.match),
    ("is unfinished and no longer than display", -2.5, lambda text: len(text) <= LONG and not ends_sentence(text)),
)

WORD_ACROSS = 3.5
"""What a word of the dictionary across the gap tells."""

SAID_ELSEWHERE = ((2, 2, 2.75), (1, 2, 1.5), (2, 1, 1.5), (1, 1, 1.0))
"""What it tells that so many characters before the gap and after it stand together elsewhere in the story."""

MOST_SAID = max(weight for _, _, weight in SAID_ELSEWHERE)
NEVER_SAID = -1.0

ECHOED = -1.25
"""What it tells that the right text repeats the left one, as the text under a title does."""


def is_one(seam: Seam, place: float, enough: float) -> bool:
    """Whether the two texts and the place where they stand tell enough for one paragraph.

    The story is searched for what they say only where that can turn the scale: it may be long.
    """
    told = place + _by_itself(seam)
    return told + NEVER_SAID >= enough or (told + MOST_SAID >= enough and told + said_elsewhere(seam) >= enough)


def _by_itself(seam: Seam) -> float:
    """How much the two texts tell for one paragraph, without the rest of the story."""
    return (
        sum(weight for _, weight, shown in ON_THE_LEFT if shown(seam.left))
        + sum(weight for _, weight, shown in ON_THE_RIGHT if shown(seam.right))
        + (WORD_ACROSS if seam.context.word_across(seam.left, seam.right) else 0.0)
        + ECHOED * echo(seam.left[-LONGEST_DISPLAY:], seam.right)
    )


def said_elsewhere(seam: Seam) -> float:
    if seam.left[-1:] + seam.right[:1] not in seam.near:
        return NEVER_SAID
    for before, after, weight in SAID_ELSEWHERE:
        if seam.left[-before:] + seam.right[:after] in seam.near:
            return weight
    return NEVER_SAID


def _last_clause(text: str) -> int:
    """The length of what follows the last comma or stop; of a text without one, more than any clause has."""
    match = CLAUSE.search(text)
    return len(match.group(1)) if match else LONGEST_DISPLAY


def continuity(seam: Seam) -> float:
    """How much the right text tells for being the rest of the left one, wherever it stands."""
    return (
        sum(weight for _, weight, shown in ON_THE_RIGHT if shown(seam.right))
        + (WORD_ACROSS if seam.context.word_across(seam.left, seam.right) else 0.0)
        + said_elsewhere(seam)
    )
