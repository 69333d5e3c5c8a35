"""Files to records: a line of the report for each file. The same code, rolled back, is the dry run."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.accession import Taken, context_of, is_here, light, take_in
from articles.ahead import Job, Reader, read_ahead
from articles.already_here import otherwise, recorded
from articles.files import File, Found, NoFile, files_of, opened
from articles.import_list import ImportList
from articles.models import ImportLine, ImportRun, Source
from articles.options import Options
from articles.parsing.values import IssueFacts
from articles.pipeline import read_source
from articles.reading.errors import ReadingError
from articles.remarks import Remark, Told, why

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
class Report:
    """A line a file, and what the list of files says of no file, or does not say of one."""

    run: int | None
    lines: tuple[Line, ...]
    notes: tuple[Remark, ...] = ()

    def count(self, outcome: Outcome) -> int:
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def stories(self) -> int:
        return sum(line.stories for line in self.lines)


Progress = Callable[[int, int], None]
"""Told after each file: how many are done, of how many."""


def import_paths(paths: Iterable[Path], options: Options, **how: Any) -> Report:
    """Import files and folders; `how` goes on to `import_files`."""
    return import_files([each for path in paths for found in files_of(path) for each in opened(found)], options, **how)


def import_files(
    found: Iterable[Found],
    options: Options,
    *,
    by: Any = None,
    listed: ImportList | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    processes: int = 1,
) -> Report:
    """Import each file, with what the list says of it. One that fails is a line of the report; the next goes on.

    A dry run reports the same and writes nothing; it holds up nobody for longer than a file takes. With more processes
    than one these read, and this one writes.
    """
    found, listed = list(found), listed or ImportList()
    run = None if dry_run else ImportRun.objects.create(by=by, options=options.as_json())
    intake = Intake(run, by)
    lines = []
    asked = [(entry, listed.told(entry.name, options)) for entry in found]
    turns = read_ahead(asked, _job, light(), processes) if processes > 1 else ((each, read_source) for each in asked)
    for done, ((entry, said), read) in enumerate(turns, 1):
        lines.append(intake.record(entry, said, read))
        if progress:
            progress(done, len(found))
    if run:
        run.finished_at = timezone.now()
        run.save(update_fields=["finished_at"])
    return Report(run and run.pk, tuple(lines), notes(listed, found))


def _job(asked: tuple[Found, Options]) -> Job | None:
    """What is to be read ahead; nothing of what is here already, or cannot be had."""
    found, options = asked
    if isinstance(found, NoFile):
        return None
    with suppress(ReadingError, OSError):
        data = found.load()
        if not is_here(data):
            return Job(data, found.name, context_of(options, options.publication), options.encoding)
    return None


@contextmanager
def rolled_back() -> Iterator[None]:
    """What is written within can be looked at within, and was never written afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def notes(listed: ImportList, found: Iterable[Found]) -> tuple[Remark, ...]:
    """The rows of the list that no file has, and the files that no row has; none where there is no list."""
    names = [file.name for file in found if isinstance(file, File)]
    absent = [Remark(Told.NO_SUCH_FILE, {"row": row.number, "name": row.name}) for row in listed.absent(names)]
    unlisted = [Remark(Told.UNLISTED, {"name": name}) for name in listed.unlisted(names)]
    return (*absent, *unlisted)


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

    def record(self, found: Found, options: Options, read: Reader = read_source) -> Line:
        """Import a file, and put on record what became of it."""
        return _on_record(self.line(found, options, read), self.run)

    def line(self, found: Found, options: Options, read: Reader = read_source) -> Line:
        if isinstance(found, NoFile):
            return Line(found.path, Outcome.FAILED, (found.reason,))
        try:
            return self._imported(found, options, read)
        except Exception as error:
            if not isinstance(error, ReadingError | ValidationError | OSError):
                logger.exception("Import of %s failed", found.path)
            return Line(found.path, Outcome.FAILED, (why(error),))

    def _imported(self, file: File, options: Options, read: Reader) -> Line:
        with nullcontext() if self.run else rolled_back():
            taken = take_in(file.load(), file.name, options, by=self.by, run=self.run, read=read)
            here = Here(taken.name, recorded(Source.objects.select_related("issue__publication").get(pk=taken.source)))
        first = self.seen.get(taken.digest) or (None if taken.is_new else here)
        if first:
            return Line(file.path, Outcome.UNCHANGED, _same_as(first, file, options), source=taken.source)
        self.seen[taken.digest] = here
        return Line(file.path, Outcome.IMPORTED, _left_out(taken), taken.stories, taken.source)


def _same_as(here: Here, file: File, options: Options) -> tuple[Remark, ...]:
    is_of_that_name = PurePath(file.name).name == here.name
    same = [] if is_of_that_name else [Remark(Told.SAME_TEXT, {"name": here.name})]
    return (*same, *otherwise(file.name, options, here.facts))


def _left_out(taken: Taken) -> tuple[Remark, ...]:
    numbers = Counter(left.what.value for left in taken.left_out)
    return (Remark(Told.LEFT_OUT, {"numbers": numbers}),) if numbers else ()


def _on_record(line: Line, run: ImportRun | None) -> Line:
    if run:
        ImportLine.objects.create(
            run=run,
            name=line.name[:1000],
            outcome=line.outcome,
            remarks=[remark.as_json() for remark in line.remarks],
            source_id=line.source,
            stories=line.stories,
        )
    return line
