"""What an import would make of files: how they group into issues, and their stories beside the print.

Issues are matched, and stories written, by the import itself; it is looked at and rolled back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from articles.importing.batches import Intake, bring, rolled_back
from articles.importing.duplicates import otherwise, recorded
from articles.importing.looks import Look
from articles.importing.remarks import Remark
from articles.importing.uploads import found_of, options_of
from articles.models import Action, ImportRun, Issue, Reading, Source, Story, Upload, UploadedFile, change
from articles.parse_context import load_parse_context
from articles.parsing.page_numbers import page_order
from articles.parsing.values import IssueFacts
from articles.records.issues import issue_of, publications_named
from articles.records.printed import PrintedSource, printed_source


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
    """A file that is here already: in the database as `source`, or, where that is None, in this import.

    `otherwise` is what is said of it that is not so there.
    """

    name: str
    source: Source | None
    otherwise: list[Remark]


@dataclass(frozen=True, slots=True)
class Failed:
    name: str
    reason: Remark


@dataclass(frozen=True, slots=True)
class Preview:
    """Issues with doubts come first, then in the order of their dates. `notes` are on the list of files."""

    issues: tuple[IssuePreview, ...]
    failed: tuple[Failed, ...]
    unchanged: tuple[Same, ...]
    notes: tuple[Remark, ...]

    @property
    def files(self) -> list[FilePreview]:
        return [file for issue in self.issues for file in issue.files]

    @property
    def number_of_stories(self) -> int:
        return sum(issue.number_of_stories for issue in self.issues)


def preview(upload: Upload) -> Preview:
    """Of files that were all looked at."""
    files = list(upload.files.defer("data"))
    looked = {file: FilePreview(file.pk, file.name, Look.from_json(file.seen)) for file in files if file.seen}
    same = dict(_same(upload, looked))
    new = [seen for file, seen in looked.items() if file not in same]
    return Preview(
        issues=tuple(sorted(_issues(new), key=_doubtful_first)),
        failed=tuple(Failed(file.name, Remark.from_json(file.refusal)) for file in files if file.refusal),
        unchanged=tuple(same.values()),
        notes=tuple(map(Remark.from_json, upload.notes)),
    )


def _same(upload: Upload, looked: Mapping[UploadedFile, FilePreview]) -> Iterator[tuple[UploadedFile, Same]]:
    texts: dict[str, IssueFacts] = {}
    for file, seen in looked.items():
        known = Reading.objects.filter(digest=seen.look.digest).select_related("source__issue__publication").first()
        source = known and known.source
        here = recorded(source) if source else texts.setdefault(seen.look.digest, seen.look.facts)
        if here is not seen.look.facts:
            yield file, Same(file.name, source, otherwise(file.name, options_of(upload, file), here))


def _issues(files: Sequence[FilePreview]) -> list[IssuePreview]:
    newest = Issue.objects.aggregate(last=Max("pk"))["last"] or 0
    together: dict[int, list[FilePreview]] = {}
    with rolled_back(), change(Action.IMPORT):
        publications = publications_named(file.look.facts.publication for file in files)
        for file in files:
            facts = file.look.facts
            together.setdefault(issue_of(facts, publications.get(facts.publication)).pk, []).append(file)
        found = Issue.objects.select_related("publication").in_bulk(together)
    return [IssuePreview(found[pk], pk <= newest, tuple(sorted(each, key=_by_page))) for pk, each in together.items()]


def _by_page(file: FilePreview) -> tuple[Any, int]:
    return page_order(file.look.facts.page), file.place


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
    read = load_parse_context().read
    brought = [bring(found_of(file), options_of(upload, file), read) for file in files]
    with rolled_back():
        lines = Intake(ImportRun.objects.create(), upload.by).record(brought)
        return {file.pk: _detail(line.source) for file, line in zip(files, lines, strict=True) if line.source}


def _detail(source_id: int) -> Detail:
    source = Source.objects.select_related("issue__publication").get(pk=source_id)
    stories = source.stories.select_related("source", "issue__publication").order_by("position")
    return Detail(source, tuple(stories), printed_source(source))
