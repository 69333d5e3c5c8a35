"""Short unsigned stories in a row, each a plain headline over a paragraph or two: bulletins and columns of briefs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.values import HintKind

from ..lines import PrintedLine
from ..page import PrintedPage
from ..people import may_sign
from ..sections import is_section_label
from ..values import Role
from ..wording import ORDINAL, echo, is_bracketed, is_figure_caption, is_prose, waits_for_more
from .alike import facts, rows
from .briefs import NO_STORY_ABOVE, may_name_section
from .next_line import SAME_NEWS
from .origin import BY_THE_EDITORS, is_name_under_text, is_signed_above

SHORT = range(15, 201)
"""Characters of the text of a short story: a longer one may have crossheads, less is verse or a list."""

SHORTEST_HEADLINE = 4
"""Characters: two shorter lines under each other are the crossheads of one story, 客运 and 货运."""

FIRST_LEVEL = 1
"""The heading that titles a whole post."""

BETWEEN_STORIES = frozenset({Role.NOISE, Role.BULLET, Role.BYLINE})
"""Lines of signs, and of who signs the text above."""


def short_stories(page: PrintedPage) -> frozenset[int]:
    """Lines of display between two short unsigned texts, of which the upper is a whole story: it has no crossheads."""
    return frozenset(head for row in page.find(rows_of_short_stories) for head in row[1:])


def over_short_stories(page: PrintedPage) -> frozenset[int]:
    """Lines right over the first headline of a row that may name its section and say nothing of the first story."""
    firsts = (row[0] for row in page.find(rows_of_short_stories) if row[0])
    return frozenset(first - 1 for first in firsts if _names_section_of(page, first))


def _names_section_of(page: PrintedPage, first: int) -> bool:
    line, text = page.lines[first - 1], page.texts[first + 1]
    is_label = line.is_display and line.heading_level != FIRST_LEVEL and may_name_section(line.text)
    return is_label and echo(line.text, text) < SAME_NEWS


def rows_of_short_stories(page: PrintedPage) -> Sequence[Sequence[int]]:
    """The headlines of each row of two or more, which begins where no story can go on.

    A post is one story.
    """
    if page.taken_as(Role.POST_META):
        return ()
    ends = dict(_short_texts(page))
    rows: list[list[int]] = []
    for head in ends:
        if rows and ends[rows[-1][-1]] == head and _are_set_alike(page.lines[rows[-1][-1]], page.lines[head]):
            rows[-1].append(head)
        elif _begins_row(page, head):
            rows.append([head])
    return [row for row in rows if len(row) > 1]


def _short_texts(page: PrintedPage) -> Iterator[tuple[int, int]]:
    """The lines that may be headlines right over short texts, each with the index of what comes behind it."""
    lines, listed = page.lines, page.find(facts) | page.find(rows)
    for head, line in enumerate(lines):
        if head in listed or not line.may_be_display:
            continue
        end, length = head + 1, 0
        while end < len(lines) and length < SHORT.stop:
            if end not in listed and (not lines[end].is_running_text or lines[end].has_bullet):
                break
            length += len(lines[end].whole)
            end += 1
        if length in SHORT and _is_whole_story(lines[head + 1 : end]) and _is_plain(line.text):
            while end < len(lines) and (_stands_between_stories(lines[end]) or is_name_under_text(page, end)):
                end += 1
            yield head, end


def _stands_between_stories(line: PrintedLine) -> bool:
    return line.role in BETWEEN_STORIES and not BY_THE_EDITORS.search(line.whole)


def _is_whole_story(text: Sequence[PrintedLine]) -> bool:
    """Whether a text opens with no name as news does, and has no picture inside."""
    is_signed = any(line.is_lead for line in text)
    is_parted = any(line.has_credit for line in text[:-1])
    return not is_signed and not is_parted


def _is_plain(text: str) -> bool:
    """Whether a line of display may be a headline, by its wording."""
    if ORDINAL.match(text) or is_bracketed(text) or is_figure_caption(text):
        return False
    return not is_prose(text) and not waits_for_more(text) and not may_sign(text)


def _are_set_alike(line: PrintedLine, other: PrintedLine) -> bool:
    if line.text == other.text or max(len(line.text), len(other.text)) < SHORTEST_HEADLINE:
        return False
    return _setting(line) == _setting(other)


def _setting(line: PrintedLine) -> tuple[int, frozenset[HintKind], bool]:
    return line.heading_level, line.hints, bool(line.front)


def _begins_row(page: PrintedPage, head: int) -> bool:
    """Whether no story stands above: nothing but furniture and one more line of display, the name of a section, or the
    end of a signed story.
    """
    if is_signed_above(page, head) or (head and is_section_label(page.lines[head - 1], page.sections)):
        return True
    at = head - 1 if head and page.lines[head - 1].is_display else head
    return at == 0 or page.lines[at - 1].role in NO_STORY_ABOVE
