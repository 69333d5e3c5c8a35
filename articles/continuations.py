"""Stories that go on on another page: 下转第4版 here, 上接第1版 there, whichever page came first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from articles import records
from articles.models import Issue, Story
from articles.parsing.page_numbers import page_number
from articles.parsing.values import Caution
from articles.search import fold

ENOUGH = 0.5
"""The share of the shorter headline's pairs of characters that the longer one must have, where both are printed."""


def link(issue: Issue) -> int:
    """Link each story that comes from another page with the one that goes on there. Returns how many were linked.

    Pages must agree where both are known, headlines where both are printed. Of a story that would fit two, or that two
    would fit, nothing is said; a story that is checked or archived is left as it is.
    """
    stories = [story for story in issue.stories.live().select_related("source") if not story.is_held_whole]
    linked = {story.continues_id for story in stories}
    openings = [story for story in stories if story.continued_on and story.pk not in linked]
    others = [story for story in stories if story.continued_from and story.continues_id is None]
    pairs = [(opening, later) for opening in openings for later in others if fits(opening, later)]
    times = Counter(story.pk for pair in pairs for story in pair)
    return sum(_join(*pair) for pair in pairs if all(times[story.pk] == 1 for story in pair))


def fits(opening: Story, later: Story) -> bool:
    """Whether the marks and the headlines of the two say that one goes on the other."""
    return (
        opening.source_id != later.source_id
        and _agree(page_number(opening.continued_on), page_number(later.page))
        and _agree(page_number(later.continued_from), page_number(opening.page))
        and likeness(opening.headline, later.headline) >= ENOUGH
    )


def likeness(one: str, other: str) -> float:
    """How much of the shorter headline stands in the longer, 0 to 1; 1 where one of them is not printed."""
    shorter, longer = sorted((_pairs(one), _pairs(other)), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 1.0


def _pairs(headline: str) -> set[str]:
    text = fold(headline)
    return {text[k : k + 2] for k in range(len(text) - 1)}


def _agree(one: str, other: str) -> bool:
    return one == other or not (one and other)


def _join(opening: Story, later: Story) -> int:
    records.edit_many([opening], {"warnings": _without_waiting(opening.warnings)})
    return records.edit_many([later], {"continues": opening, "warnings": _without_waiting(later.warnings)})


def _without_waiting(warnings: Iterable[str]) -> list[str]:
    return [code for code in warnings if code != Caution.AWAITS_CONTINUATION]
