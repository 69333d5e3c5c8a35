"""Files that a person brings: kept until they are confirmed, seen as they would be imported, imported."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.desk.preview import Preview, preview
from articles.files import File, Found, opened
from articles.import_list import ImportList
from articles.ingest import Report, import_files
from articles.list_sheet import ListError, read_list
from articles.models import Upload, UploadedFile
from articles.options import Options


@dataclass(frozen=True, slots=True)
class Brought:
    """The files that a person brought, those of archives one by one, and the list among them, if there is one."""

    files: tuple[Found, ...]
    listed: ImportList


def brought(named: Iterable[tuple[str, bytes]]) -> Brought:
    """Tell the list from the files. No workbook is ever a source: one among the files is the list of them.

    Raises ListError where the list cannot be used, and ReadingError where it cannot be opened.
    """
    files = [each for name, data in named for each in opened(File(name, partial(bytes, data), name))]
    lists = [file for file in files if isinstance(file, File) and file.name.lower().endswith(".xlsx")]
    if len(lists) > 1:
        raise ListError(_("There can be one list only."))
    listed = [read_list(file.load(), file.name) for file in lists]
    return Brought(tuple(file for file in files if file not in lists), listed[0] if listed else ImportList())


def keep(named: Iterable[tuple[str, bytes]], options: Options, *, by: Any) -> Upload:
    """Keep files, by name and bytes, for a day; what was kept longer goes."""
    Upload.objects.stale().delete()
    with transaction.atomic():
        upload = Upload.objects.create(token=secrets.token_urlsafe(16), by=by, options=options.as_json())
        UploadedFile.objects.bulk_create(UploadedFile(upload=upload, name=name, data=data) for name, data in named)
    return upload


def seen(upload: Upload, only: int | None = None) -> Preview:
    """What would be imported; of one file alone, where `only` is its place."""
    kept = _kept(upload)
    files = kept.files if only is None else kept.files[only : only + 1]
    return preview(files, Options.from_json(upload.options), kept.listed)


def confirm(upload: Upload) -> Report:
    """Import what was kept, and keep it no longer."""
    kept = _kept(upload)
    report = import_files(kept.files, Options.from_json(upload.options), by=upload.by, listed=kept.listed)
    upload.delete()
    return report


def _kept(upload: Upload) -> Brought:
    return brought((row.name, bytes(row.data)) for row in upload.files.all())
