"""Accession: parsed files become issues, sources with their readings and blocks, and stories, in one transaction."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from django.db import IntegrityError

from articles import records
from articles.models import Action, BeforeImage, ImportRun, Publication, Reading, Source, SourceBytes, bulk, change
from articles.models.journal import current
from articles.parse_context import dictionary
from articles.reading.values import LeftOut
from articles.records import continuations
from articles.records.blocks import insert_tilings
from articles.records.from_parse import block_row, new_story, reading_row, source_name, source_row, suggestions
from articles.records.issues import issue_of, publications_named

from .incoming import IncomingFile


@dataclass(frozen=True, slots=True)
class Accession:
    """The source that has the text of a file, and whether it is new. Of a new one, the number of its stories, the
    digest of its text, and what the reader left out.
    """

    source: Source
    is_new: bool
    stories: int = 0
    digest: str = ""
    left_out: tuple[LeftOut, ...] = ()


def write_sources(files: Sequence[IncomingFile], *, by: Any = None, run: ImportRun | None = None) -> list[Accession]:
    """Write the sources that are not here yet: one transaction, one change of the journal. No file may have failed.

    Raises ValidationError where a text cannot be stored.
    """
    try:
        return _write_sources(files, by, run)
    except IntegrityError:  # another import has brought the same source or issue in the meantime
        return _write_sources(files, by, run)


def _write_sources(files: Sequence[IncomingFile], by: Any, run: ImportRun | None) -> list[Accession]:
    first, *others = (source_name(file.entry.name) for file in files)
    note = f"{first} + {len(others)}" if others else first  # in no language: the journal is read in several
    with change(Action.IMPORT, by=by, run=run, note=note):
        sources = sources_here(files)
        new = [file for file in files if not _source_of(file, sources)]
        publications = publications_named(file.parse.issue.publication for file in new)
        accessions = [_accession(file, sources, publications) for file in files]
        issues = {each.source.issue_id: each.source.issue for each in accessions if each.is_new}
        for each in accessions:  # the last object of an issue has what all its files add
            each.source.issue = issues.get(each.source.issue_id, each.source.issue)
        _write_rows([(each.source, file) for each, file in zip(accessions, files, strict=True) if each.is_new])
    return accessions


def sources_here(files: Iterable[IncomingFile]) -> dict[str | None, Source]:
    """The sources that are here and not in the bin, by the digests of their bytes and of their texts."""
    texts = Reading.objects.filter(digest__in=[file.digest for file in files if file.parse], source__binned_at=None)
    readings = texts.defer("text", "left_out").select_related("source__issue__publication").order_by("pk")
    sources = Source.objects.live().filter(sha256__in=[file.sha256 for file in files])
    return {
        **{reading.digest: reading.source for reading in readings},
        **{source.sha256: source for source in sources.select_related("issue__publication")},
    }


def _source_of(file: IncomingFile, sources: Mapping[str | None, Source]) -> Source | None:
    return sources.get(file.sha256) or sources.get(file.digest)


def _accession(
    file: IncomingFile, sources: dict[str | None, Source], publications: Mapping[str, Publication]
) -> Accession:
    """A new source is one of those here from now on: the next file may be the same."""
    if source := _source_of(file, sources):
        return Accession(source, is_new=False)
    parse = file.parse
    issue = issue_of(parse.issue, publications.get(parse.issue.publication))
    source = source_row(issue, file.entry.name, len(file.data), parse)
    sources[file.sha256] = sources[file.digest] = source
    return Accession(source, True, len(parse.stories), file.digest, parse.reading.left_out)


def _write_rows(new: Sequence[tuple[Source, IncomingFile]]) -> None:
    """One table after the other: rows that are written together take a fraction of the time."""
    bulk.insert(source for source, _ in new)
    for source, _ in new:
        current().keep(BeforeImage.Kind.SOURCE, source.pk, {"id": None})
    bulk.insert(SourceBytes(source=source, compressed=zlib.compress(file.data)) for source, file in new)
    stories = records.create(
        [new_story(source, file.parse, n) for source, file in new for n in range(len(file.parse.stories))]
    )
    readings = [reading_row(source, file.parse, file.options) for source, file in new]
    bulk.insert(readings)
    tilings, rest = [], iter(stories)
    for reading, (_, file) in zip(readings, new, strict=True):
        own = [story.pk for story in islice(rest, len(file.parse.stories))]
        tiles = [block_row(reading, each, None if each.item is None else own[each.item]) for each in file.parse.blocks]
        tilings.append((reading, tiles))
    insert_tilings(tilings)
    findings = chain.from_iterable(file.parse.findings for _, file in new)
    records.suggest(suggestions(zip(stories, findings, strict=True)))
    for issue in {story.issue for story in stories if continuations.may_go_on(story)}:
        continuations.link(issue, dictionary().across)
