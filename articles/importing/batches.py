"""Files written batch by batch, with a line of the report for each. Rolled back, the same is a dry run."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain
from pathlib import PurePath
from time import monotonic
from typing import Any

from django.db import transaction

from articles.models import ImportLine, ImportRun, bulk
from articles.parsing.values import IssueFacts
from articles.records.dry_run import rolled_back

from .accession import Accession, sources_here, write_sources
from .duplicates import differing_facts, recorded_facts, stories_in_bin
from .incoming import IncomingFile, failed_file
from .near_duplicates import NearDuplicate, StoryHere, are_of_one_issue, known_stories, near_duplicate, stories_of_file
from .remarks import Remark, RemarkCode

BATCH_SIZE = 32
"""Files that are written in one transaction."""

LARGE_BATCH = 4_000_000
"""Bytes of files after which a batch takes no other: nobody else who writes is held up for long."""

MOST_REMEMBERED = 500
"""Files that a dry run remembers with their stories: those of one issue mostly come near each other."""

Outcome = ImportLine.Outcome

LONGEST_PATH = ImportLine._meta.get_field("name").max_length


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What became of one file; `source` is the key of the source that has its text."""

    path: str
    outcome: Outcome
    remarks: tuple[Remark, ...] = ()
    stories: int = 0
    source: int | None = None


def batches_of(files: Iterable[IncomingFile], *, seconds: float = math.inf) -> Iterator[list[IncomingFile]]:
    """As many files as make a batch, or come within so many seconds."""
    batch: list[IncomingFile] = []
    end = monotonic() + seconds
    for file in files:
        batch.append(file)
        is_large = len(batch) == BATCH_SIZE or sum(len(each.data) for each in batch) > LARGE_BATCH
        if is_large or monotonic() > end:
            yield batch
            batch, end = [], monotonic() + seconds
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class KnownText:
    """The name of the source that has a text, and what is recorded of it."""

    name: str
    facts: IssueFacts


@dataclass(slots=True)
class BatchWriter:
    """Writes the files of one import. Without a run it is a dry one, which remembers what it rolled back.

    Files whose stories are nearly here are held back, unless a person wants them.
    """

    run: ImportRun | None
    by: Any
    rolled_back_texts: dict[str, KnownText] = field(default_factory=dict)
    rolled_back_stories: deque[tuple[IssueFacts, list[StoryHere]]] = field(
        default_factory=partial(deque, maxlen=MOST_REMEMBERED)
    )

    def write(self, batch: Sequence[IncomingFile]) -> list[ReportLine]:
        """Write the files that did not fail, and for each file a line.

        All are one transaction. If that fails, each file is one: none keeps another back, or what another locked.
        """
        try:
            return self._write_together(batch)
        except Exception:
            return [self._write_alone(file) for file in batch]

    def _write_together(self, batch: Sequence[IncomingFile]) -> list[ReportLine]:
        with transaction.atomic() if self.run else rolled_back():
            checked = list(zip(batch, self._near_duplicates(batch), strict=True))
            writable = [file for file, near in checked if not (file.failure or _is_held_back(file, near))]
            accessions = iter(write_sources(writable, by=self.by, run=self.run) if writable else ())
            lines = []
            for file, near in checked:
                if file.failure:
                    lines.append(ReportLine(file.entry.path, Outcome.FAILED, (file.failure,)))
                elif _is_held_back(file, near):
                    lines.append(ReportLine(file.entry.path, Outcome.HELD_BACK, (near.remark,)))
                else:
                    lines.append(self._line(file, next(accessions), near))
            if self.run:
                bulk.insert(_line_row(line, self.run) for line in lines)
        return lines

    def _write_alone(self, file: IncomingFile) -> ReportLine:
        try:
            return self._write_together([file])[0]
        except Exception as error:
            if file.failure:
                raise
            return self._write_together([failed_file(file, error)])[0]

    def _near_duplicates(self, batch: Sequence[IncomingFile]) -> list[NearDuplicate | None]:
        """Of each file, what is here nearly, or among the files before it; None where its very text is."""
        texts = {*sources_here([file for file in batch if not file.failure]), *self.rolled_back_texts}
        before = list(self.rolled_back_stories)
        here = cache(known_stories)
        found: list[NearDuplicate | None] = []
        for file in batch:
            near = None
            if file.parse is not None and texts.isdisjoint((file.sha256, file.digest)):
                facts, stories = file.parse.issue, stories_of_file(file.parse, file.entry.name)
                same = (others for facts_before, others in before if are_of_one_issue(facts, facts_before))
                of_issue = IssueFacts(facts.publication, facts.number, published_on=facts.published_on)
                near = near_duplicate(facts, stories, [*here(of_issue), *chain.from_iterable(same)])
                if not _is_held_back(file, near):
                    texts.update((file.sha256, file.digest))
                    before.append((facts, stories))
            found.append(near)
        return found

    def _line(self, file: IncomingFile, accession: Accession, near: NearDuplicate | None) -> ReportLine:
        path = file.entry.path
        source = accession.source
        text = KnownText(source.name, recorded_facts(source))
        known = self.rolled_back_texts.get(accession.digest) or (None if accession.is_new else text)
        if known:
            remarks = (*_duplicate_remarks(file, known), *stories_in_bin(source))
            return ReportLine(path, Outcome.UNCHANGED, remarks, source=source.pk)
        if not self.run:
            self.rolled_back_texts[accession.digest] = text
            self.rolled_back_stories.append((file.parse.issue, stories_of_file(file.parse, file.entry.name)))
        counts = Counter(left.what.value for left in accession.left_out)
        left_out = (Remark(RemarkCode.LEFT_OUT, {"numbers": counts}),) if counts else ()
        remarks = (*left_out, near.remark) if near else left_out
        return ReportLine(path, Outcome.IMPORTED, remarks, accession.stories, source.pk)


def _is_held_back(file: IncomingFile, near: NearDuplicate | None) -> bool:
    return near is not None and not file.although_near


def _duplicate_remarks(file: IncomingFile, known: KnownText) -> tuple[Remark, ...]:
    name = file.entry.name
    same = [] if PurePath(name).name == known.name else [Remark(RemarkCode.SAME_TEXT, {"name": known.name})]
    return (*same, *differing_facts(name, file.options, known.facts))


def _line_row(line: ReportLine, run: ImportRun) -> ImportLine:
    return ImportLine(
        run=run,
        name=line.path[:LONGEST_PATH],
        outcome=line.outcome,
        remarks=[remark.as_json() for remark in line.remarks],
        source_id=line.source,
        stories=line.stories,
    )
