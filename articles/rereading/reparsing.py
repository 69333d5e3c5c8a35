"""Reading sources again, one by one: stories follow what the parser reads now, except where a person decided."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from articles import records
from articles.models import Action, BeforeImage, Source, Story, change
from articles.models.department import OfOtherDepartment
from articles.models.journal import current
from articles.models.story import BOUNDARIES
from articles.outages import outage_of
from articles.parse_context import dictionary, load_parse_context
from articles.parsing.values import IssueFacts
from articles.permissions import User
from articles.pipeline import SourceOptions, SourceParse, SourceReader, read_source
from articles.reading.errors import ReadingError
from articles.records import continuations, from_parse
from articles.records.blocks import write_tiling
from articles.records.dry_run import rolled_back

from . import facts, report
from .matching import Plan, make_plan, shared_ink
from .placements import placements_of, stories_printed_in
from .report import Comparison, Reread
from .tiling import retile, without_overlaps
from .values import Placement

logger = logging.getLogger(__name__)

Within = Callable[[], AbstractContextManager[Any]]
"""What opens the transaction of a caller, to which the change belongs."""


def reparse_many(
    sources: QuerySet[Source],
    *,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
    read: SourceReader = read_source,
) -> list[Reread]:
    """Read sources again in the order of their ids. One that fails is reported, and the next goes on.

    A dry run does the same and rolls back after each source, so that it holds nobody up. `progress` is called after
    each source with the number of those that are done and of all.
    """
    ids = list(sources.order_by("pk").values_list("pk", flat=True))
    reports = []
    for done, pk in enumerate(ids, 1):
        with rolled_back() if dry_run else nullcontext():
            reports.append(reparse_safely(pk, read=read))
        if progress:
            progress(done, len(ids))
    return reports


def reparse_safely(
    key: int, *, by: User | None = None, read: SourceReader = read_source, within: Within = nullcontext
) -> Reread:
    """The same for the source with this key. What keeps it from being read is told by the report; raises outages."""
    source = Source.objects.select_related("issue__publication").get(pk=key)
    try:
        return reparse(source, by=by, read=read, within=within)
    except Exception as error:
        if outage_of(error):
            raise
        if not isinstance(error, ReadingError | ValidationError | OfOtherDepartment):
            logger.exception("Reading %s again failed", source.name)
        return Reread(source.pk, source.name, error=error)


def reparse(
    source: Source, *, by: User | None = None, read: SourceReader = read_source, within: Within = nullcontext
) -> Reread:
    """Read the bytes of the source again and follow what is read now: one transaction, one change, `within` which it is
    written. `by` asked for it.

    Raises ReadingError if today's reader refuses the bytes, ValidationError if a text cannot be stored, and
    OfOtherDepartment.
    """
    options = facts.given_options(source)
    parse, printed_facts = _read(source, options, read)
    with within(), change(Action.REPARSE, by=by, note=source.name):
        source = Source.objects.select_for_update().get(pk=source.pk)
        changed_facts = facts.follow_facts(source, printed_facts)
        return replace(_follow(source, parse, options), facts=changed_facts)


def _read(source: Source, options: SourceOptions, read: SourceReader) -> tuple[SourceParse, IssueFacts]:
    """The parse with all that is known of the issue as its context, and what the source alone says of its issue."""
    data = source.stored.data
    context = load_parse_context()
    parse = context.read(data, source.name, options, reader=read)
    completed = facts.completed_options(source, options, parse.issue)
    if completed == options:
        return parse, parse.issue
    return context.read(data, source.name, completed, reader=read), parse.issue


def _follow(source: Source, parse: SourceParse, options: SourceOptions) -> Reread:
    """Write what becomes of the stories. All is compared before the first write, which changes the stories."""
    stories = stories_printed_in(source)
    placements = placements_of(source, stories, parse.reading.text)
    plan = make_plan(placements, shared_ink(parse.reading.text, placements, parse.blocks))
    values = {n: from_parse.machine_values(parse, n) for n in range(len(parse.stories))}
    comparison = report.compare_reparse(stories, plan, values)

    created = _create(source, parse, plan.new)
    owners = {**plan.followers, **{n: story.pk for n, story in zip(plan.new, created, strict=True)}}
    updated = records.reread(_values_to_write(stories, plan, values, comparison))
    followers = [(stories[pk], parse.findings[n]) for n, pk in plan.followers.items()]
    retagged = records.suggest_anew([story for story, _ in followers], from_parse.suggestions(followers))
    reprinted = _write_tiling(source, parse, options, placements, plan, owners)
    gone = [stories[pk] for pk in plan.gone]
    records.move_to_bin(gone)
    continuations.unlink(gone)
    if any(map(continuations.may_go_on, (*created, *gone))):
        continuations.link(source.issue, dictionary().across)
    return Reread(
        source.pk,
        source.name,
        written=bool(created or updated or retagged or reprinted is not None or gone),
        lines=report.story_lines(plan, comparison, created, retagged | (reprinted or set())),
    )


def _create(source: Source, parse: SourceParse, items: Iterable[int]) -> list[Story]:
    """Stories for new items, with all that an import gives them except blocks."""
    created = records.create([from_parse.new_story(source, parse, n) for n in items])
    findings = [parse.findings[n] for n in items]
    records.suggest(from_parse.suggestions(zip(created, findings, strict=True)))
    return created


def _values_to_write(
    stories: Mapping[int, Story], plan: Plan, values: Mapping[int, Mapping[str, Any]], comparison: Comparison
) -> dict[Story, dict[str, Any]]:
    """All that is read for the stories that follow; for those that are kept what the machine reads beside them."""
    writing: dict[Story, dict[str, Any]] = {}
    for n, pk in plan.followers.items():
        read = {**values[n], "position": n, "machine": values[n]}
        if stories[pk].machine.get("warnings") == read["warnings"]:
            del read["warnings"]  # An editor may have dealt with these doubts.
        writing[stories[pk]] = read
    for story in (stories[pk] for pk in plan.kept):
        if story.pk in plan.matches:
            writing[story] = {"machine": values[plan.matches[story.pk]]}
        elif not (story.binned_at or BOUNDARIES in story.held):
            writing[story] = {"machine": {}}
    for story, written in writing.items():
        written["proposed"] = report.undecided(story, comparison.withheld.get(story.pk, ())) or None
    return writing


def _write_tiling(
    source: Source,
    parse: SourceParse,
    options: SourceOptions,
    placements: Iterable[Placement],
    plan: Plan,
    owners: Mapping[int, int],
) -> set[int] | None:
    """Write the blocks, on a reading of its own where the text is another one. Returns what `write_tiling` does."""
    text = parse.reading.text
    kept = [placement for placement in placements if placement.story in plan.kept]
    in_text = without_overlaps(kept)
    elsewhere = {(each.reading, each.story) for each in kept} - {(each.reading, each.story) for each in in_text}
    following = [placement for placement in placements if placement.story not in plan.kept | plan.gone]
    reading = source.readings.first()
    if reading.text != text:
        reading = from_parse.reading_row(source, parse, options)
        reading.again = True
        reading.save()
        current().keep(BeforeImage.Kind.READING, source.pk, {str(reading.pk): None})
    return write_tiling(reading, retile(text, parse.blocks, owners, in_text, following), elsewhere)
