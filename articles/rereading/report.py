"""What re-reading changed, or would change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from articles.models import Story

from .matching import Plan

Stories = Mapping[int, Story]
"""By id."""

Titles = Mapping[int, str]
"""By story: what it was called before it was read again."""

Machine = Mapping[int, Mapping[str, Any]]
"""By item of the new parse: what the parser reads in the fields of a story."""


SURENESS = frozenset({"warnings", "confidence"})
"""What the parser says of its reading, not of the story."""


class Outcome(StrEnum):
    """What re-reading does to a story."""

    FOLLOWED = "followed"
    NEW = "new"
    PROPOSED = "proposed"
    BINNED = "binned"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field, as it was and as the parser reads it now."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story that changes or for which there is a proposal. A proposal's `differences` are not written."""

    story: int
    title: str
    outcome: Outcome
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Reread:
    """One source: its stories, what it says of its issue, and the `error` that kept it from being read again."""

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

    def count(self, outcome: Outcome) -> int:
        return sum(line.outcome == outcome for line in self.lines)


def differences(stories: Stories, made: Plan, machine: Machine) -> dict[int, tuple[Difference, ...]]:
    """By story that follows an item: its fields that nobody decided and that the parser reads otherwise now."""
    found = {}
    for item, story in made.followers.items():
        free = machine[item].keys() - stories[story].held.keys() - SURENESS
        found[story] = tuple(
            Difference(name, getattr(stories[story], name), value)
            for name, value in machine[item].items()
            if name in free and getattr(stories[story], name) != value
        )
    return found


def otherwise(stories: Stories, made: Plan, machine: Machine) -> dict[int, tuple[Difference, ...]]:
    """By story that is seen: its fields that stay as they are, and that the parser reads otherwise."""
    found = {}
    for pk, item in sorted(made.seen.items()):
        story = stories[pk]
        kept = machine[item].keys() - SURENESS if pk in made.staying else story.held
        if not story.binned_at and pk not in made.gone:
            found[pk] = tuple(
                Difference(name, getattr(story, name), value)
                for name, value in machine[item].items()
                if name in kept and getattr(story, name) != value
            )
    return found


def undecided(story: Story, differences: Iterable[Difference]) -> list[str]:
    """The fields for which somebody has to decide: those read otherwise than ever before, and those that wait still."""
    waiting = story.proposed or ()
    return [each.field for each in differences if each.field in waiting or _is_news(story, each)]


def proposals(stories: Stories, found: Mapping[int, tuple[Difference, ...]]) -> list[StoryLine]:
    """The stories that the parser reads otherwise than before in a field that stays as it is."""
    news = {pk: tuple(each for each in differing if _is_news(stories[pk], each)) for pk, differing in found.items()}
    return [
        StoryLine(pk, stories[pk].title, Outcome.PROPOSED, differing) for pk, differing in news.items() if differing
    ]


def _is_news(story: Story, difference: Difference) -> bool:
    return difference.new != story.machine.get(difference.field)


def followed(
    titles: Titles, made: Plan, found: Mapping[int, tuple[Difference, ...]], otherwise: Collection[int]
) -> list[StoryLine]:
    """Those that differ in a field, or `otherwise`: in their print or in what is suggested."""
    return [
        StoryLine(story, titles[story], Outcome.FOLLOWED, found[story])
        for _, story in sorted(made.followers.items())
        if found[story] or story in otherwise
    ]


def created(stories: Iterable[Story]) -> list[StoryLine]:
    return [StoryLine(story.pk, story.title, Outcome.NEW) for story in stories]


def binned(titles: Titles, made: Plan) -> list[StoryLine]:
    return [StoryLine(story, titles[story], Outcome.BINNED) for story in sorted(made.gone)]
