"""Sources that a change brought, moved or described, and the texts that were read of them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import BeforeImage, Change, Issue, Reading, Source, Story
from articles.models.comparison import stored_value
from articles.models.journal import current
from articles.records.filing import edit_sources
from articles.records.work import BY_MACHINE, stories_with_decisions

from .prints import later_images
from .values import Kind, Reversal, field_names
from .written import judge

UNITS = (frozenset({"binned_at", "issue"}),)


def images_of(done: Change, kind: Kind) -> dict[int, Mapping[str, Any]]:
    """By the keys of the records."""
    return dict(BeforeImage.objects.filter(kind=kind, change=done).values_list("key", "values"))


def sources_brought(done: Change) -> set[int]:
    return {key for key, columns in images_of(done, Kind.SOURCE).items() if "id" in columns}


def take_back_sources(reversal: Reversal) -> None:
    done = reversal.change
    images = images_of(done, Kind.SOURCE)
    since: dict[int, dict[str, Any]] = defaultdict(dict)
    for image in later_images(done, Kind.SOURCE, images):
        since[image.key] = {**image.values, **since[image.key]}
    for key, source in Source.objects.in_bulk(images).items():
        if "id" in images[key]:
            _withdraw(reversal, source)
        else:
            _take_back_fields(reversal, source, images[key], since[key])


def _withdraw(reversal: Reversal, source: Source) -> None:
    """A source that the change brought goes to the bin with all its stories, unless somebody worked on one."""
    if source.binned_at:
        return
    stories = dict(source.stories.values_list("pk", "binned_at"))
    worked_on = sorted(stories_with_decisions(stories, but=BY_MACHINE))
    for key in worked_on:
        reversal.leave(Story, key, why=_("somebody worked on it since"))
    if worked_on:
        return
    now = timezone.now()
    reversal.withdrawn.add(source.pk)
    reversal.sources[source.pk] = {"binned_at": now}
    reversal.give_back(Source, source.pk)
    for key in (key for key, binned_at in stories.items() if binned_at is None):
        reversal.stories[key]["binned_at"] = now
        reversal.give_back(Story, key)


def _take_back_fields(reversal: Reversal, source: Source, columns: Mapping[str, Any], since: Mapping[str, Any]) -> None:
    fields = {column: Source._meta.get_field(column) for column in columns}
    now = {field.name: stored_value(source, field.name) for field in fields.values()}
    before = {field.name: field.to_python(columns[column]) for column, field in fields.items()}
    after = {
        field.name: field.to_python(since[column]) if column in since else now[field.name]
        for column, field in fields.items()
    }
    verdict = judge(before, after, now, UNITS)
    if verdict.since:
        reversal.leave(Source, source.pk, *field_names(Source, verdict.since))
    if not verdict.back:
        return
    if source.binned_at and "binned_at" in verdict.back and _came_again(source):
        reversal.leave(Source, source.pk, why=_("the file was imported again since"))
    elif not is_issue_here(reversal, verdict.back.get("issue")):
        reversal.leave(Source, source.pk, *field_names(Source, ["issue"]), why=_("its issue is no longer here"))
    else:
        reversal.sources[source.pk] = verdict.back
        reversal.give_back(Source, source.pk, *field_names(Source, verdict.back))


def _came_again(source: Source) -> bool:
    """Whether another source that is not in the bin has its bytes or its text."""
    first = source.readings.order_by("pk").first()
    same_text = Reading.objects.filter(source__binned_at=None, digest=first.digest, again=False)
    return same_text.exists() or Source.objects.live().filter(sha256=source.sha256).exists()


def is_issue_here(reversal: Reversal, issue: int | None) -> bool:
    """Whether something can go back to the issue."""
    if issue is not None:
        reversal.asked_for.add(issue)
    coming_back = {record.pk for record in reversal.rows[Issue].back}
    return issue is None or issue in coming_back or Issue.objects.filter(pk=issue).exists()


def is_source_in_bin(reversal: Reversal, source: int | None) -> bool:
    """Whether it is there, and stays there."""
    if source is None or "binned_at" in reversal.sources.get(source, {}):
        return False
    return not Source.objects.live().filter(pk=source).exists()


def write_sources_back(reversal: Reversal) -> None:
    for key, values in reversal.sources.items():
        edit_sources(Source.objects.filter(pk=key), values)
        if "binned_at" in values:
            first = Reading.objects.filter(source=key).order_by("pk").values("pk")[:1]
            Reading.objects.filter(pk__in=first).update(again=values["binned_at"] is not None)


def take_back_readings(reversal: Reversal) -> None:
    """A text that was read again goes with its blocks, and comes back with them."""
    for _source, images in images_of(reversal.change, Kind.READING).items():
        for key, columns in images.items():
            begins = reversal.blocks.get((int(key), 0), ())
            if begins is None or (begins and columns):
                reversal.readings[int(key)] = columns


def write_readings_back(reversal: Reversal) -> None:
    for key, columns in reversal.readings.items():
        if columns:
            Reading(pk=key, **columns).save(force_insert=True)
            Reading.objects.filter(pk=key).update(made_at=columns["made_at"])
            current().keep(Kind.READING, columns["source_id"], {str(key): None})


def let_readings_go(reversal: Reversal) -> None:
    for key, columns in reversal.readings.items():
        if columns is None:
            reading = Reading.objects.get(pk=key)
            fields = [field for field in Reading._meta.concrete_fields if not field.primary_key]
            values = {field.attname: getattr(reading, field.attname) for field in fields}
            current().keep(Kind.READING, reading.source_id, {str(key): values})
            reading.delete()
