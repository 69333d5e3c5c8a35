"""What the text under a line of display shows of it: whether it says the same, and turns to another subject."""

from __future__ import annotations

from ..cohesion import Cohesion, Subjects
from ..page import PrintedPage
from ..wording import LONGEST_TITLE, NEWS_TIME, echo, waits_for_more
from .origin import story_openings

FEW_WORDS = 8
"""Characters."""

FEWEST_PARAGRAPHS = 3
"""Lines of text that show how paragraphs are set."""


def tells_less_than_next(page: PrintedPage) -> dict[int, float]:
    """How much more of the next line of display recurs in the text below both, -1 to 1."""
    found = page.find(echoes)
    over_display = (i for i in found if i + 1 in found and page.lines[i + 1].is_display)
    return {i: found[i + 1] - found[i] for i in over_display}


def echoes(page: PrintedPage) -> dict[int, float]:
    """How much of each line that may be display recurs in the text under it, 0 to 1."""
    return {
        i: echo(line.text, page.lines[below].text)
        for i, (line, below) in enumerate(zip(page.lines, page.text_near, strict=True))
        if below is not None and line.may_be_display
    }


def other_subjects(page: PrintedPage) -> dict[int, float]:
    """How clearly the text under each line turns from the subject of the text above it, 0 to 1."""
    return {i: found.turn for i, found in page.find(cohesions).items() if found.turn > 0}


def same_subjects(page: PrintedPage) -> dict[int, float]:
    """How clearly the text under each line goes on with the subject of the text above it, 0 to 1."""
    return {i: -found.turn for i, found in page.find(cohesions).items() if found.turn < 0}


def same_subjects_at_length(page: PrintedPage) -> dict[int, float]:
    """The same for lines of more than a few words: a short one may be a title all the same."""
    return {i: turn for i, turn in page.find(same_subjects).items() if len(page.texts[i]) > FEW_WORDS}


def said_above(page: PrintedPage) -> dict[int, float]:
    """The share of the bigrams of each line that the text above it has, 0 to 1."""
    return {i: found.recurrence for i, found in page.find(cohesions).items()}


def cohesions(page: PrintedPage) -> dict[int, Cohesion]:
    """The cohesion of each line that may be display with its texts. Over a byline or news there is none to be known."""
    subjects, openings = Subjects(page.lines), page.find(story_openings)
    found = {}
    for i, line in enumerate(page.lines):
        above, below = page.text_above[i], page.text_near[i]
        if above is None or below is None or not line.may_be_display:
            continue
        if openings.isdisjoint(range(i + 1, below + 1)):
            found[i] = subjects.cohesion(i, above, below)
    return found


def is_over_news(page: PrintedPage, i: int) -> bool:
    """Whether the text under the line begins with the time of an event."""
    below = page.text_near[i]
    return below is not None and NEWS_TIME.match(page.lines[below].text) is not None


def is_beside_whole_paragraphs(page: PrintedPage, i: int) -> bool:
    """Whether the line is short and ends no sentence, while the paragraphs of its page are whole: it is no part of one
    that was cut off.
    """
    text = page.texts[i]
    is_title = len(text) <= LONGEST_TITLE and text.rstrip("”")[-1:] not in ":!?…" and not waits_for_more(text)
    return is_title and page.text_near[i] is not None and page.find(has_whole_paragraphs)


def has_whole_paragraphs(page: PrintedPage) -> bool:
    """Whether each line that is long for a title ends a sentence."""
    long = [line for line in page.lines if line.role is None and len(line.text) > LONGEST_TITLE]
    return len(long) >= FEWEST_PARAGRAPHS and all(line.is_finished or line.has_credit for line in long)
