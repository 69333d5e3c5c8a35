"""Tails of stories that extraction set elsewhere on the page, after the text of another story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.parsing.characters import is_han
from articles.parsing.drafts import Draft, Placed
from articles.parsing.parts import TEXT, Part
from articles.parsing.values import Context
from articles.parsing.wording import ORDINAL, TIME_APART, goes_on, hangs, is_prose

BEFORE, AFTER = 3, 10
"""How many stories before and after a broken one are looked through for its tail."""

LONGEST_TAIL = 8
"""Paragraphs."""

ENDING = frozenset({Part.BODY, Part.CROSSHEAD, Part.SIGNATURE, Part.DATELINE})
"""What the lines of a tail may be."""

SHORTEST_BREAK = 12
"""Characters: a shorter last line without full stop is rather a title or a signature."""

LONG = 44
"""Characters: longer ones are hardly ever titles."""

WINDOW = 4000
"""Characters of a story by which its subject is known."""

FEW = 200
"""Pairs of characters: what is said of the subject of a shorter text counts less."""

SEAM = 4.0
"""What a word across the seam, or a clinging character, tells for one place against others."""

ACROSS = 1.5
"""What it adds to the likeness of subjects."""

ENOUGH = 2.5
"""The likeness at which a tail is moved. Below it both pieces stay where they are."""

MORE = 5.0
"""What is asked beyond that where the last line of the story may be a title."""

PARAGRAPH = 0.3
"""What each paragraph of a tail must add to its likeness."""

MARGIN = 1.5
"""By how much a place must be likelier than any in another story."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tail may begin: the line `at` of the story `draft`. `seam`: it goes on a broken word."""

    draft: int
    at: int
    likeness: float
    seam: bool

    @property
    def weight(self) -> float:
        return self.likeness + (ACROSS if self.seam else 0.0)

    @property
    def rank(self) -> float:
        return self.likeness + (SEAM if self.seam else 0.0)


def bring_back(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """The stories with their tails. A tail is moved where its story breaks off in mid-sentence, and where the lines to
    the end of another story tell of the first one's subject, or go on its last word, and no other lines do so.
    """
    found = list(drafts)
    for n in range(len(found)):
        place = _place(found, n, context) if _breaks_off(found[n]) else None
        if place:
            found[n], found[place.draft] = _moved(found[n], found[place.draft], place.at)
    return [draft for draft in found if draft.lines]


def _breaks_off(draft: Draft) -> bool:
    """Whether the story ends in the middle of a sentence of running text."""
    if len(draft.lines) < 2:
        return False
    before, last = draft.lines[-2:]
    if before.part not in TEXT or last.part not in TEXT or last.row.ends:
        return False
    return len(last.row.text) >= SHORTEST_BREAK and is_han(last.row.text[-1])


def _runs(text: str) -> bool:
    return len(text) > LONG or is_prose(text) or hangs(text)


def _moved(broken: Draft, host: Draft, at: int) -> tuple[Draft, Draft]:
    first, *others = (replace(line, moved=True) for line in host.lines[at:])
    return broken.with_lines((*broken.lines, replace(first, joined=True), *others)), host.with_lines(host.lines[:at])


def _place(drafts: Sequence[Draft], n: int, context: Context) -> Place | None:
    near = (m for m in range(max(0, n - BEFORE), min(len(drafts), n + AFTER + 1)) if m != n and drafts[m].lines)
    best = [place for m in near if (place := _best(drafts[n], drafts[m], m, context))]
    best.sort(key=lambda place: place.weight, reverse=True)
    if not best or best[0].weight < ENOUGH + (0.0 if _runs(drafts[n].lines[-1].row.text) else MORE):
        return None
    clear = len(best) == 1 or best[0].weight - best[1].weight >= MARGIN
    return best[0] if clear else None


def _best(broken: Draft, host: Draft, m: int, context: Context) -> Place | None:
    """The likeliest beginning of the tail in one story; none where all lines looked at tell of the same subject."""
    starts = list(_starts(host))
    if not starts:
        return None
    own, theirs = _pairs(broken.lines), _pairs(host.lines[: starts[0]])
    only_own, only_theirs = own - theirs, theirs - own
    likeness, best = 0.0, None
    for at in range(len(host.lines) - 1, starts[0] - 1, -1):
        line = _pairs(host.lines[at : at + 1])
        likeness += 100 * len(line & only_own) / (len(own) + FEW) - 100 * len(line & only_theirs) / (len(theirs) + FEW)
        likeness -= PARAGRAPH
        if at in starts:
            seam = goes_on(broken.lines[-1].row.text, host.lines[at].row.text, context)
            place = Place(m, at, likeness, seam)
            best = place if best is None or place.rank > best.rank else best
    beyond = best and not best.seam and best.at == len(host.lines) - LONGEST_TAIL
    return None if beyond else best


def _starts(host: Draft) -> Iterator[int]:
    """The lines with which a tail may begin: all, in a story that has no head, else those after its first text."""
    texts = [at for at, line in enumerate(host.lines) if line.part in TEXT]
    if texts and texts[0] == 0 and len(texts) <= LONGEST_TAIL:
        yield from (0,) if _may_begin(host.lines[0]) else ()
        return
    first = texts[0] + 1 if texts else len(host.lines)
    end = len(host.lines)
    while end > first and host.lines[end - 1].part in ENDING:
        end -= 1
    for at in range(max(end, first, len(host.lines) - LONGEST_TAIL), len(host.lines)):
        if _may_begin(host.lines[at]):
            yield at


def _may_begin(line: Placed) -> bool:
    row = line.row
    fresh = row.front or TIME_APART.match(row.text) or ORDINAL.match(row.text)
    return line.part is Part.BODY and not fresh


def _pairs(lines: Sequence[Placed]) -> set[str]:
    """The pairs of Chinese characters in the text of some lines."""
    text = "".join(line.row.text for line in lines)[:WINDOW]
    return {text[k : k + 2] for k in range(len(text) - 1) if is_han(text[k]) and is_han(text[k + 1])}
