"""What an import would make of files: how they group into issues, and their stories beside the print.

Issues are matched, and stories written, by the import itself; it is looked at and rolled back.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from django.db.models import Max

from articles.accession import read_in_light
from articles.belonging import issue_of
from articles.desk.looks import Look
from articles.desk.printed import PrintedSource, printed_source
from articles.desk.uploads import found_of, options_of
from articles.ingest import Intake, rolled_back
from articles.models import Action, ImportRun, Issue, Reading, Source, Story, Upload, UploadedFile, change
from articles.pipeline import read_source


@dataclass(frozen=True, slots=True)
class FilePreview:
    """`place` tells the file from the others."""

    place: int
    name: str
    look: Look

    @property
    def is_doubtful(self) -> bool:
        return bool(self.look.doubtful or self.look.unplaced or not self.look.stories)


@dataclass(frozen=True, slots=True)
class IssuePreview:
    """An issue with the files that would be its sources; `is_known` where it is in the database already."""

    issue: Issue
    is_known: bool
    files: tuple[FilePreview, ...]

    @property
    def place(self) -> int:
        return self.files[0].place

    @property
    def name(self) -> str:
        """The issue; its first file, where nothing else is known of it."""
        return str(self.issue) if self.issue.source_line or self.issue.title else self.files[0].name

    @property
    def is_certain(self) -> bool:
        return bool(self.issue.publication_id and self.issue.published_on)

    @property
    def is_doubtful(self) -> bool:
        return not self.is_certain or any(file.is_doubtful for file in self.files)

    @property
    def number_of_stories(self) -> int:
        return sum(file.look.stories for file in self.files)

    @property
    def doubtful(self) -> int:
        return sum(file.look.doubtful for file in self.files)

    @property
    def pages(self) -> str:
        return "、".join(file.look.facts.page for file in self.files if file.look.facts.page)


@dataclass(frozen=True, slots=True)
class Same:
    """A file that is here already: in the database as `source`, or, where that is None, in this import."""

    name: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Preview:
    """Issues with doubts come first, then in the order of their dates. `failed` are files that have a reason."""

    issues: tuple[IssuePreview, ...]
    failed: tuple[UploadedFile, ...]
    unchanged: tuple[Same, ...]

    @property
    def files(self) -> list[FilePreview]:
        return [file for issue in self.issues for file in issue.files]

    @property
    def number_of_stories(self) -> int:
        return sum(issue.number_of_stories for issue in self.issues)


def preview(upload: Upload) -> Preview:
    """Of files that were all looked at."""
    files = list(upload.files.defer("data"))
    looked = [FilePreview(file.pk, file.name, Look.from_json(file.seen)) for file in files if file.seen]
    same = {file.place: each for file, each in _same(looked)}
    return Preview(
        issues=tuple(sorted(_issues([file for file in looked if file.place not in same]), key=_doubtful_first)),
        failed=tuple(file for file in files if file.reason),
        unchanged=tuple(same.values()),
    )


def _same(files: Iterable[FilePreview]) -> Iterable[tuple[FilePreview, Same]]:
    texts: set[str] = set()
    for file in files:
        known = Reading.objects.filter(digest=file.look.digest).select_related("source").first()
        if known or file.look.digest in texts:
            yield file, Same(file.name, known and known.source)
        texts.add(file.look.digest)


def _issues(files: Iterable[FilePreview]) -> list[IssuePreview]:
    newest = Issue.objects.aggregate(last=Max("pk"))["last"] or 0
    together: dict[int, list[FilePreview]] = {}
    with rolled_back(), change(Action.IMPORT):
        for file in files:
            together.setdefault(issue_of(file.look.facts).pk, []).append(file)
        found = Issue.objects.select_related("publication").in_bulk(together)
    return [IssuePreview(found[pk], pk <= newest, tuple(sorted(each, key=_by_page))) for pk, each in together.items()]


def _by_page(file: FilePreview) -> tuple[int, str, int]:
    page = file.look.facts.page or ""
    return len(page), page, file.place


def _doubtful_first(seen: IssuePreview) -> tuple[bool, bool, str, int]:
    return seen.is_certain, not seen.is_doubtful, str(seen.issue.published_on or ""), seen.place


@dataclass(frozen=True, slots=True)
class Detail:
    """The stories of a file beside its print. The records are looked at only: they are not in the database."""

    source: Source
    stories: tuple[Story, ...]
    printed: PrintedSource


def details(upload: Upload, issue: IssuePreview) -> dict[int, Detail]:
    """By the place of the file. What takes long, the reading, is done before the database is locked for writing."""
    files = list(upload.files.filter(pk__in=[file.place for file in issue.files]).order_by("pk"))
    read = cache(read_source)
    with suppress(Exception):
        for file in files:
            read_in_light(found_of(file).load(), file.name, options_of(upload, file), read=read)
    with rolled_back():
        intake = Intake(ImportRun.objects.create(), upload.by)
        lines = [(file, intake.line(found_of(file), options_of(upload, file), read)) for file in files]
        return {file.pk: _detail(line.source) for file, line in lines if line.source}


def _detail(source_id: int) -> Detail:
    source = Source.objects.select_related("issue__publication").get(pk=source_id)
    stories = source.stories.select_related("source", "issue__publication").order_by("position")
    return Detail(source, tuple(stories), printed_source(source))
