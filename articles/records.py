"""The only writer of stories. Each write has a version, a history row, a change in the journal and an index entry.

All functions want an open change: `with change(Action.EDIT, by=user): …`, which is one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from articles import search
from articles.models import Place, Placing, Story, Tag, Tagging
from articles.models.journal import current
from articles.models.story import Attachment

READ_BY_PARSER = frozenset(
    {
        "kind",
        "kicker",
        "headline",
        "subhead",
        "genre",
        "section",
        "byline",
        "credits",
        "dateline",
        "standfirst",
        "body",
        "captions",
        "continued_from",
        "continued_on",
        "incomplete",
    }
)
"""The fields that the parser fills: where a person decides one, it is held."""

SIGNED = READ_BY_PARSER | {"supplement"}
"""The fields of which the story says who decided them, and when."""

RELATIONS = frozenset({"issue", "source", "continues"})
"""Not looked up one by one when a story is checked: the table's foreign keys do that."""


class Conflict(Exception):
    """Somebody else saved the story first. `story` is as it stands now."""

    def __init__(self, story: Story) -> None:
        super().__init__(f"Story {story.pk} is at version {story.version} now.")
        self.story = story


def create(stories: Sequence[Story]) -> list[Story]:
    """Write new stories, each checked, with history and index."""
    for story in stories:
        story.clean_fields(exclude=RELATIONS)
    created = bulk_create_with_history(stories, Story)
    search.refresh(created)
    return created


def type_in(values: Mapping[str, Any]) -> Story:
    """A story that a person enters by hand: all that is said of it is held."""
    story = Story(**values)
    story.held = _hold(name for name, value in values.items() if value)
    return create([story])[0]


def edit(story_id: int, values: Mapping[str, Any], *, base_version: int | None = None) -> Story:
    """Write what a person decided, and hold it. Where nothing differs, nothing is written.

    Raises Conflict where the story is no longer at `base_version`.
    """
    story = _locked([story_id])[0]
    if base_version not in (None, story.version):
        raise Conflict(story)
    _apply([story], values)
    return story


def edit_many(stories: Iterable[Story], values: Mapping[str, Any]) -> int:
    """Write the same values to many stories. Returns how many of them changed."""
    return _apply(_locked(story.pk for story in stories), values)


def move_to_bin(stories: Iterable[Story]) -> int:
    return edit_many([story for story in stories if not story.binned_at], {"binned_at": timezone.now()})


def restore(stories: Iterable[Story]) -> int:
    return edit_many(stories, {"binned_at": None})


def tag(stories: Iterable[Story], tags: Iterable[Tag], state: str = Attachment.State.CONFIRMED) -> int:
    """Say of every story and tag what a person decided. Returns how many taggings changed."""
    return _attach(Tagging, "tag", stories, tags, state)


def place(stories: Iterable[Story], places: Iterable[Place], state: str = Attachment.State.CONFIRMED) -> int:
    return _attach(Placing, "place", stories, places, state)


def suggest(attachments: Sequence[Tagging] | Sequence[Placing]) -> None:
    """Write what the machine suggests for new stories."""
    if attachments:
        bulk_create_with_history(attachments, type(attachments[0]))


def _locked(ids: Iterable[int]) -> list[Story]:
    """The stories as they stand, which nobody else can write until this change ends."""
    return list(Story.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk"))


def _hold(names: Iterable[str]) -> dict[str, dict[str, Any]]:
    by = current().by
    stamp = {"by": by.pk if by else None, "at": timezone.now().isoformat(timespec="seconds")}
    return {name: stamp for name in names if name in SIGNED}


def _apply(stories: Iterable[Story], values: Mapping[str, Any]) -> int:
    changed = [story for story in stories if _set(story, values)]
    if changed:
        fields = [*values, "held", "version", "changed_at"]
        bulk_update_with_history(changed, Story, fields, batch_size=200)
        search.refresh(changed)
    return len(changed)


def _set(story: Story, values: Mapping[str, Any]) -> bool:
    """Set what differs, hold it and check the whole; False where nothing differs."""
    different = [name for name, value in values.items() if getattr(story, name) != value]
    for name in different:
        setattr(story, name, values[name])
    if different:
        story.held = {**story.held, **_hold(different)}
        story.version += 1
        story.changed_at = timezone.now()
        story.clean_fields(exclude=RELATIONS)
        story.validate_constraints()
    return bool(different)


def _attach(
    model: type[Attachment], name: str, stories: Iterable[Story], things: Iterable[Tag | Place], state: str
) -> int:
    stories, things = list(stories), list(things)
    known: QuerySet = model.objects.select_for_update().filter(story__in=stories, **{f"{name}__in": things})
    rows = {(row.story_id, getattr(row, f"{name}_id")): row for row in known}
    wanted = [(story, thing) for story in stories for thing in things]
    by = current().by
    new = [
        model(story=story, state=state, by=by, **{name: thing})
        for story, thing in wanted
        if (story.pk, thing.pk) not in rows
    ]
    decided = [row for row in rows.values() if row.state != state]
    for row in decided:
        row.state, row.by = state, by
    if new:
        bulk_create_with_history(new, model)
    if decided:
        bulk_update_with_history(decided, model, ["state", "by"])
    return len(new) + len(decided)
