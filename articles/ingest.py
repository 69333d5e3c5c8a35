"""Files to records: a line of the report for each file. The same code, rolled back, is the dry run."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.accession import Options, take_in
from articles.messages import explain
from articles.models import ImportLine, ImportRun
from articles.reading.errors import ReadingError

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
    lines: tuple[Line, ...]

    def count(self, outcome: Outcome) -> int:
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def stories(self) -> int:
        return sum(line.stories for line in self.lines)


Progress = Callable[[int, int], None]
"""Told after each file: how many are done, of how many."""


def import_paths(
    paths: Iterable[Path], options: Options, *, by: Any = None, dry_run: bool = False, progress: Progress | None = None
) -> Report:
    """Import files and folders. A file that fails is a line of the report, and the next goes on."""
    with ExitStack() as stack:
        if dry_run:
            stack.enter_context(transaction.atomic())
            stack.callback(transaction.set_rollback, True)
        run = ImportRun.objects.create(by=by, options=_as_json(options))
        found = [entry for path in paths for entry in _files(path)]
        lines = []
        for done, entry in enumerate(found, 1):
            lines.append(_import_entry(entry, options, run))
            if progress:
                progress(done, len(found))
        run.finished_at = timezone.now()
        run.save(update_fields=["finished_at"])
    return Report(tuple(lines))


def _as_json(options: Options) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(options).items() if value}


@dataclass(frozen=True, slots=True)
class Found:
    """A file to import, and its name with the folders that may say what issue it belongs to."""

    path: Path
    name: str


def _files(path: Path) -> Iterator[Found | Line]:
    """The files of a path, in order; a failed line for a folder that holds none, and for what is no file."""
    if not path.is_dir():
        special = path.exists() and not path.is_file()
        line = Line(_storable(str(path)), Outcome.FAILED, _("not a plain file"))
        yield line if special else Found(path, str(path))
        return
    files = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
    if not files:
        yield Line(_storable(str(path)), Outcome.FAILED, _("the folder holds no files"))
    yield from (Found(file, str(file.relative_to(path.parent))) for file in files)


def _import_entry(entry: Found | Line, options: Options, run: ImportRun) -> Line:
    line = entry if isinstance(entry, Line) else _import_file(entry, options, run)
    ImportLine.objects.create(
        run=run,
        name=line.name[:1000],
        outcome=line.outcome,
        reason=line.reason[:1000],
        source_id=line.source,
        stories=line.stories,
    )
    return line


def _storable(name: str) -> str:
    """A file name as text: bytes that are no character of the system's encoding are shown as escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _import_file(found: Found, options: Options, run: ImportRun) -> Line:
    name = _storable(str(found.path))
    try:
        taken = take_in(found.path.read_bytes(), _storable(found.name), options, by=run.by, run=run)
        outcome = Outcome.IMPORTED if taken.is_new else Outcome.UNCHANGED
        return Line(name, outcome, stories=taken.stories, source=taken.source)
    except (ReadingError, ValidationError, OSError) as error:
        reason = explain(error)
    except Exception as error:
        logger.exception("Import of %s failed", name)
        reason = _("unexpected error: %s") % repr(error)
    return Line(name, Outcome.FAILED, reason)
