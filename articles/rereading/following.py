"""One source read again: its stories follow what the parser reads now, as far as nobody decided otherwise."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from articles import records
from articles.models import Action, Reading, Source, Story, change
from articles.models.story import BOUNDS
from articles.parse_context import light, words
from articles.parsing.values import IssueFacts
from articles.pipeline import Options, Reader, SourceParse, read_source
from articles.records import continuations, from_parse

from . import facts, report
from .blocks import write_blocks
from .matching import Plan, plan, shared_ink
from .placements import standings_of, stories_of
from .report import Difference, Reread
from .tiling import lay, placed
from .values import Standing


def reparse(source: Source, *, read: Reader = read_source) -> Reread:
    """Read the bytes of the source again and follow what is read: one transaction, one change.

    Raises ReadingError where the reader of today refuses the bytes, ValidationError where a text cannot be stored.
    """
    options = facts.told(source)
    parse, said = _read(source, options, read)
    with change(Action.REPARSE, note=source.name) as opened:
        source = Source.objects.select_for_update().get(pk=source.pk)
        told = facts.follow(source, said)
        reread = replace(_follow(source, parse, options), facts=told)
        if reread.changed:
            opened.row  # noqa: B018  (blocks have no history that would write it)
        return reread


def _read(source: Source, options: Options, read: Reader) -> tuple[SourceParse, IssueFacts]:
    """The parse in the light of all that is known, and what the source says of its issue by itself."""
    data = zlib.decompress(source.stored.compressed)
    now = light()
    parse = now.read(data, source.name, options, reader=read)
    known = facts.filled(source, options, parse.issue)
    if known == options:
        return parse, parse.issue
    return now.read(data, source.name, known, reader=read), parse.issue


def _follow(source: Source, parse: SourceParse, options: Options) -> Reread:
    stories = stories_of(source)
    standings = standings_of(source, stories, parse.reading.text)
    made = plan(standings, shared_ink(parse.reading.text, standings, parse.blocks))
    machine = {n: from_parse.machine_values(parse, n) for n in range(len(parse.stories))}
    otherwise = report.otherwise(stories, made, machine)
    proposals = report.proposals(stories, otherwise)
    differences = report.differences(stories, made, machine)
    titles = {pk: story.title for pk, story in stories.items()}

    created = _create(source, parse, made)
    owners = {**made.followers, **{n: story.pk for n, story in zip(made.new, created, strict=True)}}
    written = records.reread(_values(stories, made, machine, otherwise))
    suggested = _suggest(parse, {n: stories[story] for n, story in made.followers.items()})
    relaid = _lay(source, parse, options, standings, made, owners)
    gone = [stories[story] for story in made.gone]
    records.move_to_bin(gone)
    continuations.unlink(gone)
    if any(map(continuations.may_go_on, (*created, *gone))):
        continuations.link(source.issue, words().across)
    return Reread(
        source.pk,
        source.name,
        written=bool(created or written or suggested or relaid is not None or made.gone),
        lines=(
            *report.followed(titles, made, differences, suggested | (relaid or set())),
            *report.created(created),
            *proposals,
            *report.binned(titles, made),
        ),
    )


def _create(source: Source, parse: SourceParse, made: Plan) -> list[Story]:
    """Stories for the items that are new, with all that an import gives them but their blocks."""
    created = records.create([from_parse.new_story(source, parse, n) for n in made.new])
    for suggested in from_parse.suggestions(zip(created, (parse.findings[n] for n in made.new), strict=True)):
        records.suggest(suggested)
    return created


def _values(
    stories: Mapping[int, Story],
    made: Plan,
    machine: Mapping[int, Mapping[str, Any]],
    otherwise: Mapping[int, Sequence[Difference]],
) -> dict[Story, dict[str, Any]]:
    """What to write: all that is read into the stories that follow, the rest beside the fields of those that stay."""
    values = {stories[s]: _read_now(stories[s], n, machine[n]) for n, s in made.followers.items()}
    for story in (stories[s] for s in made.staying):
        if story.pk in made.seen:
            values[story] = {"machine": machine[made.seen[story.pk]]}
        elif not (story.binned_at or BOUNDS in story.held):
            values[story] = {"machine": {}}
    for story, written in values.items():
        written["proposed"] = report.undecided(story, otherwise.get(story.pk, ())) or None
    return values


def _read_now(story: Story, n: int, machine: Mapping[str, Any]) -> dict[str, Any]:
    """Doubts that the parser had before stay away where they were dealt with since."""
    known = {"warnings"} if story.machine.get("warnings") == machine["warnings"] else set()
    values = {name: value for name, value in machine.items() if name not in known}
    return {**values, "position": n, "machine": machine}


def _suggest(parse: SourceParse, followers: Mapping[int, Story]) -> set[int]:
    found = [(story, parse.findings[n]) for n, story in followers.items()]
    return records.suggest_anew(followers.values(), *from_parse.suggestions(found))


def _lay(
    source: Source,
    parse: SourceParse,
    options: Options,
    standings: Iterable[Standing],
    made: Plan,
    owners: Mapping[int, int],
) -> set[int] | None:
    """Lay the blocks anew, on a reading of its own where the text is another. As `write_blocks`."""
    text = parse.reading.text
    staying = [standing for standing in standings if standing.story in made.staying]
    keeping = placed(staying)
    left = {(each.reading, each.story) for each in staying} - {(each.reading, each.story) for each in keeping}
    following = [standing for standing in standings if standing.story not in made.staying | made.gone]
    reading = source.readings.first()
    if reading.text != text:
        reading = _read_again(source, parse, options)
    laid = lay(text, parse.blocks, owners, keeping, following)
    return write_blocks(reading, laid, left)


def _read_again(source: Source, parse: SourceParse, options: Options) -> Reading:
    reading = from_parse.reading_row(source, parse, options)
    reading.again = True
    reading.save()
    return reading
