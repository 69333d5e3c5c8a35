"""Files written batch by batch, with a line of the report for each. Rolled back, the same is a dry run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from django.db import transaction

from articles.models import ImportLine, ImportRun, bulk
from articles.parsing.values import IssueFacts
from articles.records.dry_run import rolled_back

from .accession import Accession, write_sources
from .duplicates import differing_facts, recorded_facts
from .incoming import IncomingFile, failed_file
from .remarks import Remark, RemarkCode

BATCH_SIZE = 32
"""Files that are written in one transaction."""

LARGE_BATCH = 4_000_000
"""Bytes of files after which a batch takes no other: nobody else who writes is held up for long."""

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


def batches_of(files: Iterable[IncomingFile]) -> Iterator[list[IncomingFile]]:
    batch: list[IncomingFile] = []
    for file in files:
        batch.append(file)
        if len(batch) == BATCH_SIZE or sum(len(each.data) for each in batch) > LARGE_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class KnownText:
    """The name of the source that has a text, and what is recorded of it."""

    name: str
    facts: IssueFacts


@dataclass(slots=True)
class BatchWriter:
    """Writes the files of one import. Without a run it is a dry one, which remembers the texts that it rolled back."""

    run: ImportRun | None
    by: Any
    rolled_back_texts: dict[str, KnownText] = field(default_factory=dict)

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
            parsed = [file for file in batch if not file.failure]
            accessions = iter(write_sources(parsed, by=self.by, run=self.run) if parsed else ())
            lines = [self._line(file, None if file.failure else next(accessions)) for file in batch]
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

    def _line(self, file: IncomingFile, accession: Accession | None) -> ReportLine:
        path = file.entry.path
        if accession is None:
            return ReportLine(path, Outcome.FAILED, (file.failure,))
        source = accession.source
        text = KnownText(source.name, recorded_facts(source))
        known = self.rolled_back_texts.get(accession.digest) or (None if accession.is_new else text)
        if known:
            return ReportLine(path, Outcome.UNCHANGED, _duplicate_remarks(file, known), source=source.pk)
        if not self.run:
            self.rolled_back_texts[accession.digest] = text
        counts = Counter(left.what.value for left in accession.left_out)
        remarks = (Remark(RemarkCode.LEFT_OUT, {"numbers": counts}),) if counts else ()
        return ReportLine(path, Outcome.IMPORTED, remarks, accession.stories, source.pk)


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
