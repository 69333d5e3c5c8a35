"""Files to records, several in one transaction: a line of the report for each. Rolled back, the same is the dry run."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.importing.accession import Arrival, Taken, arrive, write
from articles.importing.duplicates import otherwise, recorded
from articles.importing.files import Found, NoFile
from articles.importing.remarks import Remark, Told, why
from articles.models import ImportLine, ImportRun, bulk
from articles.outages import outage_of
from articles.parsing.values import IssueFacts
from articles.pipeline import Read, SourceOptions
from articles.reading.errors import ReadingError

logger = logging.getLogger(__name__)

Outcome = ImportLine.Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """The outcome of one file."""

    name: str
    outcome: Outcome
    remarks: tuple[Remark, ...] = ()
    stories: int = 0
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was read, or why it could not be."""

    found: Found
    options: SourceOptions
    arrival: Arrival | None = None
    failure: Remark | None = None


def bring(found: Found, options: SourceOptions, read: Read) -> Brought:
    """Read and parse a file, which takes long; nothing is written, and nothing but an outage raised."""
    if isinstance(found, NoFile):
        return Brought(found, options, failure=found.reason)
    try:
        return Brought(found, options, arrive(found.load(), found.name, options, read))
    except Exception as error:
        if outage_of(error):
            raise
        return Brought(found, options, failure=_why(found, error))


@contextmanager
def rolled_back() -> Iterator[None]:
    """What is written within can be looked at within, and was never written afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True, slots=True)
class Here:
    """A source that holds a text: its name, and what is recorded of it."""

    name: str
    facts: IssueFacts


@dataclass(slots=True)
class Intake:
    """One import of several files. Without a run it is a dry one, which remembers the texts that it let go again."""

    run: ImportRun | None
    by: Any
    seen: dict[str, Here] = field(default_factory=dict)

    def record(self, brought: Sequence[Brought]) -> list[Line]:
        """Write what was read, and put on record what became of each file.

        All are one transaction. Where it fails, each is one: none keeps another back, or what another locked.
        """
        try:
            return self._together(brought)
        except Exception:
            return [self._alone(each) for each in brought]

    def _alone(self, brought: Brought) -> Line:
        try:
            return self._together([brought])[0]
        except Exception as error:
            if outage_of(error) or not brought.arrival:
                raise
            return self._together([replace(brought, arrival=None, failure=_why(brought.found, error))])[0]

    def _together(self, brought: Sequence[Brought]) -> list[Line]:
        with transaction.atomic() if self.run else rolled_back():
            arrivals = [each.arrival for each in brought if each.arrival]
            written = iter(write(arrivals, by=self.by, run=self.run) if arrivals else ())
            lines = [self._taken(each, next(written)) if each.arrival else _failed(each) for each in brought]
            if self.run:
                bulk.insert(_row(line, self.run) for line in lines)
        return lines

    def _taken(self, brought: Brought, taken: Taken) -> Line:
        path, source = brought.found.path, taken.source
        here = Here(source.name, recorded(source))
        first = self.seen.get(taken.digest) or (None if taken.is_new else here)
        if first:
            return Line(path, Outcome.UNCHANGED, _same_as(first, brought), source=source.pk)
        if not self.run:
            self.seen[taken.digest] = here
        return Line(path, Outcome.IMPORTED, _left_out(taken), taken.stories, source.pk)


def _failed(brought: Brought) -> Line:
    return Line(brought.found.path, Outcome.FAILED, (brought.failure,))


def _why(found: Found, error: Exception) -> Remark:
    """What nobody foresaw is logged, too."""
    if not isinstance(error, ReadingError | ValidationError | OSError):
        logger.error("Import of %s failed", found.path, exc_info=error)
    return why(error)


def _same_as(here: Here, brought: Brought) -> tuple[Remark, ...]:
    name = brought.found.name
    same = [] if PurePath(name).name == here.name else [Remark(Told.SAME_TEXT, {"name": here.name})]
    return (*same, *otherwise(name, brought.options, here.facts))


def _left_out(taken: Taken) -> tuple[Remark, ...]:
    numbers = Counter(left.what.value for left in taken.left_out)
    return (Remark(Told.LEFT_OUT, {"numbers": numbers}),) if numbers else ()


def _row(line: Line, run: ImportRun) -> ImportLine:
    return ImportLine(
        run=run,
        name=line.name[:1000],
        outcome=line.outcome,
        remarks=[remark.as_json() for remark in line.remarks],
        source_id=line.source,
        stories=line.stories,
    )
