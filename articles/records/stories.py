"""The only writer of stories. Each write has a version, a history row, a change in the journal and an index entry.

All functions want an open change: `with change(Action.EDIT, by=user): …`, which is one transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Change, Issue, Place, Placing, Story, Tag, Tagging, bulk
from articles.models.attachment import Attachment
from articles.models.comparison import differing
from articles.models.journal import current
from articles.models.story import BOUNDS

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

SIGNED = READ_BY_PARSER | {"supplement", "continues", BOUNDS}
"""Of what the story says who decided it, and when."""

PROPOSALS = frozenset({"machine", "proposed"})
"""What the machine reads otherwise than a story says, and may always write."""

UNSEEN = PROPOSALS | {"confidence"}
"""What the machine writes beside a story: its version tells nothing of that."""

RELATIONS = frozenset({"issue", "publication", "source", "continues", "merged_into"})
"""Not looked up one by one when a story is checked: the table's foreign keys do that."""


class Conflict(Exception):
    """Somebody else saved the story first. `story` is as it stands now."""

    def __init__(self, story: Story) -> None:
        super().__init__(f"Story {story.pk} is at version {story.version} now.")
        self.story = story


def create(stories: Sequence[Story]) -> list[Story]:
    """Write new stories, each checked, with history and index."""
    for story in stories:
        story.follow_issue()
        story.clean_fields(exclude=RELATIONS)
    bulk.create_recorded(stories)
    return list(stories)


def type_in(values: Mapping[str, Any]) -> Story:
    """A story that a person enters by hand: all that is said of it is held."""
    story = Story(**values)
    story.held = marks(name for name, value in values.items() if value)
    return create([story])[0]


def edit(
    story_id: int, values: Mapping[str, Any], *, kept: Iterable[str] = (), base_version: int | None = None
) -> Story:
    """Write what a person decided, and hold it. Where nothing differs, nothing is written.

    The fields that are `kept` are held as they are: what a re-reading proposed for them is refused.
    Raises Conflict where the story is no longer at `base_version`.
    """
    story = locked([story_id])[0]
    if base_version not in (None, story.version):
        raise Conflict(story)
    _apply([story], values, also=kept)
    return story


def rebound(story_id: int, values: Mapping[str, Any]) -> Story:
    """The same of a story whose print is other print now: that is held too."""
    story = locked([story_id])[0]
    _apply([story], values, also=[BOUNDS])
    return story


def edit_many(stories: Iterable[Story], values: Mapping[str, Any]) -> int:
    """Write the same values to many stories. Returns how many of them changed."""
    return _apply(locked(story.pk for story in stories), values)


def move_to_bin(stories: Iterable[Story]) -> int:
    return edit_many([story for story in stories if not story.binned_at], {"binned_at": timezone.now()})


def restore(stories: Iterable[Story]) -> int:
    """All but those whose text is in another story now."""
    return edit_many([story for story in stories if not story.merged_into_id], {"binned_at": None})


def redate(issue: Issue) -> None:
    """Give the stories of the issue its day and publication: no decision about them, so no version."""
    repeated = {"dated": issue.day, "publication": issue.publication}
    Story.objects.filter(issue=issue).exclude(**repeated).update(**repeated)


def tag(stories: Iterable[Story], tags: Iterable[Tag], state: str = Attachment.State.CONFIRMED) -> int:
    """Say of every story and tag what a person decided. Returns how many taggings changed."""
    return _attach(Tagging, "tag", stories, tags, state)


def place(stories: Iterable[Story], places: Iterable[Place], state: str = Attachment.State.CONFIRMED) -> int:
    return _attach(Placing, "place", stories, places, state)


def reread(values: Mapping[Story, Mapping[str, Any]]) -> list[Story]:
    """Write what the machine reads now into locked stories. Returns those that changed.

    It decides nothing and holds nothing: a held field stays, and a story that is held whole takes proposals only.
    A story in which nothing else changes keeps its version.
    """
    return put_back({story: _undecided(story, read) for story, read in values.items()})


def put_back(values: Mapping[Story, Mapping[str, Any]]) -> list[Story]:
    """Write into locked stories what nobody decides now. Returns those that changed."""
    changed = [story for story, known in values.items() if _set(story, known, decided=False)]
    fields = {name for story in changed for name in values[story]}
    if changed:
        bulk.update_recorded(changed, [*fields, "version", "changed_at"])
    return changed


def _undecided(story: Story, read: Mapping[str, Any]) -> dict[str, Any]:
    decided = read.keys() - PROPOSALS if story.is_held_whole else set(story.held)
    if BOUNDS in story.held:
        decided.add("confidence")
    return {name: value for name, value in read.items() if name not in decided}


def suggest(attachments: Sequence[Tagging] | Sequence[Placing]) -> None:
    """Write what the machine suggests for new stories."""
    bulk.create_recorded(attachments)


def suggest_anew(stories: Iterable[Story], taggings: Sequence[Tagging], placings: Sequence[Placing]) -> set[int]:
    """Make the suggestions for the stories these, and no others; what a person decided stays.

    Returns the ids of the stories whose suggestions changed.
    """
    stories = list(stories)
    return _suggest_anew(Tagging, "tag_id", ["score"], stories, taggings) | _suggest_anew(
        Placing, "place_id", ["mention", "implied"], stories, placings
    )


def share(story: Story, others: Iterable[Story]) -> None:
    """What a person decided of tags and places of the others is of the story too, where nobody decided of it there."""
    for model, thing in ((Tagging, "tag_id"), (Placing, "place_id")):
        decided = model.objects.exclude(state=Attachment.State.SUGGESTED)
        told = {getattr(row, thing): row for row in decided.filter(story__in=others).order_by("-state")}
        known = {getattr(row, thing): row for row in model.objects.filter(story=story)}
        for key, row in told.items():
            own = known.get(key) or model(story=story, **{thing: key})
            if own.by_id is None:
                own.state, own.by_id = row.state, row.by_id
                own.save()


def take_back_attachments(undone: Change) -> None:
    """Make the tags and places that a change wrote what they were before it, but those decided since."""
    for model in (Tagging, Placing):
        for row in (row for row in model.history.filter(change=undone) if row.next_record is None):
            if row.history_type == "+":
                row.instance.delete()
            else:
                (row if row.history_type == "-" else row.prev_record).instance.save()


def locked(ids: Iterable[int]) -> list[Story]:
    """The stories as they stand, which nobody else can write until this change ends."""
    return list(Story.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk"))


def marks(names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Who decides these, and when: for `held`."""
    by = current().by
    stamp = {"by": by.pk if by else None, "at": timezone.now().isoformat(timespec="seconds")}
    return {name: stamp for name in names if name in SIGNED}


def _apply(stories: Iterable[Story], values: Mapping[str, Any], *, also: Iterable[str] = ()) -> int:
    """Hold what differs, and `also` what is named."""
    changed = [story for story in stories if _set(story, values, also=also)]
    if changed:
        _validate_decisions(changed)
        fields = [*values, "dated", "publication", "held", "proposed", "version", "changed_at"]
        bulk.update_recorded(changed, fields)
    return len(changed)


def _set(story: Story, values: Mapping[str, Any], *, decided: bool = True, also: Iterable[str] = ()) -> bool:
    """Set what differs, hold it where a person decides it, and check the whole; False where nothing differs."""
    different = differing(story, values)
    for name in different:
        setattr(story, name, values[name])
    if "issue" in different:
        story.follow_issue()
    different += also
    if different and decided:
        _hold(story, different)
    if not UNSEEN.issuperset(different):
        story.version += 1
        story.changed_at = timezone.now()
    if different:
        story.clean_fields(exclude=RELATIONS)
    return bool(different)


def _hold(story: Story, names: Collection[str]) -> None:
    """Nothing is proposed any more for a field that a person decided."""
    story.held = {**story.held, **marks(names)}
    story.proposed = [name for name in story.proposed or () if name not in names] or None


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
    bulk.create_recorded(new)
    bulk.update_recorded(decided, ["state", "by"])
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
    bulk.update_recorded(altered, details)
    return {row.story_id for row in (*gone, *new, *altered)}


def _take_details(known: Attachment, wanted: Attachment, details: Iterable[str]) -> bool:
    """Whether a suggestion is made now with another score, mention or the like; one that was decided keeps its own."""
    if known.state != Attachment.State.SUGGESTED:
        return False
    different = differing(known, {name: getattr(wanted, name) for name in details})
    for name in different:
        setattr(known, name, getattr(wanted, name))
    return bool(different)
