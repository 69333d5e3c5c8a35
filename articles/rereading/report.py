"""What re-reading changed, or would change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from articles.models import Story
from articles.models.comparison import differing

from .matching import Plan

ABOUT_THE_PARSE = frozenset({"warnings", "confidence"})
"""Fields that say how the parser read, not what the story says: no difference that an editor hears of."""


class StoryOutcome(StrEnum):
    """What re-reading does to a story."""

    FOLLOWED = "followed"
    NEW = "new"
    PROPOSED = "proposed"
    BINNED = "binned"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field as it was, and as the parser reads it now."""

    field: str
    old: Any
    new: Any


Differences = Mapping[int, tuple[Difference, ...]]
"""By the id of the story."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story that changes or has a proposal. The `differences` of a proposal are not written."""

    story: int
    title: str
    outcome: StoryOutcome
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Reread:
    """One source: its stories, the facts of its issue, and the `error` if it could not be read again."""

    source: int
    name: str
    written: bool = False
    lines: tuple[StoryLine, ...] = ()
    facts: tuple[Difference, ...] = ()
    error: Exception | None = None

    @property
    def changed(self) -> bool:
        """Whether anything at all was written."""
        return self.written or bool(self.facts)

    def count(self, outcome: StoryOutcome) -> int:
        return sum(line.outcome == outcome for line in self.lines)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The stories before anything is written, and what the parser reads differently.

    titles     of the stories, by id
    applied    differences in fields that follow the parser
    withheld   differences in fields that stay as they are
    proposals  those of the withheld that the parser did not read before
    """

    titles: Mapping[int, str]
    applied: Differences
    withheld: Differences
    proposals: Differences


def compare_reparse(stories: Mapping[int, Story], plan: Plan, values: Mapping[int, Mapping[str, Any]]) -> Comparison:
    """Compare stories, by id, with what the parser reads in their fields, by item."""
    applied, withheld, proposals = {}, {}, {}
    for pk, item in sorted(plan.matches.items()):
        story = stories[pk]
        read = {name: value for name, value in values[item].items() if name not in ABOUT_THE_PARSE}
        differences = [Difference(name, getattr(story, name), read[name]) for name in differing(story, read)]
        if plan.followers.get(item) == pk:
            applied[pk] = tuple(each for each in differences if each.field not in story.held)
        if pk not in plan.gone and not story.binned_at:
            withheld[pk] = tuple(each for each in differences if pk in plan.kept or each.field in story.held)
            proposals[pk] = tuple(each for each in withheld[pk] if _is_news(story, each))
    titles = {pk: story.title for pk, story in stories.items()}
    return Comparison(titles, applied, withheld, proposals)


def undecided(story: Story, withheld: Iterable[Difference]) -> list[str]:
    """The fields about which somebody has to decide: those with news from the parser, and those that wait still."""
    waiting = story.proposed or ()
    return [each.field for each in withheld if each.field in waiting or _is_news(story, each)]


def _is_news(story: Story, difference: Difference) -> bool:
    return difference.new != story.machine.get(difference.field)


def story_lines(
    plan: Plan, comparison: Comparison, created: Iterable[Story], changed_elsewhere: Collection[int]
) -> tuple[StoryLine, ...]:
    """The lines of a source. A story `changed_elsewhere` has another print or other suggestions."""
    titles, applied = comparison.titles, comparison.applied
    followed = [
        StoryLine(pk, titles[pk], StoryOutcome.FOLLOWED, applied[pk])
        for _item, pk in sorted(plan.followers.items())
        if applied[pk] or pk in changed_elsewhere
    ]
    new = [StoryLine(story.pk, story.title, StoryOutcome.NEW) for story in created]
    proposed = [
        StoryLine(pk, titles[pk], StoryOutcome.PROPOSED, news) for pk, news in comparison.proposals.items() if news
    ]
    binned = [StoryLine(pk, titles[pk], StoryOutcome.BINNED) for pk in sorted(plan.gone)]
    return (*followed, *new, *proposed, *binned)
