"""How sure it is that a story begins where it does, is one, and has its own headline.

Each may be wrong for reasons of its own, and is weighed by itself. Evidence sums up as the logarithm of the odds; the
weights follow wrong stories of newspapers, and are set so that about half of what is doubted is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import exp, inf, log, log1p
from operator import itemgetter

from .cohesion import HanText, TextBigrams, shared_subject
from .elements import RUNNING_TEXT, Element
from .grouping import StoryLines
from .layout import HEADLINES, PlacedLine
from .lines import NEWS_OPENING
from .values import DOUBTFUL
from .wording import NEWS_TIME, echo

E = Element

SIGNATURES = frozenset({E.BYLINE, E.SIGNATURE, E.PHOTO_END})
MAY_BE_INSIDE = frozenset({E.CROSSHEAD, E.BODY})
TITLES_BESIDE = frozenset({E.KICKER, E.SUBHEAD})

UNKNOWN_SUBJECT = 0.2
"""The share of a subject that is taken for texts too short to show one."""

Weight = tuple[float, float]
"""The weight of a margin, and the margin at which a third of it is left."""

MOST_FOR_SIGNED = 5
"""Stories of a page for each that somebody signs: where there are more, one without a name shows nothing."""

SPEAKER = re.compile(r"[\u4e00-\u9fff·]{2,6}\([^()]{2,30}\):")
"""How what somebody says at a meeting begins, who is its author: 王小明(某县总工会主席):……"""

BEGINNING = -1.55
"""The evidence against the beginning of a story that nobody signs, on a page where others are signed."""

BEGINNING_MARGIN: Weight = (1.9, 8.0)
"""Of how near the reading comes that does without this beginning."""

SAME_SUBJECT, SHORT, UNDER_SIGNED, BRIEF = 3.5, 0.6, -1.3, -0.7
"""Of the share of its subject that the story above has, of the logarithm of its length where it is shorter than others
of the page, as boxes are, of a story above that is signed, for most parts of one story stand under parts without a
name, and of a brief without a headline.
"""

INSIDE = -3.3
"""The evidence that a line inside a story begins another one."""

INSIDE_MARGIN: Weight = (3.2, 8.0)
"""Of how near the reading comes in which it does."""

KEPT_SUBJECT = -14.3
"""Of the share of their subjects that the text above the line and that from it to the next such line have in common."""

TEXT_ABOVE, SAID_BEFORE, LONE, IN_NEWS = 0.43, -6.7, 1.8, 2.4
"""Of the logarithm of the characters above it, of how much of it the opening of the story says, of the only crosshead
of a story, and of news that opens with its dateline or byline: it has no crossheads.
"""

BEGINS_NOTHING = re.compile(r"[^\u4e00-\u9fff]*$|广告$|(?:数据|资料)来源|.*(?:摄[,(]|[摄,、]$|供图$)")
"""Lines of display that are no headline: a row of dots, a credit, a source of figures, a line of verse."""

WINDOW = 2000
"""Chinese characters above a line by which their subject is known."""

FARTHEST = 12.0
"""The margin from which on what a line is taken for is not doubted."""

HEADLINE = -3.35
"""The evidence that another of the lines over a story is its headline."""

HEADLINE_MARGIN: Weight = (3.7, 4.0)
"""Of how near the reading comes in which it is."""

SUBHEAD, HEADLINE_LENGTH = 0.7, -0.045
"""Of a subhead, which is the headline more often than a kicker is, and of each character of the headline."""

NO_KICKERS, FEWEST_HEADED = -2.0, 6
"""Of a subhead on a page where none has a kicker though so many stories have a headline: its paper prints none."""

DASHES = "—-"
"""How most subheads begin."""

IN_SMALL_SOURCE, MOST_HEADED = 3.0, 3
"""Of a subhead under a headline without a kicker, in a source of so few stories: bulletins and posts seldom have one
without a dash, and rather a kicker.
"""


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """How likely it is, each from 0 to 1, that a story begins elsewhere, holds another, or has another headline."""

    beginning: float
    inside: float
    headline: float

    @property
    def confidence(self) -> float:
        """From 0 to 1, how sure the bounds of the story are: as sure as what is less sure of them."""
        return 1.0 - max(self.beginning, self.inside)


def is_doubtful(likelihood: float) -> bool:
    return 1.0 - likelihood < DOUBTFUL


def uncertainties(stories: Sequence[StoryLines]) -> list[Uncertainty]:
    """How likely each story of a page was read wrong."""
    lines = [[placed for placed in story.lines if not placed.moved] for story in stories]
    signed = [any(map(_signs, each)) for each in lines]
    are_signed = any(signed) and len(signed) <= MOST_FOR_SIGNED * sum(signed)
    has_kickers = any(story.has(E.KICKER) for story in stories)
    headed = sum(story.has(E.HEADLINE) for story in stories)
    of_subhead = 0.0 if has_kickers or headed < FEWEST_HEADED else NO_KICKERS
    of_plain_subhead = IN_SMALL_SOURCE if headed <= MOST_HEADED else 0.0
    lengths = [1 + sum([len(placed.line.text) for placed in each]) for each in lines]
    mean = sum(lengths) / max(1, len(lengths))
    found = []
    for n, each in enumerate(lines):
        may_be_part = n > 0 and are_signed and not signed[n]
        of_part = SHORT * min(0.0, log(lengths[n] / mean)) + (UNDER_SIGNED if signed[n - 1] else 0.0)
        beginning = _of_beginning(each, lines[n - 1], of_part) if may_be_part else 0.0
        found.append(Uncertainty(beginning, _of_inside(each), _of_headline(each, of_subhead, of_plain_subhead)))
    return found


def _of_beginning(lines: Sequence[PlacedLine], above: Sequence[PlacedLine], of_part: float) -> float:
    text = next((placed.line.text for placed in lines if placed.element in RUNNING_TEXT), "")
    if not lines or lines[0].start_margin >= FARTHEST or NEWS_TIME.match(text) or SPEAKER.match(text):
        return 0.0
    evidence = BEGINNING + _near(BEGINNING_MARGIN, lines[0].start_margin) + of_part
    evidence += BRIEF if lines[0].element is E.UNTITLED else 0.0
    return _likelihood(evidence + SAME_SUBJECT * _shared(*(HanText(_text(each)).bigrams() for each in (above, lines))))


def _of_inside(lines: Sequence[PlacedLine]) -> float:
    elements = [placed.element for placed in lines]
    crossheads, in_news = elements.count(E.CROSSHEAD), E.LEAD in elements
    known = INSIDE + (LONE if crossheads == 1 else 0.0) + (IN_NEWS if in_news else 0.0)
    most = -inf
    for evidence, text, above, below in sorted(_lines_inside(lines), key=itemgetter(0), reverse=True):
        if evidence <= most:  # a subject that is kept only takes from it
            break
        may_be_doubted = is_doubtful(_likelihood(known + evidence))
        shared = _shared(text.bigrams(*above), text.bigrams(*below)) if may_be_doubted else UNKNOWN_SUBJECT
        most = max(most, evidence + KEPT_SUBJECT * shared)
    return _likelihood(known + most)


def _lines_inside(lines: Sequence[PlacedLine]) -> Iterator[tuple[float, HanText, tuple[int, int], tuple[int, int]]]:
    """The evidence of each line of display inside, of several in a row the first, but for its subject: the text, where
    in it stands what is above the line, and where what goes from it to the next.
    """
    inside = list(map(_is_display_inside, lines))
    found = [at for at in range(1, len(lines)) if inside[at] and not inside[at - 1]]
    if not found:
        return
    texts = [placed.line.han if placed.element in RUNNING_TEXT else "" for placed in lines]
    text, starts = "".join(texts), list(accumulate(map(len, texts), initial=0))
    whole = HanText(text)
    for at, end in pairwise([*found, len(lines)]):
        line, above = lines[at], starts[at]
        if above and line.start_margin < FARTHEST:
            evidence = _near(INSIDE_MARGIN, line.start_margin) + TEXT_ABOVE * log1p(above)
            evidence += SAID_BEFORE * echo(line.line.text, text[: min(above, WINDOW)])
            yield evidence, whole, (max(0, above - WINDOW), above), (starts[at + 1], starts[end])


def _is_display_inside(placed: PlacedLine) -> bool:
    if placed.element not in MAY_BE_INSIDE or not (placed.element is E.CROSSHEAD or placed.line.is_display):
        return False
    return not BEGINS_NOTHING.match(placed.line.text)


def _of_headline(lines: Sequence[PlacedLine], of_subhead: float, of_plain_subhead: float) -> float:
    elements = {placed.element for placed in lines}
    headlines = [placed for placed in lines if placed.element in HEADLINES]
    if not headlines or TITLES_BESIDE.isdisjoint(elements):
        return 0.0
    margin = min([placed.headline_margin for placed in headlines])
    if margin >= FARTHEST:
        return 0.0
    evidence = HEADLINE + _near(HEADLINE_MARGIN, margin)
    evidence += HEADLINE_LENGTH * sum([len(placed.line.text) for placed in headlines])
    subheads = [placed.line.whole for placed in lines if placed.element is E.SUBHEAD]
    if subheads:
        evidence += SUBHEAD + of_subhead
        evidence += 0.0 if E.KICKER in elements or subheads[0][0] in DASHES else of_plain_subhead
    return _likelihood(evidence)


def _signs(placed: PlacedLine) -> bool:
    if placed.element in SIGNATURES:
        return True
    pieces = (*placed.line.front, *placed.line.back)
    return bool(pieces) and any(piece.role in NEWS_OPENING for piece in pieces)


def _text(lines: Sequence[PlacedLine]) -> str:
    """The Chinese characters of the running text."""
    return "".join([placed.line.han for placed in lines if placed.element in RUNNING_TEXT])


def _shared(above: TextBigrams, below: TextBigrams) -> float:
    shared = shared_subject(above, below)
    return UNKNOWN_SUBJECT if shared is None else shared


def _near(weight: Weight, margin: float) -> float:
    most, far = weight
    return most * exp(-((margin / far) ** 2))


def _likelihood(evidence: float) -> float:
    return 1 / (1 + exp(-evidence))
