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
from .values import Kind, Reversal, words
from .written import UNITS, Values, Written, differing_names, judge, values_of, written

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
        for each, story in _with_stories(changes):
            if each.key in part_of and WITH_PRINT.intersection(_changed_since(each, story)):
                part_of[each.key].is_written_since = True
    if part_of:
        _keep_print_of_live_stories(part_of, changes)
    for part in parts:
        if part.is_written_since:
            reversal.left |= part.stories
        else:
            reversal.blocks |= part.wanted
            _name_print(reversal, part)
    for story in sorted(reversal.left):
        reversal.leave(Story, story, _("print and text"))
    brought = sources_brought(reversal.change)
    for each, story in _with_stories(changes):
        is_brought = each.before is None and story.source_id in brought
        if not (is_brought or each.key in reversal.left):
            _take_back_story(reversal, each, story, part_of.get(each.key))


def _keep_print_of_live_stories(part_of: Mapping[int, PrintPart], changes: Iterable[Written]) -> None:
    """No printed story stays in the lists without a block, because those that it has go elsewhere."""
    before = {each.key: each.before for each in changes}
    printed = Story.objects.filter(pk__in=part_of, origin=Story.Origin.PRINTED)
    live = set(printed.live().values_list("pk", flat=True))
    for key, part in part_of.items():
        if key in part.emptied:
            goes_to_bin = key in before and (before[key] is None or before[key]["binned_at"] is not None)
            part.is_written_since |= key in live and not goes_to_bin


def _has_print(reversal: Reversal, story: Story) -> bool:
    """Whether it is typed in, or has blocks once all is taken back."""
    gains = any(columns and columns[STORY] == story.pk for columns in reversal.blocks.values())
    return story.origin != Story.Origin.PRINTED or gains or story.blocks.exists()


def _name_print(reversal: Reversal, part: PrintPart) -> None:
    """By its stories; print of no story by its source."""
    if part.is_back:
        return
    for story in sorted(part.stories):
        reversal.give_back(Story, story, _("print"))
    if not part.stories:
        readings = {reading for reading, _start in part.wanted}
        for source in Reading.objects.filter(pk__in=readings).values_list("source", flat=True):
            reversal.give_back(Source, source, _("print"))


def _with_stories(changes: Iterable[Written]) -> Iterator[tuple[Written, Story]]:
    """Each with its story as it is now."""
    for some in bulk.in_batches(changes):
        here = Story.objects.in_bulk([each.key for each in some])
        yield from ((each, here[each.key]) for each in some)


def _changed_since(each: Written, story: Story) -> list[str]:
    now = values_of(story)
    if each.before is None:
        return [name for name in differing_names(each.after, now) if name not in OF_THE_MACHINE]
    return judge(each.before, each.after, now, UNITS).since


def _take_back_story(reversal: Reversal, each: Written, story: Story, part: PrintPart | None) -> None:
    if each.before is None:
        since = _changed_since(each, story)
        if since:
            reversal.leave(Story, each.key, *words(Story, since))
        elif story.binned_at is None:
            reversal.stories[each.key] |= {"binned_at": timezone.now(), "merged_into": _home(story, part)}
            reversal.give_back(Story, each.key)
        return
    verdict = judge(each.before, each.after, values_of(story), [WITH_PRINT, *UNITS] if part else UNITS)
    if verdict.since:
        reversal.decided[each.key] = set(verdict.since)
        reversal.leave(Story, each.key, *words(Story, verdict.since))
    if not is_issue_here(reversal, verdict.back.get("issue")):
        reversal.leave(Story, each.key, *words(Story, ["issue"]), why=_("its issue is no longer here"))
    elif "binned_at" in verdict.back and is_source_in_bin(reversal, story.source_id):
        reversal.leave(Story, each.key, why=_("its source is in the bin"))
    elif "binned_at" in verdict.back and not verdict.back["binned_at"] and not _has_print(reversal, story):
        reversal.leave(Story, each.key, why=_("its print is in other stories now"))
    elif verdict.back:
        reversal.stories[each.key] |= verdict.back
        reversal.give_back(Story, each.key, *words(Story, verdict.back))


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
                    reversal.give_back(Story, key, *words(Story, values))


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
    homes = (wanted[key] for key in map(key_of, story.blocks.order_by("position")) if key in wanted)
    return next((columns[STORY] for columns in homes if columns and columns[STORY]), None)


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
