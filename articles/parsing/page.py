"""All lines of a source, and what they say of each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.data import entries

from .bulleted_heads import bulleted_heads
from .cohesion import Subjects
from .numbered_heads import numbered_items, without_numbers
from .people import only_people
from .pictures import pictured
from .round_ups import dated_briefs
from .rows import LEADING, Row
from .runs import in_runs
from .series import in_series
from .signed_briefs import signed_briefs
from .values import Context, Role
from .wording import ATTENDANCE, ATTENDED

LONGEST_DISPLAY = 60
"""Characters: no headline or crosshead is longer."""

LONGEST_TITLE = 34
"""Characters: few lines of display are longer."""

SHORTEST_REPEAT = 6
"""Characters: a shorter line may recur by chance."""

NEAR = 40
"""Lines from the head of a signed story to others that are taken to be signed as well."""

IN_BRACKETS = re.compile(r"\((?!作者|本文作者|摘|原载|综合)")
"""How a signature at the end of news begins; a note on the author ends an essay, which has its crossheads."""

ABOVE_A_DATE = frozenset({Role.BYLINE, Role.NOISE})
"""What stands between a headline and the line that names its paper, beside a name."""

FURNITURE = frozenset({Role.MASTHEAD, Role.NOISE})
"""What may stand between a headline, the name of the author and the text."""

OF_THE_EDITORS = re.compile(r"编\s*者(?:按|的话)?\)?$")
"""How a note by the editors is signed: it opens a story."""

SECTIONS = frozenset(entries("sections.txt"))


@dataclass(frozen=True, slots=True)
class Page:
    """`above[i]` is the last line of text over line i, `below[i]` the next under it, `signed[i]` the last display line
    at or above it that has a byline under it, `signed_at_end[i]` whether line i is one of a text with names at its end,
    `dated[i]` the last that names the paper and the day. `repeated` are texts of display lines printed more than once,
    with their times, `series` the starts of lines shaped like others, `runs` features of lines by their neighbours'
    form, `pictured` the lines that say what pictures show, `signed_briefs` those that are briefs by their signatures,
    `dated_briefs` by their days under the name of a round-up, `bulleted_heads` headlines behind bullets or numbers,
    `labelled` the lines right under a label, `links` is the first line that heads links to elsewhere.
    """

    rows: Sequence[Row]
    above: Sequence[int | None]
    below: Sequence[int | None]
    signed: Sequence[int | None]
    signed_at_end: Sequence[bool]
    dated: Sequence[int | None]
    repeated: Mapping[str, int]
    series: frozenset[int]
    runs: Mapping[int, list[str]]
    pictured: frozenset[int]
    signed_briefs: frozenset[int]
    dated_briefs: frozenset[int]
    bulleted_heads: frozenset[int]
    labelled: frozenset[int]
    links: int | None
    subjects: Subjects
    sections: frozenset[str]
    context: Context

    def others_sign(self, i: int) -> bool:
        """Whether a signed story begins not far above, and does not end here: those near it should be signed too."""
        last = self.signed[i]
        return last is not None and i - last <= NEAR and not self.story_ends_above(i)

    def others_are_dated(self, i: int) -> bool:
        """Whether a story above has its paper and day under its headline, as in a cutting: the others should too."""
        return self.dated[i] is not None

    def is_dated(self, i: int, below: int) -> bool:
        return any(row.claim is Role.MASTHEAD for row in self.rows[i + 1 : below])

    def is_head(self, i: int, below: int) -> bool:
        """Whether a display line has a byline or the opening of news under it: no subject need be compared."""
        return any(map(_opens, self.rows[i + 1 : below + 1]))

    def is_signed(self, i: int, below: int) -> bool:
        """Whether a display line has a byline under it, or what else a story without one may have there."""
        if self.rows[i].level == 1 or any(map(_shows_origin, self.rows[i + 1 : below + 1])):
            return True
        if any(row.claim is Role.CREDIT or row.credited for row in self.rows[below + 1 : below + 3]):
            return True
        return self.is_signed_below(below)

    def is_signed_below(self, below: int) -> bool:
        """Whether the text from line `below` on has names after its standfirst, or at its end."""
        if below + 1 < len(self.rows) and self.rows[below + 1].claim is Role.BYLINE:
            return True
        return self.signed_at_end[below]

    def story_ends_above(self, i: int) -> bool:
        """Whether the text above the line is signed or dated at its end."""
        above = self.rows[i - 1] if i else None
        if above is None:
            return False
        if above.claim is Role.BYLINE:
            return i > 1 and is_text(self.rows[i - 2]) and not OF_THE_EDITORS.search(above.line)
        return above.claim is Role.DATELINE or any(cut.role in LEADING for cut in above.back)

    def attended_above(self, i: int) -> bool:
        """Whether the text above the line ends as news does, with those who attended."""
        return i > 0 and ATTENDED.search(self.rows[i - 1].text[-ATTENDANCE:]) is not None

    def is_under_title(self, i: int) -> bool:
        """Whether the line stands between a line of display and the text, with furniture above or below it or none."""
        over = next((row for row in self.rows[max(0, i - 2) : i][::-1] if row.claim not in FURNITURE), None)
        under = next((row for row in self.rows[i + 1 : i + 3] if row.claim not in FURNITURE), None)
        return over is not None and under is not None and _titles(over) and is_text(under)

    def is_first_title(self, i: int) -> bool:
        """Whether no line of display stands right above; a very long one is a paragraph that was cut off."""
        return i == 0 or not _titles(self.rows[i - 1]) or len(self.rows[i - 1].text) > LONGEST_TITLE

    def is_pictured(self, i: int) -> bool:
        return i in self.pictured

    def below_pictures(self, i: int) -> bool:
        return i - 1 in self.pictured and i not in self.pictured

    def is_labelled(self, i: int) -> bool:
        return i in self.labelled


def page_of(rows: Sequence[Row], context: Context) -> Page:
    sections = SECTIONS | context.section_names
    items = numbered_items(rows, sections)
    rows = without_numbers(rows, items)
    return Page(
        rows=rows,
        above=_above(rows),
        below=_below(rows),
        signed=_signed(rows),
        signed_at_end=_signed_at_end(rows),
        dated=_dated(rows),
        repeated=_repeated(rows),
        series=in_series(rows),
        runs=in_runs(rows),
        pictured=pictured(rows),
        signed_briefs=signed_briefs(rows),
        dated_briefs=dated_briefs(rows, sections),
        bulleted_heads=bulleted_heads(rows) | {item.head for item in items},
        labelled=_labelled(rows),
        links=next((i for i, row in enumerate(rows) if row.claim is Role.LINK), None),
        subjects=Subjects(rows),
        sections=sections,
        context=context,
    )


def _labelled(rows: Sequence[Row]) -> frozenset[int]:
    return frozenset(at for i, row in enumerate(rows) if row.claim is Role.LABEL for at in (i + 1, i + 2))


def is_text(row: Row) -> bool:
    """Whether a line is one of text: it ends a sentence, opens a story, has a credit, or is too long for display."""
    return row.claim is None and (row.ends or row.leads or row.credited or len(row.text) > LONGEST_DISPLAY)


def _above(rows: Sequence[Row]) -> list[int | None]:
    above: list[int | None] = [None] * len(rows)
    for i, row in enumerate(rows[:-1]):
        above[i + 1] = i if is_text(row) else above[i]
    return above


def _below(rows: Sequence[Row]) -> list[int | None]:
    below: list[int | None] = [None] * len(rows)
    for i in range(len(rows) - 2, -1, -1):
        below[i] = i + 1 if is_text(rows[i + 1]) else below[i + 1]
    return below


def _signed(rows: Sequence[Row]) -> list[int | None]:
    signed: list[int | None] = [None] * len(rows)
    for i, (over, under) in enumerate(pairwise(rows)):
        is_head = _titles(over) and _opens(under)
        signed[i] = i if is_head else signed[i - 1] if i else None
    if len(rows) > 1:
        signed[-1] = signed[-2]
    return signed


def _signed_at_end(rows: Sequence[Row]) -> list[bool]:
    """In brackets under the text, or after its last word."""
    signed = [False] * len(rows)
    for i, row in reversed(list(enumerate(rows))):
        if is_text(row):
            goes_on_signed = i + 1 < len(rows) and (signed[i + 1] or _is_signature(rows[i + 1]))
            signed[i] = goes_on_signed or _ends_signed(row)
    return signed


def _is_signature(row: Row) -> bool:
    return row.claim is Role.BYLINE and IN_BRACKETS.match(row.line) is not None


def _ends_signed(row: Row) -> bool:
    return any(cut.role is Role.BYLINE and IN_BRACKETS.match(row.line, cut.start - row.start) for cut in row.back)


def _dated(rows: Sequence[Row]) -> list[int | None]:
    """A line that names the paper between a headline (with its byline) and a text belongs to that story alone."""
    dated: list[int | None] = [None] * len(rows)
    for i, row in enumerate(rows):
        dated[i] = i if row.claim is Role.MASTHEAD and _is_cutting(rows, i) else dated[i - 1] if i else None
    return dated


def _is_cutting(rows: Sequence[Row], i: int) -> bool:
    if not 0 < i < len(rows) - 1:
        return False
    if rows[i - 1].claim in ABOVE_A_DATE:
        return True
    return _titles(rows[i - 1]) and is_text(rows[i + 1])


def _titles(row: Row) -> bool:
    return row.claim is None and not is_text(row)


def _repeated(rows: Sequence[Row]) -> dict[str, int]:
    printed = Counter(row.text for row in rows if SHORTEST_REPEAT <= len(row.text) <= LONGEST_DISPLAY and not row.ends)
    return {text: times for text, times in printed.items() if times > 1}


def _opens(row: Row) -> bool:
    """Whether a line is the byline or the opening of a story."""
    return row.leads or row.claim is Role.BYLINE or (row.claim is None and not is_text(row) and only_people(row.text))


def _shows_origin(row: Row) -> bool:
    """Whether a line shows who or what a story comes from: byline, picture, other page, bulletin."""
    return _opens(row) or row.claim in (Role.CONTINUATION, Role.MASTHEAD) or row.credited or row.bullet
