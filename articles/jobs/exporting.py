"""Tables of so many stories that no request waits for them. The file stays with its job, for whoever asked for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from tempfile import TemporaryFile

from django.db.models import QuerySet
from django.utils import timezone

from articles.export.columns import Cell
from articles.export.exports import table_of_keys
from articles.export.formats import FORMATS
from articles.export.rows import keys_of
from articles.models import Job, JobFile, Story
from articles.permissions import User

from .attempts import Attempt
from .queue import start

MANY = 10_000
"""Stories beyond which a table is a job."""


def export_later(
    stories: QuerySet, columns: Sequence[str], *, file_format: str, about: Sequence[tuple[str, str]], by: User
) -> Job:
    """Of these stories, whatever the list shows by then; `columns` are in their order."""
    keys = list(keys_of(stories))
    given = {"keys": keys, "columns": list(columns), "format": file_format, "about": about}
    return start("export", by=by, total=len(keys), **given)


def export_stories(attempt: Attempt) -> None:
    """One step: a table that was interrupted begins again. Of stories that the user may not see by then, none is in
    it."""
    given, by = attempt.arguments, attempt.job.by
    visible = Story.objects.visible_to(by)
    about = [(str(heading), str(text)) for heading, text in given["about"]]
    table = table_of_keys(given["keys"], given["columns"], visible=visible, about=about)
    counted = replace(table, chunks=_counted(attempt, table.chunks))
    made = FORMATS[given["format"]]
    with TemporaryFile() as file:
        for piece in made.chunks(counted):
            file.write(piece)
        file.seek(0)
        with attempt.step(done=len(given["keys"])):
            JobFile.objects.create(
                job=attempt.job,
                name=f"{table.name} {timezone.localdate()}.{made.extension}",
                media_type=made.content_type,
                data=file.read(),
            )


def _counted(attempt: Attempt, chunks: Iterator[Sequence[Sequence[Cell]]]) -> Iterator[Sequence[Sequence[Cell]]]:
    """The same, while the job says how far it came."""
    done = 0
    for columns in chunks:
        yield columns
        done += len(columns[0])
        attempt.show_progress(done, len(attempt.arguments["keys"]))
