"""The only writer of stories. Each write has a version, a history row, a change in the journal and an index entry.

All functions of this package need an open change: `with change(Action.EDIT, by=user): …`, which is one transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from articles.models import BeforeImage, Issue, Source, Story, bulk
from articles.models.comparison import differing, store_value
from articles.models.journal import current
from articles.models.story import BOUNDARIES

from .held import marks

PROPOSALS = frozenset({"machine", "proposed"})
"""What the machine reads otherwise than a story says, and may always write."""

WITHOUT_VERSION = PROPOSALS | {"confidence"}
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
        story.follow_source()
        story.clean_fields(exclude=RELATIONS)
    bulk.create_recorded(stories)
    return list(stories)


def type_in(values: Mapping[str, Any]) -> Story:
    """A story that a person enters by hand: all that is said of it is held."""
    story = Story(**values)
    story.held = marks(name for name, value in values.items() if value)
    return create([story])[0]


def edit(
    story_id: int,
    values: Mapping[str, Any],
    *,
    also_held: Iterable[str] = (),
    follow_print: Collection[str] = (),
    base_version: int | None = None,
) -> Story:
    """Write what a person decided, and hold it. Where nothing differs, nothing is written.

    What is `also_held` is held as it is: what a re-reading proposed for such a field is refused. Of the fields that
    `follow_print` the person decided the print only.
    Raises Conflict where the story is no longer at `base_version`.
    """
    story = locked([story_id])[0]
    if base_version not in (None, story.version):
        raise Conflict(story)
    _write_decided([story], values, also_held, follow_print)
    return story


def edit_many(stories: Iterable[Story], values: Mapping[str, Any]) -> int:
    """Write the same values to many stories. Returns how many of them changed."""
    return _write_decided(locked(story.pk for story in stories), values)


def edit_each(values: Mapping[int, Mapping[str, Any]]) -> int:
    """Write to each of many stories, by its key, values of its own. Returns how many of them changed."""
    number = 0
    for some in bulk.in_batches(values):
        changed = [story for story in locked(some) if _set(story, values[story.pk], hold=True)]
        if changed:
            _validate_decisions(changed)
            _write(changed, {name for story in changed for name in values[story.pk]} | {"held", "proposed"})
        number += len(changed)
    return number


def move_to_bin(stories: Iterable[Story]) -> int:
    return edit_many([story for story in stories if not story.binned_at], {"binned_at": timezone.now()})


def restore(stories: Sequence[Story]) -> int:
    """All but those whose text is in another story now, and those whose source is in the bin."""
    in_bin = Source.objects.exclude(binned_at=None).filter(stories__in=[story.pk for story in stories])
    gone = set(in_bin.values_list("pk", flat=True))
    back = [story for story in stories if not story.merged_into_id and story.source_id not in gone]
    return edit_many(back, {"binned_at": None})


def redate(issue: Issue) -> None:
    """Give the stories of the issue its day and publication: no decision about them, so no version."""
    repeated = {"dated": issue.day, "publication": issue.publication}
    Story.objects.filter(issue=issue).exclude(**repeated).update(**repeated)


def reread(values: Mapping[Story, Mapping[str, Any]]) -> list[Story]:
    """Write what the machine reads now into locked stories. Returns those that changed.

    It decides nothing and holds nothing: a held field stays, and a story that is held whole takes proposals only.
    A story in which nothing else changes keeps its version.
    """
    return put_back({story: _undecided(story, read) for story, read in values.items()})


def put_back(values: Mapping[Story, Mapping[str, Any]]) -> list[Story]:
    """Write into locked stories what nobody decides now. Returns those that changed."""
    changed = [story for story, known in values.items() if _set(story, known)]
    _write(changed, {name for story in changed for name in values[story]})
    return changed


def _undecided(story: Story, read: Mapping[str, Any]) -> dict[str, Any]:
    decided = read.keys() - PROPOSALS if story.is_held_whole else set(story.held)
    if BOUNDARIES in story.held:
        decided.add("confidence")
    return {name: value for name, value in read.items() if name not in decided}


def locked(ids: Iterable[int]) -> list[Story]:
    """The stories as they stand, which nobody else can write until this change ends."""
    return list(Story.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk"))


def lock(ids: Iterable[int]) -> list[int]:
    """The same without reading them. Returns the keys of those that are here."""
    found: list[int] = []
    for some in bulk.in_batches(sorted(ids)):
        rows = Story.objects.select_for_update().filter(pk__in=some).order_by("pk")
        found += rows.values_list("pk", flat=True)
    return found


def _write_decided(
    stories: Iterable[Story],
    values: Mapping[str, Any],
    also_held: Iterable[str] = (),
    follow_print: Collection[str] = (),
) -> int:
    """Hold what differs, and what is named besides."""
    changed = [s for s in stories if _set(s, values, hold=True, also_held=also_held, follow_print=follow_print)]
    if changed:
        _validate_decisions(changed)
        _write(changed, {*values, "held", "proposed"})
    return len(changed)


def _write(changed: Sequence[Story], names: Collection[str]) -> None:
    following = ["dated", "publication"] if "issue" in names else []
    following += ["page"] if "source" in names else []
    bulk.update_recorded(changed, [*names, *following, "version", "changed_at"])


def _set(
    story: Story,
    values: Mapping[str, Any],
    *,
    hold: bool = False,
    also_held: Iterable[str] = (),
    follow_print: Collection[str] = (),
) -> bool:
    """Set what differs, hold it where a person decides it, and check the whole; False where nothing differs."""
    different = [*differing(story, values), *also_held]
    if not different:
        return False
    proposed, machine = story.proposed, story.machine
    for name in different:
        if name in values:
            store_value(story, name, values[name])
    if "issue" in different:
        story.follow_issue()
    if "source" in different:
        story.follow_source()
    if hold:
        story.held = {**story.held, **marks(different, follow_print=follow_print)}
        story.proposed = [name for name in story.proposed or () if name not in different] or None
    if not WITHOUT_VERSION.issuperset(different):
        story.version += 1
        story.changed_at = timezone.now()
    story.clean_fields(exclude=RELATIONS)
    _keep_before(story, proposed, machine)
    return True


def _keep_before(story: Story, proposed: list[str] | None, machine: Mapping[str, Any]) -> None:
    """Of what no history keeps."""
    if proposed != story.proposed:
        current().keep(BeforeImage.Kind.PROPOSALS, story.pk, {"proposed": proposed})
    if machine != story.machine:
        names = [name for name in {**machine, **story.machine} if machine.get(name) != story.machine.get(name)]
        current().keep(BeforeImage.Kind.MACHINE, story.pk, {name: machine.get(name) for name in names})


def _validate_decisions(stories: Iterable[Story]) -> None:
    """Check the table's constraints before the table does, for a message; they ask the database, so once a case."""
    cases = {(story.status, story.reason): story for story in stories}
    for story in cases.values():
        story.validate_constraints()
