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
    story = locked([story_id])[0]
    if base_version not in (None, story.version):
        raise Conflict(story)
    _apply([story], values)
    return story


def edit_many(stories: Iterable[Story], values: Mapping[str, Any]) -> int:
    """Write the same values to many stories. Returns how many of them changed."""
    return _apply(locked(story.pk for story in stories), values)


def move_to_bin(stories: Iterable[Story]) -> int:
    return edit_many([story for story in stories if not story.binned_at], {"binned_at": timezone.now()})


def restore(stories: Iterable[Story]) -> int:
    return edit_many(stories, {"binned_at": None})


def tag(stories: Iterable[Story], tags: Iterable[Tag], state: str = Attachment.State.CONFIRMED) -> int:
    """Say of every story and tag what a person decided. Returns how many taggings changed."""
    return _attach(Tagging, "tag", stories, tags, state)


def place(stories: Iterable[Story], places: Iterable[Place], state: str = Attachment.State.CONFIRMED) -> int:
    return _attach(Placing, "place", stories, places, state)


def reread(values: Mapping[Story, Mapping[str, Any]]) -> list[Story]:
    """Write what the machine reads now into locked stories. Returns those that changed.

    It decides nothing and holds nothing: a held field stays, and a story that is held whole takes what was read in
    `machine` only. A story in which nothing else changes keeps its version.
    """
    changed = [story for story, read in values.items() if _set(story, _undecided(story, read), decided=False)]
    fields = {name for story in changed for name in values[story]}
    if changed:
        bulk_update_with_history(changed, Story, [*fields, "version", "changed_at"], batch_size=200)
        search.refresh(changed)
    return changed


def _undecided(story: Story, read: Mapping[str, Any]) -> dict[str, Any]:
    decided = read.keys() - {"machine"} if story.is_held_whole else story.held.keys()
    return {name: value for name, value in read.items() if name not in decided}


def suggest(attachments: Sequence[Tagging] | Sequence[Placing]) -> None:
    """Write what the machine suggests for new stories."""
    if attachments:
        bulk_create_with_history(attachments, type(attachments[0]))


def suggest_anew(stories: Iterable[Story], taggings: Sequence[Tagging], placings: Sequence[Placing]) -> set[int]:
    """Make the suggestions for the stories these, and no others; what a person decided stays.

    Returns the ids of the stories whose suggestions changed.
    """
    stories = list(stories)
    return _suggest_anew(Tagging, "tag_id", ["score"], stories, taggings) | _suggest_anew(
        Placing, "place_id", ["mention", "implied"], stories, placings
    )


def locked(ids: Iterable[int]) -> list[Story]:
    """The stories as they stand, which nobody else can write until this change ends."""
    return list(Story.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk"))


def _hold(names: Iterable[str]) -> dict[str, dict[str, Any]]:
    by = current().by
    stamp = {"by": by.pk if by else None, "at": timezone.now().isoformat(timespec="seconds")}
    return {name: stamp for name in names if name in SIGNED}


def _apply(stories: Iterable[Story], values: Mapping[str, Any]) -> int:
    changed = [story for story in stories if _set(story, values)]
    if changed:
        _validate_decisions(changed)
        fields = [*values, "held", "version", "changed_at"]
        bulk_update_with_history(changed, Story, fields, batch_size=200)
        search.refresh(changed)
    return len(changed)


def _set(story: Story, values: Mapping[str, Any], *, decided: bool = True) -> bool:
    """Set what differs, hold it where a person decides it, and check the whole; False where nothing differs."""
    different = [name for name, value in values.items() if getattr(story, name) != value]
    for name in different:
        setattr(story, name, values[name])
    if different and decided:
        story.held = {**story.held, **_hold(different)}
    if different and different != ["machine"]:
        story.version += 1
        story.changed_at = timezone.now()
    if different:
        story.clean_fields(exclude=RELATIONS)
    return bool(different)


def _validate_decisions(stories: Iterable[Story]) -> None:
    """Check the table's constraints before the table does, for a message; they ask the database, so once a case."""
    cases = {(story.status, story.reason, story.selection, story.used_in): story for story in stories}
    for story in cases.values():
        story.validate_constraints()


def _attach(
    model: type[Attachment], name: str, stories: Iterable[Story], things: Iterable[Tag | Place], state: str
) -> int:
    stories, things = locked(story.pk for story in stories), list(things)
    known: QuerySet = model.objects.filter(story__in=stories, **{f"{name}__in": things})
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


def _suggest_anew(
    model: type[Attachment], thing: str, details: list[str], stories: Sequence[Story], wanted: Sequence[Attachment]
) -> set[int]:
    known = {(row.story_id, getattr(row, thing)): row for row in model.objects.filter(story__in=stories)}
    wanted_rows = {(row.story_id, getattr(row, thing)): row for row in wanted}
    gone = [row for key, row in known.items() if row.state == Attachment.State.SUGGESTED and key not in wanted_rows]
    new = [row for key, row in wanted_rows.items() if key not in known]
    altered = [
        known[key] for key, row in wanted_rows.items() if key in known and _take_details(known[key], row, details)
    ]
    for row in gone:
        row.delete()
    suggest(new)
    if altered:
        bulk_update_with_history(altered, model, details)
    return {row.story_id for row in (*gone, *new, *altered)}


def _take_details(known: Attachment, wanted: Attachment, details: Iterable[str]) -> bool:
    """Whether a suggestion is made now with another score, mention or the like; one that was decided keeps its own."""
    if known.state != Attachment.State.SUGGESTED:
        return False
    different = [name for name in details if getattr(known, name) != getattr(wanted, name)]
    for name in different:
        setattr(known, name, getattr(wanted, name))
    return bool(different)
