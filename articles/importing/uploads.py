"""Files that a person uploads: kept until they are confirmed, parsed for the preview, then imported.

A request parses for a moment; what is left then, and the import, are jobs (`articles/jobs/uploading.py`).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import ImportRun, Upload, UploadedFile
from articles.outages import outage_of
from articles.parse_context import load_parse_context
from articles.pipeline import ParseContext, SourceOptions
from articles.reading.errors import ReadingError

from .files import FileEntry, is_litter, opened_archive
from .import_list import ImportList, is_list, read_list
from .incoming import IncomingFile, load_file, parse_file
from .near_duplicates import known_stories, near_duplicate, stories_of_file
from .parse_summary import summary_of
from .remarks import Remark, remark_on
from .sheets import ListError

MOMENT = 2.0
"""Seconds that a request parses, and the file that it is at then."""


@dataclass(frozen=True, slots=True)
class UploadedSet:
    """Files that a person uploads, and the list that is about them, if there is one."""

    files: tuple[FileEntry, ...]
    import_list: ImportList

    def remarks(self) -> tuple[Remark, ...]:
        return self.import_list.remarks([file.name for file in self.files if not file.failure])


def uploaded_sets(named: Iterable[tuple[str, bytes]]) -> list[UploadedSet]:
    """Of files by name and bytes, those of archives one by one. No table is ever a source: it is the list of files.

    A list within an archive is about the files of this archive and no others, whatever their names; one that lies
    beside the files is about all the rest. Raises ListError where a list cannot be used, and ReadingError where it
    cannot be opened.
    """
    sets, rest = [], []
    for entry in (FileEntry(name, name, partial(bytes, data)) for name, data in named if not is_litter(name)):
        opened = list(opened_archive(entry))
        if opened != [entry] and any(map(_is_list, opened)):
            try:
                sets.append(_with_list(opened))
            except ListError as error:  # each archive may have a list: which of them it is
                raise ListError(*(entry.name + _(": ") + problem for problem in error.problems)) from None
        else:
            rest += opened
    return [_with_list(rest), *sets]


def _is_list(file: FileEntry) -> bool:
    return not file.failure and is_list(file.name)


def _with_list(files: Sequence[FileEntry]) -> UploadedSet:
    lists = [file for file in files if _is_list(file)]
    if len(lists) > 1:
        raise ListError(_("Only one list can come with the files."))
    import_list = read_list(lists[0].load(), lists[0].name) if lists else ImportList()
    return UploadedSet(tuple(file for file in files if file not in lists), import_list)


def keep_files(named: Iterable[tuple[str, bytes]], options: SourceOptions, *, by: Any) -> Upload:
    """Keep files, by name and bytes, for a day; what nobody confirmed and was kept longer goes."""
    Upload.objects.stale().delete()
    sets = uploaded_sets(named)
    with transaction.atomic():
        upload = Upload.objects.create(
            token=secrets.token_urlsafe(16),
            by=by,
            options=options.as_json(),
            notes=[remark.as_json() for each in sets for remark in each.remarks()],
            number_of_files=sum(len(each.files) for each in sets),
        )
        for each in sets:
            for entry in each.files:  # one by one: together the files of an archive may be large
                _row(upload, entry, each.import_list).save()
    return upload


def _row(upload: Upload, entry: FileEntry, import_list: ImportList) -> UploadedFile:
    failure, data = entry.failure, b""
    if not failure:
        try:
            data = entry.load()
        except (ReadingError, OSError) as error:
            failure = remark_on(error)
    if failure:
        return UploadedFile(upload=upload, name=entry.path, data=b"", failure=failure.as_json())
    listed = import_list.options_for(entry.name, SourceOptions())
    return UploadedFile(upload=upload, name=entry.name, data=data, options=listed.as_json())


def change_options(upload: Upload, options: SourceOptions) -> None:
    """Give all the files other options: they are to be parsed again."""
    upload.options = options.as_json()
    with transaction.atomic():
        upload.save(update_fields=["options"])
        upload.files.exclude(data=b"").update(summary=None, failure=None)


def unparsed_files(upload: Upload) -> QuerySet[UploadedFile]:
    return upload.files.filter(summary__isnull=True, failure__isnull=True)


def parse_for_a_moment(upload: Upload) -> bool:
    """Parse what was not parsed yet, as much of it as a request may wait for. Returns whether that was all."""
    context, end = load_parse_context(), monotonic() + MOMENT
    for key in list(unparsed_files(upload).values_list("pk", flat=True)):
        parsed_for_preview(UploadedFile.objects.get(pk=key), context).save(update_fields=["summary", "failure"])
        if monotonic() > end:
            break
    return not unparsed_files(upload).exists()


def parsed_for_preview(file: UploadedFile, context: ParseContext) -> UploadedFile:
    """With the summary of its parse, or the reason why there is none. It is not saved."""
    try:
        parse = context.read(bytes(file.data), file.name, file_options(file.upload, file))
        near = near_duplicate(parse.issue, stories_of_file(parse, file.name), known_stories(parse.issue))
        file.summary = summary_of(parse, near).as_json()
    except Exception as error:  # the import reports it again, with all that is known of it
        if outage_of(error):
            raise
        file.failure = remark_on(error).as_json()
    return file


def import_although_near(upload: Upload, keys: Iterable[int]) -> None:
    """The files of these keys are wanted even though their stories are nearly here."""
    upload.files.filter(pk__in=keys).update(although_near=True)


def discard_unconfirmed(upload: Upload) -> bool:
    """Forget what nobody confirmed. Returns False where it was confirmed meanwhile, in another tab."""
    with transaction.atomic():
        waiting = Upload.objects.select_for_update().filter(pk=upload.pk, run=None).first()
        if waiting:
            waiting.delete()
    return waiting is not None


def begin_import(upload: Upload) -> bool:
    """Confirm what was kept, within an open transaction. Returns False where it was confirmed before. Raises
    Upload.DoesNotExist where it was discarded at that moment, or is imported already."""
    upload.refresh_from_db(from_queryset=Upload.objects.select_for_update())
    if upload.run_id:
        return False
    upload.run = ImportRun.objects.create(by=upload.by, options=upload.options)
    upload.save(update_fields=["run"])
    return True


def incoming(file: UploadedFile, context: ParseContext) -> IncomingFile:
    """A file that waits, parsed for its import."""
    loaded = load_file(file_entry(file), file_options(file.upload, file), although_near=file.although_near)
    return parse_file(loaded, context)


def finish_import(upload: Upload) -> None:
    """The run ends, and whatever still waits for it goes; within an open transaction."""
    ImportRun.objects.filter(pk=upload.run_id, finished_at=None).update(finished_at=timezone.now())
    upload.delete()


def file_options(upload: Upload, file: UploadedFile) -> SourceOptions:
    """What the list says of the file before what was said of all."""
    return SourceOptions.from_json(upload.options).updated(SourceOptions.from_json(file.options))


def file_entry(file: UploadedFile) -> FileEntry:
    """What the file was before it was kept."""
    data = bytes(file.data)
    failure = Remark.from_json(file.failure) if file.failure and not data else None
    return FileEntry(file.name, file.name, partial(bytes, data), failure)
