"""Stories and their print as a change wrote them, and what the machine read beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Issue, Reading, Source, Story, bulk
from articles.models.comparison import differing
from articles.records import continuations, put_back
from articles.records.blocks import key_of, lay_back
from articles.records.stories import locked

from .prints import STORY, PrintPart, later_images
from .sources import images_of, is_issue_here, is_source_in_bin, sources_brought
from .values import Kind, Reversal, field_names
from .written import UNITS, Values, Verdict, Written, changed_names, differing_names, judge, values_of, written

PRINTED = frozenset({"kicker", "headline", "subhead", "byline", "dateline", "standfirst", "body", "captions"})
WITH_PRINT = PRINTED | {"binned_at", "merged_into"}
"""Fields that go back with the blocks of a story or not at all: else they would say different things."""

OF_THE_MACHINE = frozenset({"held", "warnings", "confidence", "position"})
"""What may be otherwise of a story that the change made, and that nobody worked on."""


def take_back_stories(reversal: Reversal, parts: Iterable[PrintPart]) -> None:
    part_of = {story: part for part in parts for story in part.stories}
    changes: Iterable[Written] = written(Story, reversal.change)
    if part_of:
        changes = list(changes)
        _keep_print_with_fields(reversal, part_of, changes)
    for part in parts:
        if part.is_written_since:
            reversal.left |= part.stories
        else:
            reversal.blocks |= part.wanted
            _name_print(reversal, part)
    for story in sorted(reversal.left):
        reversal.leave(Story, story, _("print and text"))
    for each, story in _of_older_sources(reversal, changes):
        if each.key not in reversal.left:
            _take_back_story(reversal, each, story, part_of.get(each.key))


def _keep_print_with_fields(reversal: Reversal, part_of: Mapping[int, PrintPart], changes: Iterable[Written]) -> None:
    """Print goes back only where, with it, each of its stories says what it said before, and none is bare of print."""
    back: dict[int, dict[str, Any]] = defaultdict(dict, {key: dict(known) for key, known in reversal.stories.items()})
    for each, story in _of_older_sources(reversal, changes):
        if part := part_of.get(each.key):
            back[each.key] |= _judged(reversal, each, story, part).back
            part.is_written_since |= not _is_as_before(each, {**values_of(story), **back[each.key]})
    for story in Story.objects.filter(pk__in=part_of).only("origin", "binned_at"):
        part = part_of[story.pk]
        part.is_written_since |= _is_bare(story, back[story.pk], part)


def _is_as_before(each: Written, values: Values) -> bool:
    """In the fields that go with the print; what was not there before is in the bin."""
    if each.before is None:
        return values["binned_at"] is not None
    names = WITH_PRINT.intersection(changed_names(each.before, each.after))
    return all(values[name] == each.before[name] for name in names)


def _is_bare(story: Story, back: Mapping[str, Any], part: PrintPart | None) -> bool:
    """Whether it is a printed story that would be in the lists without a block."""
    if story.origin != Story.Origin.PRINTED or back.get("binned_at", story.binned_at):
        return False
    return story.pk in part.emptied if part else not story.blocks.exists()


def _name_print(reversal: Reversal, part: PrintPart) -> None:
    """By its stories; print of no story by its source, whether its text is here or comes back."""
    if part.is_back:
        return
    for story in sorted(part.stories):
        reversal.give_back(Story, story, _("print"))
    if not part.stories:
        readings = {reading for reading, _start in part.wanted}
        here = Reading.objects.filter(pk__in=readings).values_list("source", flat=True)
        read = images_of(reversal.change, Kind.READING).items()
        for source in sorted({*here, *(source for source, images in read if readings.intersection(map(int, images)))}):
            reversal.give_back(Source, source, _("print"))


def _of_older_sources(reversal: Reversal, changes: Iterable[Written]) -> Iterator[tuple[Written, Story]]:
    """Each with its story as it is now, but for stories that came with a source: they go with it."""
    brought = sources_brought(reversal.change)
    for some in bulk.in_batches(changes):
        here = Story.objects.in_bulk([each.key for each in some])
        for each in some:
            if each.before or here[each.key].source_id not in brought:
                yield each, here[each.key]


def _take_back_story(reversal: Reversal, each: Written, story: Story, part: PrintPart | None) -> None:
    verdict = _judged(reversal, each, story, part)
    if verdict.since:
        reversal.decided[each.key] = set(verdict.since)
        reversal.leave(Story, each.key, *field_names(Story, verdict.since))
    if verdict.back:
        reversal.stories[each.key] |= verdict.back
        reversal.give_back(Story, each.key, *(field_names(Story, verdict.back) if each.before else ()))
    if verdict.why:
        reversal.leave(Story, each.key, why=verdict.why)


def _judged(reversal: Reversal, each: Written, story: Story, part: PrintPart | None) -> Verdict:
    """What of the story goes back, if its print does."""
    now = values_of(story)
    if each.before is None:
        since = [name for name in differing_names(each.after, now) if name not in OF_THE_MACHINE]
        is_here = not since and story.binned_at is None
        return Verdict({"binned_at": timezone.now(), "merged_into": _home(story, part)} if is_here else {}, since)
    verdict = judge(each.before, each.after, now, [WITH_PRINT, *UNITS] if part else UNITS)
    if not is_issue_here(reversal, verdict.back.get("issue")):
        return Verdict(since=verdict.since, why=_("its issue is no longer here"))
    if "binned_at" in verdict.back and is_source_in_bin(reversal, story.source_id):
        return Verdict(since=verdict.since, why=_("its source is in the bin"))
    if "binned_at" in verdict.back and _is_bare(story, verdict.back, part):
        return Verdict(since=verdict.since, why=_("its print is in other stories now"))
    return verdict


def take_back_machine_values(reversal: Reversal) -> None:
    """What the parser read of the stories, and which fields have proposals."""
    for kind, merge in ((Kind.MACHINE, _machine), (Kind.PROPOSALS, _proposals)):
        images = images_of(reversal.change, kind)
        since: dict[int, dict[str, Any]] = defaultdict(dict)
        for image in later_images(reversal.change, kind, images):
            since[image.key] = {**image.values, **since[image.key]}
        for some in bulk.in_batches(images):
            for key, story in Story.objects.in_bulk(some).items():
                if key in reversal.left:
                    continue
                values = merge(reversal, story, images[key], since[key])
                if differing(story, values):
                    reversal.stories[key] |= values
                    reversal.give_back(Story, key, *field_names(Story, values))


def _machine(reversal: Reversal, story: Story, before: Values, since: Values) -> dict[str, Any]:
    machine = dict(story.machine)
    for name, value in before.items():
        if since.get(name, machine.get(name)) == machine.get(name):
            machine[name] = value
    return {"machine": {name: value for name, value in machine.items() if value is not None}}


def _proposals(reversal: Reversal, story: Story, before: Values, since: Values) -> dict[str, Any]:
    """Proposals that came with the change go; those that went with it come back, where the field does."""
    now, old = story.proposed or [], before["proposed"] or []
    new = since.get("proposed", story.proposed) or []
    decided = reversal.decided[story.pk]
    back = [name for name in old if name in now or (name not in new and name not in decided)]
    later = [name for name in now if name not in old and name not in new]
    return {"proposed": [*back, *later] or None}


def _home(story: Story, part: PrintPart | None) -> int | None:
    """The story that gets the print of one that the change made."""
    wanted = part.wanted if part else {}
    placed = (wanted[key] for key in map(key_of, story.blocks.order_by("position")) if key in wanted)
    return next((columns[STORY] for columns in placed if columns and columns[STORY]), None)


def write_stories_back(reversal: Reversal) -> None:
    issues = Issue.objects.in_bulk({values["issue"] for values in reversal.stories.values() if values.get("issue")})
    for some in bulk.in_batches(sorted(reversal.stories)):
        values = {story: dict(reversal.stories[story.pk]) for story in locked(some)}
        for each in values.values():
            if each.get("issue"):
                each["issue"] = issues[each["issue"]]
        put_back(values)
    lay_back(reversal.blocks)
    if reversal.withdrawn:
        continuations.flag_other_halves(Story.objects.filter(source__in=reversal.withdrawn))
