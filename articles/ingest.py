"""Files to records: a line of the report for each file. The same code, rolled back, is the dry run."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.accession import context_of, is_here, light, take_in
from articles.ahead import Job, Reader, read_ahead
from articles.files import File, Found, NoFile, files_of, opened
from articles.import_list import ImportList, Row
from articles.messages import explain
from articles.models import ImportLine, ImportRun
from articles.options import Options
from articles.pipeline import read_source
from articles.reading.errors import ReadingError
from articles.words import omission_counts

logger = logging.getLogger(__name__)

Outcome = ImportLine.Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """The outcome of one file."""

    name: str
    outcome: Outcome
    reason: str = ""
    stories: int = 0
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A line a file, and what the list of files says of no file, or does not say of one."""

    run: int | None
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

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


def notes(listed: ImportList, found: Iterable[Found]) -> tuple[str, ...]:
    """The rows of the list that no file has, and the files that no row has; none where there is no list."""
    names = [file.name for file in found if isinstance(file, File)]
    absent = [_absent(row) for row in listed.absent(names)]
    unlisted = [_("not in the list: %s") % name for name in listed.unlisted(names)]
    return (*absent, *unlisted)


def _absent(row: Row) -> str:
    return _("row %(row)d of the list: there is no file %(name)s") % {"row": row.number, "name": row.name}


@dataclass(slots=True)
class Intake:
    """One import of several files. Without a run it is a dry one, which remembers the texts that it let go again."""

    run: ImportRun | None
    by: Any
    seen: dict[str, str] = field(default_factory=dict)

    def record(self, found: Found, options: Options, read: Reader = read_source) -> Line:
        """Import a file, and put on record what became of it."""
        return _on_record(self.line(found, options, read), self.run)

    def line(self, found: Found, options: Options, read: Reader = read_source) -> Line:
        if isinstance(found, NoFile):
            return Line(found.path, Outcome.FAILED, found.reason)
        try:
            return self._imported(found, options, read)
        except (ReadingError, ValidationError, OSError) as error:
            reason = explain(error)
        except Exception as error:
            logger.exception("Import of %s failed", found.path)
            reason = _("unexpected error: %s") % repr(error)
        return Line(found.path, Outcome.FAILED, reason)

    def _imported(self, file: File, options: Options, read: Reader) -> Line:
        with nullcontext() if self.run else rolled_back():
            taken = take_in(file.load(), file.name, options, by=self.by, run=self.run, read=read)
        same_as = self.seen.get(taken.digest) or (not taken.is_new and taken.name)
        if same_as:
            return Line(file.path, Outcome.UNCHANGED, _same_text(file, same_as), source=taken.source)
        self.seen[taken.digest] = taken.name
        left_out = omission_counts((left.what, left.text) for left in taken.left_out)
        return Line(file.path, Outcome.IMPORTED, left_out, taken.stories, taken.source)


def _same_text(file: File, name: str) -> str:
    """What to say of a file that is here under another name: what its own name says of an issue was not taken."""
    return "" if PurePath(file.name).name == name else _("the same text as %s") % name


def _on_record(line: Line, run: ImportRun | None) -> Line:
    if run:
        ImportLine.objects.create(
            run=run,
            name=line.name[:1000],
            outcome=line.outcome,
            reason=line.reason[:1000],
            source_id=line.source,
            stories=line.stories,
        )
    return line
