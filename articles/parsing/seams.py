"""Seams: whether two pieces of text are one paragraph, by the end of the first and the beginning of the second."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .characters import CLOSERS, ends_sentence
from .lines import LONGEST_DISPLAY
from .values import Context
from .wording import FLOWING, ORDINAL, SETTING, TIME_APART, echo, is_prose, is_quoted, waits_for_more

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
LABEL = re.compile(r"[^:,。]{1,13}:")
BETWEEN_CLAUSES = ",、:;。?!"

JUST_BEGUN, EARLY = 4, 8
"""Characters of the last clause, where it has just begun, and where it is not yet long."""

FEW, LONG, VERY_LONG = 10, 28, 44
"""Characters: hardly a paragraph; longer than most lines of display; longer than all but few."""


@dataclass(frozen=True, slots=True)
class Seam:
    """The text before a gap and the text after it. `near` is the story round the gap, with both pieces in it."""

    left: str
    right: str
    near: str
    context: Context


Evidence = tuple[tuple[str, Callable[[str], object], float], ...]
"""What a text shows, how it is seen, and how much it tells for one paragraph."""

ON_THE_LEFT: Evidence = (
    ("waits for more", waits_for_more, 2.0),
    ("is prose", is_prose, 2.0),
    ("reports", REPORTS.search, 1.75),
    ("flows", FLOWING.search, 0.75),
    ("opens as a sentence", OPENING.match, 0.75),
    ("is long", lambda text: len(text) > LONG, 1.0),
    ("is longer than display", lambda text: len(text) > VERY_LONG, 1.0),
    ("has just begun a clause", lambda text: _last_clause(text) < JUST_BEGUN, 2.75),
    ("is early in a clause", lambda text: JUST_BEGUN <= _last_clause(text) < EARLY, 1.25),
    ("is a few characters", lambda text: len(text) <= FEW, -4.0),
    ("is quoted", is_quoted, -2.25),
    ("ends a quotation or a bracket", lambda text: text[-1] in CLOSERS, -3.25),
    ("ends in a sign", lambda text: text[-1] in "-*", -2.0),
    ("has a label", LABEL.match, -1.5),
)

ON_THE_RIGHT: Evidence = (
    ("closes what was open", CLOSES.match, 4.0),
    ("clings", CLINGS.match, 1.5),
    ("begins afresh", FRESH.match, -2.25),
    ("quotes", lambda text: text[0] in "“《", -2.25),
    ("sets a scene", SETTING.match, -3.5),
    ("sets a time apart", TIME_APART.match, -1.25),
    ("counts", ORDINAL.match, -1.25),
    ("is unfinished and no longer than display", lambda text: len(text) <= LONG and not ends_sentence(text), -2.5),
)

WORD_ACROSS = 3.5
"""Evidence of a word of the dictionary across the gap."""

SAID_ELSEWHERE = ((2, 2, 2.75), (1, 2, 1.5), (2, 1, 1.5), (1, 1, 1.0))
"""Evidence of so many characters before the gap and after it that stand together elsewhere in the story."""

MOST_SAID = max(weight for _, _, weight in SAID_ELSEWHERE)
NEVER_SAID = -1.0

ECHOED = -1.25
"""Evidence of a right text that repeats the left one, as the text under a title does."""


def is_one_paragraph(seam: Seam, place: float, enough: float) -> bool:
    """Whether the evidence of the two texts, and of the place where they stand, is enough for one paragraph.

    The story is searched for what they say only where that can turn the scale: it may be long.
    """
    of_texts = _sum(ON_THE_LEFT, seam.left) + _sum(ON_THE_RIGHT, seam.right) + _word_across(seam)
    if place + of_texts + MOST_SAID < enough:
        return False
    evidence = place + (of_texts + ECHOED * echo(seam.left[-LONGEST_DISPLAY:], seam.right))
    if evidence + NEVER_SAID >= enough:
        return True
    return evidence + MOST_SAID >= enough and evidence + said_elsewhere(seam) >= enough


def continuity(seam: Seam) -> float:
    """The evidence that the right text is the rest of the left one, wherever it stands."""
    return _sum(ON_THE_RIGHT, seam.right) + _word_across(seam) + said_elsewhere(seam)


def _sum(evidence: Evidence, text: str) -> float:
    return sum(weight for _, shown, weight in evidence if shown(text))


def _word_across(seam: Seam) -> float:
    return WORD_ACROSS if seam.context.word_across(seam.left, seam.right) else 0.0


def said_elsewhere(seam: Seam) -> float:
    """The evidence of the rest of the story: whether what meets at the gap stands together there, too."""
    if seam.left[-1:] + seam.right[:1] not in seam.near:
        return NEVER_SAID
    for before, after, weight in SAID_ELSEWHERE:
        if seam.left[-before:] + seam.right[:after] in seam.near:
            return weight
    return NEVER_SAID


def _last_clause(text: str) -> int:
    """The length of what follows the last comma or stop; of a text without one, more than any clause has."""
    last = max(map(text.rfind, BETWEEN_CLAUSES))
    return len(text) - last - 1 if last >= 0 else LONGEST_DISPLAY
