"""What an import would make of files: the import itself, looked at and rolled back."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.core.exceptions import ValidationError
from django.db.models import Max

from articles.accession import Options, read_in_light
from articles.desk.printed import PrintedSource, printed_source
from articles.files import File, Found
from articles.import_list import ImportList
from articles.ingest import Line, Outcome, Report, import_files, rolled_back
from articles.models import Issue, Source, Story
from articles.pipeline import read_source
from articles.reading.errors import ReadingError


@dataclass(frozen=True, slots=True)
class FilePreview:
    """A file as it would be imported. The records are looked at only: they are not in the database."""

    place: int
    source: Source
    stories: tuple[Story, ...]
    printed: PrintedSource

    @property
    def doubtful(self) -> tuple[Story, ...]:
        return tuple(story for story in self.stories if story.warnings)

    @property
    def is_doubtful(self) -> bool:
        return bool(self.doubtful or self.printed.unplaced or not self.stories)


@dataclass(frozen=True, slots=True)
class IssuePreview:
    """An issue with the files that would be its sources; `is_known` where it is in the database already."""

    issue: Issue
    is_known: bool
    files: tuple[FilePreview, ...]

    @property
    def name(self) -> str:
        """The issue; its first file, where nothing else is known of it."""
        return str(self.issue) if self.issue.source_line or self.issue.title else self.files[0].source.name

    @property
    def is_certain(self) -> bool:
        return bool(self.issue.publication_id and self.issue.published_on)

    @property
    def is_doubtful(self) -> bool:
        return not self.is_certain or any(file.is_doubtful for file in self.files)


@dataclass(frozen=True, slots=True)
class Same:
    """A file that is here already: in the database as `source`, or, where that is None, in this import."""

    name: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Preview:
    """Issues with doubts come first, then in the order of their dates."""

    issues: tuple[IssuePreview, ...]
    failed: tuple[Line, ...]
    unchanged: tuple[Same, ...]
    notes: tuple[str, ...]

    @property
    def files(self) -> list[FilePreview]:
        return [file for issue in self.issues for file in issue.files]

    @property
    def number_of_stories(self) -> int:
        return sum(len(file.stories) for file in self.files)


def preview(found: Sequence[Found], options: Options, listed: ImportList) -> Preview:
    """Nobody has to wait for it: what takes long, the reading, is done before the database is locked for writing."""
    read = cache(read_source)
    for file in found:
        if isinstance(file, File):
            with suppress(ReadingError, ValidationError, OSError):
                read_in_light(file.load(), file.name, listed.told(file.name, options), read=read)
    newest = {model: model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in (Issue, Source)}
    with rolled_back():
        return _seen(import_files(found, options, listed=listed, read=read), newest)


def _seen(report: Report, newest: dict[type, int]) -> Preview:
    imported = [_file(n, line.source) for n, line in enumerate(report.lines) if line.outcome == Outcome.IMPORTED]
    return Preview(
        issues=tuple(sorted(_issues(imported, newest[Issue]), key=_doubtful_first)),
        failed=tuple(line for line in report.lines if line.outcome == Outcome.FAILED),
        unchanged=tuple(
            Same(line.name, Source.objects.filter(pk=line.source, pk__lte=newest[Source]).first())
            for line in report.lines
            if line.outcome == Outcome.UNCHANGED
        ),
        notes=report.notes,
    )


def _file(place: int, source_id: int) -> FilePreview:
    source = Source.objects.select_related("issue__publication").get(pk=source_id)
    stories = source.stories.select_related("source", "issue__publication").order_by("position")
    return FilePreview(place, source, tuple(stories), printed_source(source))


def _issues(files: list[FilePreview], newest: int) -> list[IssuePreview]:
    files = sorted(files, key=lambda file: (file.source.issue_id, len(file.source.page), file.source.page, file.place))
    return [
        IssuePreview(together[0].source.issue, issue_id <= newest, tuple(together))
        for issue_id, group in groupby(files, key=lambda file: file.source.issue_id)
        for together in [list(group)]
    ]


def _doubtful_first(seen: IssuePreview) -> tuple[bool, bool, str, int]:
    return seen.is_certain, not seen.is_doubtful, str(seen.issue.published_on or ""), seen.files[0].place
