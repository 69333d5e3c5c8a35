"""Uploaded files as jobs: read for a preview as far as its request did not, and imported once that was confirmed."""

from __future__ import annotations

from django.db import transaction

from articles.importing import uploads
from articles.importing.batches import BatchWriter, batches_of
from articles.models import Job, Upload, UploadedFile
from articles.parse_context import load_parse_context

from .attempts import Attempt
from .queue import start

BATCH_SECONDS = 2.0
"""Seconds of parsing after which an import writes what it has, so that its progress is seen."""


def read_later(upload: Upload) -> Job:
    """Have the files parsed that are not yet."""
    with transaction.atomic():
        return _started("read-upload", upload)


def import_later(upload: Upload) -> Job:
    """Have what was confirmed imported; a second confirmation starts nothing. Raises Upload.DoesNotExist where nothing
    waits any more."""
    with transaction.atomic():
        if uploads.begin_import(upload):
            return _started("import-upload", upload)
        return upload.job


def _started(kind: str, upload: Upload) -> Job:
    """The upload knows its job before any worker does."""
    job = start(kind, by=upload.by, total=upload.number_of_files, upload=upload.pk)
    Upload.objects.filter(pk=upload.pk).update(job=job)
    return job


def read_files(attempt: Attempt) -> None:
    """Each file is a step, and is known to be done by its summary."""
    upload = _waiting(attempt)
    if upload is None:
        return
    context = load_parse_context()
    attempt.result["token"] = upload.token
    left = list(uploads.unparsed_files(upload).values_list("pk", flat=True))
    for done, key in enumerate(left, upload.number_of_files - len(left) + 1):
        file = uploads.parsed_for_preview(UploadedFile.objects.get(pk=key), context)
        with attempt.step(done=done):
            file.save(update_fields=["summary", "failure"])


def import_files_of_upload(attempt: Attempt) -> None:
    """A batch is a step: its files stop waiting and are on record. Parsing, which takes long, is done before it."""
    upload = _waiting(attempt)
    if upload is None:
        return
    context, writer = load_parse_context(), BatchWriter(upload.run, upload.by)
    attempt.result["run"] = upload.run_id
    keys = list(upload.files.values_list("pk", flat=True))
    files = (uploads.incoming(UploadedFile.objects.get(pk=key), context) for key in keys)
    written = 0
    for batch in batches_of(files, seconds=BATCH_SECONDS):
        done = written + len(batch)
        with attempt.step(done=upload.number_of_files - len(keys) + done):
            UploadedFile.objects.filter(pk__in=keys[written:done]).delete()
            writer.write(batch)
        written = done
    with attempt.step(done=upload.number_of_files):
        uploads.finish_import(upload)


def _waiting(attempt: Attempt) -> Upload | None:
    """The upload; None where it is gone, as after the last step of an import."""
    return Upload.objects.select_related("run", "by").filter(pk=attempt.arguments["upload"]).first()


def discard(job: Job) -> None:
    """What waited for a job that was cancelled; the files that it imported stay."""
    upload = Upload.objects.filter(pk=job.arguments["upload"]).first()
    if upload:
        uploads.finish_import(upload)
