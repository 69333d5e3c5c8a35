"""Files to records: a line of the report for each file. The same code, rolled back, is the dry run."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.accession import Options, Reader, take_in
from articles.import_list import ImportList, Row
from articles.list_sheet import FILE_NAME as LIST_NAME
from articles.messages import explain
from articles.models import ImportLine, ImportRun
from articles.pipeline import read_source
from articles.reading.archives import unpack
from articles.reading.errors import ReadingError
from articles.reading.limits import LARGEST_FILE
from articles.reading.packages import check_size

logger = logging.getLogger(__name__)

Outcome = ImportLine.Outcome

ARCHIVE = ".zip"


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

    run: int
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    def count(self, outcome: Outcome) -> int:
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def stories(self) -> int:
        return sum(line.stories for line in self.lines)


@dataclass(frozen=True, slots=True)
class File:
    """A file to import. Its name may have folders before it: they may say which issue it belongs to.

    `load` gives the bytes, and raises OSError or ReadingError where they cannot be had. `path` is what the report calls
    it.
    """

    name: str
    load: Callable[[], bytes]
    path: str


Found = File | Line
"""A file, or why there is none."""

Progress = Callable[[int, int], None]
"""Told after each file: how many are done, of how many."""


def import_paths(paths: Iterable[Path], options: Options, *, dry_run: bool = False, **how: Any) -> Report:
    """Import files and folders; `how` goes on to `import_files`."""
    with rolled_back() if dry_run else nullcontext():
        return import_files(
            [each for path in paths for found in _files(path) for each in opened(found)], options, **how
        )


@contextmanager
def rolled_back() -> Iterator[None]:
    """What is written within can be looked at within, and was never written afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def import_files(
    found: Iterable[Found],
    options: Options,
    *,
    by: Any = None,
    listed: ImportList | None = None,
    progress: Progress | None = None,
    read: Reader = read_source,
) -> Report:
    """Import each file, with what the list says of it. One that fails is a line of the report; the next goes on."""
    found, listed = list(found), listed or ImportList()
    run = ImportRun.objects.create(by=by, options=_as_json(options))
    lines = []
    for done, entry in enumerate(found, 1):
        lines.append(_import_entry(entry, listed, options, run, read))
        if progress:
            progress(done, len(found))
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return Report(run.pk, tuple(lines), notes(listed, found))


def notes(listed: ImportList, found: Iterable[Found]) -> tuple[str, ...]:
    """The rows of the list that no file has, and the files that no row has; none where there is no list."""
    names = [file.name for file in found if isinstance(file, File)]
    absent = [_absent(row) for row in listed.absent(names)]
    unlisted = [_("not in the list: %s") % name for name in listed.unlisted(names)]
    return (*absent, *unlisted)


def _absent(row: Row) -> str:
    return _("row %(row)d of the list: there is no file %(name)s") % {"row": row.number, "name": row.name}


def _as_json(options: Options) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(options).items() if value}


def _files(path: Path) -> Iterator[Found]:
    """The files of a path, in order; a failed line for a folder that holds none, and for what is no file."""
    if not path.is_dir():
        special = path.exists() and not path.is_file()
        line = Line(_storable(str(path)), Outcome.FAILED, _("not a plain file"))
        yield line if special else _file(path, str(path))
        return
    files = sorted(file for file in path.rglob("*") if file.is_file() and not _is_no_source(file.name))
    if not files:
        yield Line(_storable(str(path)), Outcome.FAILED, _("the folder holds no files"))
    yield from (_file(file, str(file.relative_to(path.parent))) for file in files)


def opened(found: Found) -> Iterator[Found]:
    """The files in an archive, named as if it were a folder; else the file itself."""
    if isinstance(found, Line) or not found.name.lower().endswith(ARCHIVE):
        yield found
        return
    try:
        entries = unpack(found.load(), name=found.name)
    except (ReadingError, OSError) as error:
        yield Line(found.path, Outcome.FAILED, explain(error))
        return
    folder = found.name[: -len(ARCHIVE)]
    yield from (File(f"{folder}/{entry.name}", entry.load, f"{found.path}/{entry.name}") for entry in entries)


def _is_no_source(name: str) -> bool:
    return name.startswith(".") or name == LIST_NAME


def _file(path: Path, name: str) -> File:
    return File(_storable(name), partial(_bytes_of, path), _storable(str(path)))


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file that is not too large to be read at all."""
    check_size(path.stat().st_size, LARGEST_FILE, path.name)
    return path.read_bytes()


def _import_entry(entry: Found, listed: ImportList, options: Options, run: ImportRun, read: Reader) -> Line:
    line = entry if isinstance(entry, Line) else _import_file(entry, listed.told(entry.name, options), run, read)
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


def _import_file(file: File, options: Options, run: ImportRun, read: Reader) -> Line:
    try:
        taken = take_in(file.load(), file.name, options, by=run.by, run=run, read=read)
        outcome = Outcome.IMPORTED if taken.is_new else Outcome.UNCHANGED
        return Line(file.path, outcome, stories=taken.stories, source=taken.source)
    except (ReadingError, ValidationError, OSError) as error:
        reason = explain(error)
    except Exception as error:
        logger.exception("Import of %s failed", file.path)
        reason = _("unexpected error: %s") % repr(error)
    return Line(file.path, Outcome.FAILED, reason)
