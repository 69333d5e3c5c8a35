"""Stories that continue on another page, whichever page came first: marked 下转第4版 and 上接第1版, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from articles import records
from articles.models import Issue, Story
from articles.parsing.bigrams import bigrams
from articles.parsing.halves import Half, breaks_off, match_halves
from articles.parsing.page_numbers import page_number
from articles.parsing.values import Caution, Context
from articles.search import fold

CONTINUATION_DOUBTS = (Caution.AWAITS_CONTINUATION, Caution.CUT_OFF)

HEAD = ("kicker", "headline", "subhead", "byline", "dateline", "continued_from")
"""A story that has none of these begins with its text."""

LEAST_LIKENESS = 0.5
"""The share of the shorter headline's bigrams that the longer one must have, where both are printed."""


def may_go_on(story: Story) -> bool:
    """Whether another page may hold the other half of the story."""
    return story.incomplete or bool(story.continued_on or story.continued_from) or is_headless(story)


def is_headless(story: Story) -> bool:
    """Whether the story begins as the rest of another may: with its text."""
    head = any(getattr(story, name) for name in HEAD)
    return story.kind == Story.Kind.ARTICLE and bool(story.body) and not head


MAY_BE_HALVES = (
    Q(incomplete=True)
    | ~Q(continued_on="")
    | ~Q(continued_from="")
    | Q(continues__isnull=False)
    | Q(kind=Story.Kind.ARTICLE, **dict.fromkeys(HEAD, ""))
)
"""The same as a condition on rows, without reading their texts, and those that are linked. `link` reads no others."""

COLUMNS_READ = (
    *HEAD,
    *("kind", "page", "body", "supplement", "incomplete", "continued_on", "held", "status", "issue"),
    *("source", "continues__binned_at"),
)
"""The columns that `link` reads of them."""


def link(issue: Issue, across: Callable[[str, str], bool]) -> int:
    """Link each story that comes from another page with the one that goes on there. Returns how many were linked.

    A story that is checked or archived, or whose link a person set, is left as it is. `across` says whether a word of
    the dictionary stands across a gap.
    """
    halves = issue.stories.live().filter(MAY_BE_HALVES).select_related("continues").only(*COLUMNS_READ)
    stories = [story for story in halves if not story.is_held_whole]
    free = _free(stories)
    return _link_marked(free) + _link_unmarked(free, Context(word_across=across))


@dataclass(frozen=True, slots=True)
class _Free:
    """The stories that have no continuation yet, and those that continue none yet."""

    openings: list[Story]
    laters: list[Story]


def _free(stories: Sequence[Story]) -> _Free:
    linked = {story.continues_id for story in stories}
    return _Free(
        [story for story in stories if story.pk not in linked],
        [story for story in stories if not (_continues_a_live_story(story) or "continues" in story.held)],
    )


def _continues_a_live_story(story: Story) -> bool:
    return story.continues is not None and story.continues.binned_at is None


def _link_marked(free: _Free) -> int:
    """Pages must agree where both are known, headlines where both are printed. Of a story that would fit two, or that
    two would fit, nothing is said.
    """
    openings = [story for story in free.openings if story.continued_on]
    laters = [story for story in free.laters if story.continued_from]
    pairs = [(opening, later) for opening in openings for later in laters if fits(opening, later)]
    times = Counter(story.pk for pair in pairs for story in pair)
    return sum(_link_pair(*pair) for pair in pairs if all(times[story.pk] == 1 for story in pair))


def _link_unmarked(free: _Free, context: Context) -> int:
    """By the evidence of both sides. Where it is not clear, both are left apart and flagged."""
    openings = [story for story in free.openings if _breaks_off(story)]
    laters = [story for story in free.laters if is_headless(story)]
    linked = 0
    for match in match_halves([_half(story) for story in openings], [_half(story) for story in laters], context):
        pair = openings[match.opening], laters[match.later]
        linked += _link_pair(*pair) if match.clear else _flag_as_possible_halves(*pair)
    return linked


def _breaks_off(story: Story) -> bool:
    """Whether the story stops in mid-sentence, with no mark of where it goes on, and nobody has completed it."""
    is_known = story.continued_on or story.continued_from or story.supplement
    return story.incomplete and not is_known and breaks_off(story.body)


def _half(story: Story) -> Half:
    return Half(story.body, story.source_id)


def unlink(gone: Sequence[Story]) -> None:
    """Remove the links of the machine with stories that are gone; the others get the doubts of the parser back."""
    later, openings = (
        records.locked(Story.objects.live().filter(**linked).values_list("pk", flat=True))
        for linked in ({"continues__in": gone}, {"continuations__in": gone})
    )
    records.reread({story: {"continues": None, "warnings": _with_restored_doubts(story)} for story in later})
    restore_doubts(openings)


def flag_other_halves(gone: Iterable[Story]) -> None:
    """The other halves of stories that went to the bin get their doubts back. The links stay, for their return."""
    restore_doubts(half for pair in _pairs_with(gone) for half in pair if half.binned_at is None)


def relink_restored(back: Sequence[Story], across: Callable[[str, str], bool]) -> None:
    """Settle the doubts of stories that came out of the bin and of their other halves; for those that have no other
    half, look for one, which may have been imported in the meantime.
    """
    for pair in _pairs_with(back):
        if all(half.binned_at is None for half in pair):
            _link_pair(*pair)
    for issue in Issue.objects.filter(stories__in=[story for story in back if may_go_on(story)]).distinct():
        link(issue, across)


def _pairs_with(stories: Iterable[Story]) -> list[tuple[Story, Story]]:
    """The opening and the rest of each linked story of which one half is among these."""
    ids = [story.pk for story in stories]
    laters = Story.objects.filter(Q(pk__in=ids) | Q(continues__in=ids), continues__isnull=False)
    return [(later.continues, later) for later in laters.select_related("continues")]


def restore_doubts(stories: Iterable[Story]) -> None:
    """Give stories that are no longer linked the doubts of the parser about their continuation again."""
    locked = records.locked(story.pk for story in stories)
    records.reread({story: {"warnings": _with_restored_doubts(story)} for story in locked})


def _with_restored_doubts(story: Story) -> list[str]:
    waited = [code for code in story.machine.get("warnings", []) if code in CONTINUATION_DOUBTS]
    return [*_without(story.warnings, *CONTINUATION_DOUBTS), *waited]


def fits(opening: Story, later: Story) -> bool:
    """Whether the marks and the headlines of the two say that one goes on the other."""
    return (
        opening.source_id != later.source_id
        and _agree(page_number(opening.continued_on), page_number(later.page))
        and _agree(page_number(later.continued_from), page_number(opening.page))
        and likeness(opening.headline, later.headline) >= LEAST_LIKENESS
    )


def likeness(one: str, other: str) -> float:
    """How much of the shorter headline stands in the longer, 0 to 1; 1 where one of them is not printed."""
    shorter, longer = sorted((set(bigrams(fold(headline))) for headline in (one, other)), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 1.0


def _agree(one: str, other: str) -> bool:
    return one == other or not (one and other)


def _link_pair(opening: Story, later: Story) -> int:
    opening, later = (records.locked([story.pk])[0] for story in (opening, later))
    records.reread({opening: {"warnings": _without(opening.warnings, *CONTINUATION_DOUBTS)}})
    values = {"continues": opening, "warnings": _without(later.warnings, Caution.AWAITS_CONTINUATION)}
    return len(records.reread({later: values}))


def _flag_as_possible_halves(*halves: Story) -> int:
    """Flag stories that may be halves of one, which are not linked. Returns how many were linked: none."""
    stories = records.locked(story.pk for story in halves)
    flag = Caution.AWAITS_CONTINUATION
    records.reread({story: {"warnings": [*_without(story.warnings, flag), flag]} for story in stories})
    return 0


def _without(warnings: Iterable[str], *flags: str) -> list[str]:
    return [code for code in warnings if code not in flags]
