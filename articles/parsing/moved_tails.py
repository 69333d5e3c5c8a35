"""Tails of stories that extraction set elsewhere: after the text of another story, or before their own beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .bigrams import han_bigrams
from .characters import is_han
from .elements import RUNNING_TEXT, Element
from .grouping import StoryLines
from .layout import PlacedLine
from .seams import VERY_LONG, Seam, continuity
from .values import Context
from .wording import ORDINAL, TIME_APART, is_prose, waits_for_more

E = Element

BEFORE, AFTER = 3, 10
"""How many stories before and after a broken one are looked through for its tail."""

LONGEST_TAIL = 8
"""Paragraphs."""

ENDING = frozenset({E.BODY, E.CROSSHEAD, E.SIGNATURE, E.DATELINE})
"""What the lines of a tail may be."""

TITLES = frozenset({E.KICKER, E.HEADLINE})
PICTURES = frozenset({E.CAPTION, E.INSET, E.CREDIT})

SHORTEST_BREAK = 12
"""Characters: a shorter last line without full stop is rather a title or a signature."""

WINDOW = 4000
"""Characters of a story by which its subject is known."""

FEW = 100
"""Bigrams: what is said of the subject of a shorter text counts less."""

EACH_PARAGRAPH = 0.1
"""What each paragraph of a tail must add to its likeness."""

UNLIKE = -1.5
"""The likeness below which no seam is looked at."""

CONTINUITY = 0.5
"""How much the evidence of the seam counts beside the likeness of subjects."""

ENOUGH = 1.5
"""The weight at which a tail is moved. Below it both pieces stay where they are."""

MORE_FOR_A_TITLE = 4.0
LESS_WITH_A_SEAM = 1.0
"""What is asked beyond that where the last line of the story may be a title: nothing or much speaks for the seam."""

SEAMED = 2.5
"""The evidence of a seam from which it speaks for itself."""

NO_SEAM = -2.0
"""The evidence of a seam below which nothing is moved."""

SOME_SEAM = 1.5
"""The same where the end of the story was taken for a headline."""

MARGIN = 1.5
"""By how much a place must be likelier than any in another story."""


@dataclass(frozen=True, slots=True)
class Tail:
    """Lines of a story, from `start` to before `end`, that may be the tail of another, or of the story itself."""

    story: int
    start: int
    end: int
    weight: float
    seam: float


def with_moved_tails(stories: Sequence[StoryLines], context: Context) -> list[StoryLines]:
    """The stories with their tails.

    A tail is moved where its story breaks off in mid-sentence, and where the lines to the end of another story speak of
    the first one's subject, or go on its last word, and no other lines do so.
    """
    found = list(stories)
    for n in range(len(found)):
        near = slice(max(0, n - BEFORE), n + AFTER + 1)
        found[near] = _with_tail(found[near], n - near.start, context)
    return [story for story in found if story.lines]


def _with_tail(stories: list[StoryLines], n: int, context: Context) -> list[StoryLines]:
    """The stories, the nth with its tail where it has lost one."""
    for reading, least in _readings(stories, n):
        tail = _tail_elsewhere(reading, n, least, context) or _tail_over_byline(reading, n, context)
        if tail:
            return _moved(reading, n, tail)
    return stories


def _readings(stories: list[StoryLines], n: int) -> Iterator[tuple[list[StoryLines], float]]:
    """The stories, where story n breaks off, with the evidence of a seam that is asked: as they are, and with the line
    over the headline of the next story as the last of this one.
    """
    if _breaks_off(stories[n]):
        yield stories, NO_SEAM
    if n + 1 < len(stories) and _begins_with_two_titles(stories[n + 1]):
        first, *others = stories[n + 1].lines
        longer = stories[n].with_lines((*stories[n].lines, replace(first, element=E.BODY)))
        if _breaks_off(longer):
            yield [*stories[:n], longer, stories[n + 1].with_lines(others), *stories[n + 2 :]], SOME_SEAM


def _begins_with_two_titles(story: StoryLines) -> bool:
    return len(story.lines) > 1 and all(placed.element in TITLES for placed in story.lines[:2])


def _breaks_off(story: StoryLines) -> bool:
    """Whether the story ends in the middle of a sentence of running text."""
    if len(story.lines) < 2:
        return False
    last, text = story.lines[-1], story.lines[-1].line.text
    if last.element not in RUNNING_TEXT or last.line.is_finished:
        return False
    return len(text) >= SHORTEST_BREAK and is_han(text[-1])


def _moved(stories: list[StoryLines], n: int, tail: Tail) -> list[StoryLines]:
    host = stories[tail.story]
    first, *others = (replace(placed, moved=True) for placed in host.lines[tail.start : tail.end])
    result = list(stories)
    result[tail.story] = host.with_lines((*host.lines[: tail.start], *host.lines[tail.end :]))
    result[n] = result[n].with_lines((*result[n].lines, replace(first, joined=True), *others))
    return result


def _tail_over_byline(stories: Sequence[StoryLines], n: int, context: Context) -> Tail | None:
    """The text over the byline of a story whose columns were read in the wrong order."""
    lines = stories[n].lines
    start = next((k for k, placed in enumerate(lines) if placed.element in RUNNING_TEXT), len(lines))
    end = next((k for k, placed in enumerate(lines) if placed.element is E.BYLINE), 0)
    if end <= start or lines[start].element is not E.BODY:
        return None
    seam = _seam_with(lines, context)(lines[start])
    return Tail(n, start, end, seam, seam) if seam >= SEAMED else None


def _tail_elsewhere(stories: Sequence[StoryLines], n: int, least: float, context: Context) -> Tail | None:
    """The tail of story n in another one. Their subjects are compared only where some line goes on its last word."""
    seam_with = _seam_with(stories[n].lines, context)
    seams = {
        m: {at: seam_with(host.lines[at]) for at in _starts(host)}
        for m, host in enumerate(stories)
        if m != n and host.lines
    }
    if not any(seam >= least for found in seams.values() for seam in found.values()):
        return None
    own = _bigrams(stories[n].lines)
    tails = [tail for m, found in seams.items() if found and (tail := _tail_in(stories[m], m, found, own))]
    best, *others = sorted(tails, key=lambda tail: tail.weight, reverse=True) or [None]
    if best is None or best.seam < least or best.weight < _asked(stories[n].lines[-1].line.text, best):
        return None
    return best if all(best.weight - other.weight >= MARGIN for other in others) else None


def _seam_with(lines: Sequence[PlacedLine], context: Context) -> Callable[[PlacedLine], float]:
    """The evidence that a line goes on the last of these."""
    last, near = lines[-1].line.text, _text(lines)[-WINDOW:]
    return lambda placed: continuity(Seam(last, placed.line.text, near, context))


def _asked(last: str, tail: Tail) -> float:
    """The weight at which a tail is moved to a story with this last line."""
    if len(last) > VERY_LONG or is_prose(last) or waits_for_more(last):
        return ENOUGH
    return ENOUGH + (LESS_WITH_A_SEAM if tail.seam >= SEAMED else MORE_FOR_A_TITLE)


def _tail_in(host: StoryLines, m: int, seams: Mapping[int, float], own: frozenset[str]) -> Tail | None:
    """The likeliest tail in one story; none where all lines looked at speak of the same subject."""
    first, end = min(seams), len(host.lines)
    theirs = _bigrams(host.lines[:first])
    only_own, only_theirs = own - theirs, theirs - own
    likeness, best = 0.0, None
    for at in range(end - 1, first - 1, -1):
        line = _bigrams(host.lines[at : at + 1])
        likeness += 100 * len(line & only_own) / (len(own) + FEW) - 100 * len(line & only_theirs) / (len(theirs) + FEW)
        likeness -= EACH_PARAGRAPH
        if at in seams and likeness > UNLIKE:
            tail = Tail(m, at, end, likeness + CONTINUITY * seams[at], seams[at])
            best = max(best or tail, tail, key=lambda tail: tail.weight)
    return None if best and best.start == end - LONGEST_TAIL else best


def _starts(host: StoryLines) -> Iterator[int]:
    """The lines with which a tail may begin: all, in a story that has no head, else those after its first text."""
    elements = [placed.element for placed in host.lines]
    first = next((at for at, element in enumerate(elements) if element in RUNNING_TEXT), len(elements))
    if first == 0 and sum(element in RUNNING_TEXT for element in elements) <= LONGEST_TAIL:
        yield from (0,) if _may_begin(host.lines[0]) else ()
        return
    if PICTURES.isdisjoint(elements[:first]):
        first += 1
    end = len(elements)
    while end > first and elements[end - 1] in ENDING:
        end -= 1
    for at in range(max(end, first, len(elements) - LONGEST_TAIL), len(elements)):
        above = host.lines[at - 1]
        if _may_begin(host.lines[at]) and (above.element not in RUNNING_TEXT or above.line.is_finished):
            yield at


def _may_begin(placed: PlacedLine) -> bool:
    line = placed.line
    begins_afresh = line.front or TIME_APART.match(line.text) or ORDINAL.match(line.text)
    return placed.element is E.BODY and not begins_afresh and not placed.joined


def _text(lines: Sequence[PlacedLine]) -> str:
    return "".join(placed.line.text for placed in lines)


def _bigrams(lines: Sequence[PlacedLine]) -> frozenset[str]:
    return han_bigrams(_text(lines)[:WINDOW])


def subject_overlap(own: frozenset[str], other: frozenset[str]) -> float:
    """How much of what one text says the other says too, 0 to 100, both given by their bigrams."""
    return 100 * len(own & other) / (len(own) + FEW)
