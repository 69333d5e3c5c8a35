"""Imports of many files: read one by one, or ahead by other processes, and recorded some at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone

from articles.importing.accession import is_here
from articles.importing.batches import Brought, Intake, Line, Outcome, bring
from articles.importing.files import File, Found, NoFile, files_of, opened
from articles.importing.import_list import ImportList
from articles.importing.remarks import Remark, Told
from articles.importing.worker_pool import Job, read_ahead
from articles.models import ImportRun
from articles.parse_context import load_parse_context
from articles.pipeline import SourceOptions
from articles.reading.errors import ReadingError

TOGETHER = 32
"""Files that are recorded in one transaction."""

LARGE = 4_000_000
"""Bytes of files after which no other is waited for: nobody else who writes is held up for long."""


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
"""Told now and then: how many files are done, of how many."""


def import_paths(paths: Iterable[Path], options: SourceOptions, **how: Any) -> Report:
    """Import files and folders; `how` goes on to `import_files`."""
    return import_files([each for path in paths for found in files_of(path) for each in opened(found)], options, **how)


def import_files(
    found: Iterable[Found],
    options: SourceOptions,
    *,
    by: Any = None,
    listed: ImportList | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    processes: int = 1,
) -> Report:
    """Import each file, with what the list says of it. One that fails is a line of the report; the next goes on.

    A dry run reports the same and writes nothing. With more processes than one all of them read, and this one writes.
    """
    found, listed = list(found), listed or ImportList()
    run = None if dry_run else ImportRun.objects.create(by=by, options=options.as_json())
    intake = Intake(run, by)
    lines = []
    asked = [(entry, listed.told(entry.name, options)) for entry in found]
    context = load_parse_context()
    turns = read_ahead(asked, _job, context, processes) if processes > 1 else ((each, context.read) for each in asked)
    for some in together(bring(entry, said, read) for (entry, said), read in turns):
        lines += intake.record(some)
        if progress:
            progress(len(lines), len(found))
    if run:
        run.finished_at = timezone.now()
        run.save(update_fields=["finished_at"])
    return Report(run and run.pk, tuple(lines), notes(listed, found))


def together(brought: Iterable[Brought]) -> Iterator[list[Brought]]:
    some: list[Brought] = []
    for each in brought:
        some.append(each)
        if len(some) == TOGETHER or sum(len(one.arrival.data) for one in some if one.arrival) > LARGE:
            yield some
            some = []
    if some:
        yield some


def _job(asked: tuple[Found, SourceOptions]) -> Job | None:
    """What is to be read ahead; nothing of what is here already, or cannot be had."""
    found, options = asked
    if isinstance(found, NoFile):
        return None
    with suppress(ReadingError, OSError):
        data = found.load()
        if not is_here(data):
            return Job(data, found.name, options)
    return None


def notes(listed: ImportList, found: Iterable[Found]) -> tuple[Remark, ...]:
    """The rows of the list that no file has, and the files that no row has; none where there is no list."""
    names = [file.name for file in found if isinstance(file, File)]
    absent = [Remark(Told.NO_SUCH_FILE, {"row": row.number, "name": row.name}) for row in listed.absent(names)]
    unlisted = [Remark(Told.UNLISTED, {"name": name}) for name in listed.unlisted(names)]
    return (*absent, *unlisted)
