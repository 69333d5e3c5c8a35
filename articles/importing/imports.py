"""Imports of many files: parsed one by one, or ahead by other processes, and written batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone

from articles.models import ImportRun
from articles.parse_context import load_parse_context
from articles.pipeline import SourceOptions

from .batches import BatchWriter, Outcome, ReportLine, batches_of
from .files import FileEntry, files_of
from .import_list import ImportList
from .incoming import IncomingFile, load_file, parse_file
from .remarks import Remark
from .worker_pool import ParseTask, parse_ahead


@dataclass(frozen=True, slots=True)
class ImportReport:
    """A line for each file, and remarks on what the list has without a file, or a file without a row."""

    run: int | None
    lines: tuple[ReportLine, ...]
    list_remarks: tuple[Remark, ...] = ()

    def count(self, outcome: Outcome) -> int:
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def stories(self) -> int:
        return sum(line.stories for line in self.lines)


Progress = Callable[[int, int], None]
"""Called now and then with the number of files that are done, and of all."""


def import_paths(paths: Iterable[Path], options: SourceOptions, **how: Any) -> ImportReport:
    """Import files, and folders and archives with all that is in them; `how` goes on to `import_files`."""
    return import_files(files_of(paths), options, **how)


def import_files(
    entries: Iterable[FileEntry],
    options: SourceOptions,
    *,
    by: Any = None,
    import_list: ImportList | None = None,
    dry_run: bool = False,
    with_near_duplicates: bool = False,
    progress: Progress | None = None,
    processes: int = 1,
) -> ImportReport:
    """Import each file with its options. One that fails is a line of the report; the next goes on.

    One whose stories are nearly here is held back, unless those are wanted too. A dry run reports the same and writes
    nothing. With more processes than one all of them parse, and this one writes.
    """
    entries, import_list = list(entries), import_list or ImportList()
    run = None if dry_run else ImportRun.objects.create(by=by, options=options.as_json())
    context = load_parse_context()
    loaded = (
        load_file(entry, import_list.options_for(entry.name, options), although_near=with_near_duplicates)
        for entry in entries
    )
    if processes > 1:
        parsed = (parse_file(file, context, parse) for file, parse in parse_ahead(loaded, _task, context, processes))
    else:
        parsed = (parse_file(file, context) for file in loaded)
    writer = BatchWriter(run, by)
    lines: list[ReportLine] = []
    for batch in batches_of(parsed):
        lines += writer.write(batch)
        if progress:
            progress(len(lines), len(entries))
    if run:
        run.finished_at = timezone.now()
        run.save(update_fields=["finished_at"])
    names = [entry.name for entry in entries if not entry.failure]
    return ImportReport(run and run.pk, tuple(lines), import_list.remarks(names))


def _task(file: IncomingFile) -> ParseTask | None:
    return ParseTask(file.data, file.entry.name, file.options) if file.needs_parse else None
