"""Files that a person brings: kept until they are confirmed, read, then imported, a moment's work at a time.

No request lasts longer than a moment and one file, and nothing is lost where the next one never comes.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.importing.batches import Intake, bring
from articles.importing.files import File, Found, NoFile, is_litter, opened
from articles.importing.import_list import ImportList
from articles.importing.imports import notes
from articles.importing.list_sheet import ListError, read_list
from articles.importing.looks import look_at
from articles.importing.remarks import Remark, why
from articles.models import ImportRun, Upload, UploadedFile
from articles.outages import outage_of
from articles.parse_context import load_parse_context
from articles.pipeline import SourceOptions
from articles.reading.errors import ReadingError

MOMENT = 2.0
"""Seconds of work in one request; it ends with the file that is being worked at."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The files that a person brought, those of archives one by one, and the list among them, if there is one."""

    files: tuple[Found, ...]
    listed: ImportList


def brought(named: Iterable[tuple[str, bytes]]) -> Brought:
    """Tell the list from the files. No workbook is ever a source: one among the files is the list of them.

    Raises ListError where the list cannot be used, and ReadingError where it cannot be opened.
    """
    plain = (File(name, partial(bytes, data), name) for name, data in named if not is_litter(name))
    files = [each for file in plain for each in opened(file)]
    lists = [file for file in files if isinstance(file, File) and file.name.lower().endswith(".xlsx")]
    if len(lists) > 1:
        raise ListError(_("There can be one list only."))
    listed = [read_list(file.load(), file.name) for file in lists]
    return Brought(tuple(file for file in files if file not in lists), listed[0] if listed else ImportList())


def keep(named: Iterable[tuple[str, bytes]], options: SourceOptions, *, by: Any) -> Upload:
    """Keep files, by name and bytes, for a day; what nobody confirmed and was kept longer goes."""
    Upload.objects.stale().delete()
    kept = brought(named)
    with transaction.atomic():
        upload = Upload.objects.create(
            token=secrets.token_urlsafe(16),
            by=by,
            options=options.as_json(),
            notes=[note.as_json() for note in notes(kept.listed, kept.files)],
            number_of_files=len(kept.files),
        )
        for found in kept.files:  # one by one: together the files of an archive may be large
            _row(upload, found, kept.listed).save()
    return upload


def _row(upload: Upload, found: Found, listed: ImportList) -> UploadedFile:
    if isinstance(found, NoFile):
        return UploadedFile(upload=upload, name=found.path, data=b"", refusal=found.reason.as_json())
    said = listed.told(found.name, SourceOptions()).as_json()
    try:
        return UploadedFile(upload=upload, name=found.name, data=found.load(), said=said)
    except (ReadingError, OSError) as error:
        return UploadedFile(upload=upload, name=found.path, data=b"", refusal=why(error).as_json())


def say(upload: Upload, options: SourceOptions) -> None:
    """Say something else of all the files: they are to be read again."""
    upload.options = options.as_json()
    with transaction.atomic():
        upload.save(update_fields=["options"])
        upload.files.exclude(data=b"").update(seen=None, refusal=None)


def unread(upload: Upload) -> QuerySet[UploadedFile]:
    return upload.files.filter(seen__isnull=True, refusal__isnull=True)


def read_on(upload: Upload) -> None:
    """Read for a moment what was not read yet."""
    _for_a_moment(unread(upload), partial(_read, upload))


def _read(upload: Upload, file: UploadedFile) -> None:
    try:
        file.seen = look_at(bytes(file.data), file.name, options_of(upload, file)).as_json()
    except Exception as error:  # the import reports it again, with all that is known of it
        if outage_of(error):
            raise
        file.refusal = why(error).as_json()
    file.save(update_fields=["seen", "refusal"])


def confirm(upload: Upload) -> None:
    """Begin the import of what was kept; a second confirmation begins nothing."""
    with transaction.atomic():
        upload.refresh_from_db(from_queryset=Upload.objects.select_for_update())
        if upload.run_id is None:
            upload.run = ImportRun.objects.create(by=upload.by, options=upload.options)
            upload.save(update_fields=["run"])


def import_on(upload: Upload) -> bool:
    """Import for a moment; whether that was all."""
    _for_a_moment(upload.files.all(), partial(_import, upload))
    if upload.files.exists():
        return False
    finish(upload)
    return True


def finish(upload: Upload) -> None:
    """The run ends, and whatever still waits for it goes."""
    with transaction.atomic():
        ImportRun.objects.filter(pk=upload.run_id, finished_at=None).update(finished_at=timezone.now())
        upload.delete()


def _import(upload: Upload, file: UploadedFile) -> None:
    """One transaction: a file waits, or it is imported and on record. Reading, which takes long, is done before it."""
    brought = bring(found_of(file), options_of(upload, file), load_parse_context().read)
    with transaction.atomic():
        if UploadedFile.objects.filter(pk=file.pk).delete()[0]:  # else another window was faster
            Intake(upload.run, upload.by).record([brought])


def options_of(upload: Upload, file: UploadedFile) -> SourceOptions:
    return SourceOptions.from_json(upload.options).updated(SourceOptions.from_json(file.said))


def found_of(file: UploadedFile) -> Found:
    """What the file was before it was kept."""
    data = bytes(file.data)
    if data or not file.refusal:
        return File(file.name, lambda: data, file.name)
    return NoFile(file.name, Remark.from_json(file.refusal))


def _for_a_moment(files: QuerySet[UploadedFile], work: Callable[[UploadedFile], None]) -> None:
    end = monotonic() + MOMENT
    for pk in list(files.values_list("pk", flat=True)):
        file = UploadedFile.objects.filter(pk=pk).first()
        if file:
            work(file)
        if monotonic() > end:
            return
