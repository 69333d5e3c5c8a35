"""Taking in sources: bytes to issues, sources, their readings, blocks and stories, in one transaction."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from django.db import IntegrityError, connection

from articles import records
from articles.models import Action, ImportRun, Publication, Reading, Source, SourceBytes, Story, bulk, change
from articles.parse_context import load_parse_context, words
from articles.pipeline import Read, SourceOptions, SourceParse
from articles.reading.values import LeftOut
from articles.records import continuations
from articles.records.from_parse import block_row, digest, new_story, reading_row, source_name, source_row, suggestions
from articles.records.issues import issue_of, publications_named


@dataclass(frozen=True, slots=True)
class Arrival:
    """A source that comes in. There is neither parse nor digest of one that was here by then, byte for byte."""

    data: bytes
    name: str
    options: SourceOptions
    sha256: str
    parse: SourceParse | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """The source that holds the text, whether it is new here, how many stories it gave, the digest of its text,
    and what the reader left out."""

    source: Source
    is_new: bool
    stories: int = 0
    digest: str = ""
    left_out: tuple[LeftOut, ...] = ()


def take_in(data: bytes, name: str, options: SourceOptions) -> Taken:
    """Read, parse and write one source. Raises what `arrive` and `write` raise."""
    return write([arrive(data, name, options, load_parse_context().read)])[0]


def arrive(data: bytes, name: str, options: SourceOptions, read: Read) -> Arrival:
    """Read and parse a source, unless it is here. Raises ReadingError where the bytes are no text."""
    if is_here(data):
        return Arrival(data, name, options, hashlib.sha256(data).hexdigest())
    parse = read(data, name, options)
    return Arrival(data, name, options, parse.reading.sha256, parse, digest(parse.reading.text))


def is_here(data: bytes) -> bool:
    """Asked of each file, so in plain SQL: a QuerySet takes longer to become such than the database to answer."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {Source._meta.db_table} WHERE sha256 = %s", [hashlib.sha256(data).hexdigest()])
        return cursor.fetchone() is not None


def write(arrivals: Sequence[Arrival], *, by: Any = None, run: ImportRun | None = None) -> list[Taken]:
    """Write those that are not here yet. All are one transaction, and one change of the journal.

    Raises ValidationError where a text cannot be stored.
    """
    try:
        return _write(arrivals, by, run)
    except IntegrityError:  # somebody else brought the same source, issue or publication in meanwhile
        return _write(arrivals, by, run)


def _write(arrivals: Sequence[Arrival], by: Any, run: ImportRun | None) -> list[Taken]:
    with change(Action.IMPORT, by=by, run=run, note=_note([source_name(arrival.name) for arrival in arrivals])):
        here = _here(arrivals)
        unknown = [arrival.parse for arrival in arrivals if not _known(arrival, here)]
        publications = publications_named(parse.issue.publication for parse in unknown)
        taken = [_taken(arrival, here, publications) for arrival in arrivals]
        _bring_up_to_date(taken)
        _write_new([(each.source, arrival) for each, arrival in zip(taken, arrivals, strict=True) if each.is_new])
    return taken


def _note(names: Sequence[str]) -> str:
    """The first, and how many come with it: in no language, for the journal is read in several."""
    return names[0] + (f" + {len(names) - 1}" if len(names) > 1 else "")


def _here(arrivals: Iterable[Arrival]) -> dict[str | None, Source]:
    """The sources that are here, by the digests of their bytes and of their texts."""
    texts = Reading.objects.filter(digest__in=[each.digest for each in arrivals if each.parse])
    readings = texts.defer("text", "left_out").select_related("source__issue__publication").order_by("pk")
    sources = Source.objects.filter(sha256__in=[each.sha256 for each in arrivals])
    return {
        **{reading.digest: reading.source for reading in readings},
        **{source.sha256: source for source in sources.select_related("issue__publication")},
    }


def _known(arrival: Arrival, here: Mapping[str | None, Source]) -> Source | None:
    return here.get(arrival.sha256) or here.get(arrival.digest)


def _taken(arrival: Arrival, here: dict[str | None, Source], publications: Mapping[str, Publication]) -> Taken:
    """What is new is here from now on: the next may be the same."""
    if known := _known(arrival, here):
        return Taken(known, is_new=False)
    parse = arrival.parse
    issue = issue_of(parse.issue, publications.get(parse.issue.publication))
    source = source_row(issue, arrival.name, len(arrival.data), parse)
    here[arrival.sha256] = here[arrival.digest] = source
    return Taken(source, True, len(parse.stories), arrival.digest, parse.reading.left_out)


def _bring_up_to_date(taken: Sequence[Taken]) -> None:
    """Of an issue that several tell of the last knows what all of them told."""
    issues = {each.source.issue_id: each.source.issue for each in taken if each.is_new}
    for each in taken:
        each.source.issue = issues.get(each.source.issue_id, each.source.issue)


def _write_new(new: Sequence[tuple[Source, Arrival]]) -> None:
    """A table after the other: rows that are written together take a fraction of the time."""
    bulk.insert(source for source, _ in new)
    bulk.insert(SourceBytes(source=source, compressed=zlib.compress(arrival.data)) for source, arrival in new)
    stories = records.create(
        [new_story(source, each.parse, n) for source, each in new for n in range(len(each.parse.stories))]
    )
    rest = iter(stories)
    own = [list(islice(rest, len(arrival.parse.stories))) for _, arrival in new]
    _write_blocks(new, own)
    for suggested in suggestions(zip(stories, chain(*(each.parse.findings for _, each in new)), strict=True)):
        records.suggest(suggested)
    _link(stories)


def _write_blocks(new: Sequence[tuple[Source, Arrival]], stories: Sequence[Sequence[Story]]) -> None:
    """`stories` are those of each source."""
    readings = [reading_row(source, each.parse, each.options) for source, each in new]
    bulk.insert(readings)
    bulk.insert(
        block_row(reading, block, None if block.item is None else own[block.item].pk)
        for reading, (_, arrival), own in zip(readings, new, stories, strict=True)
        for block in arrival.parse.blocks
    )


def _link(stories: Iterable[Story]) -> None:
    """With what else is of their issues."""
    for issue in {story.issue for story in stories if continuations.may_go_on(story)}:
        continuations.link(issue, words().across)
