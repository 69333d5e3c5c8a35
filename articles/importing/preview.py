"""What an import would make of uploaded files: their issues, and their stories beside the print.

Issues are matched, and stories written, by the import itself; it is looked at and rolled back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from articles.models import Action, ImportRun, Issue, Reading, Source, Story, Upload, UploadedFile, change
from articles.models.visibility import if_visible
from articles.parse_context import load_parse_context
from articles.parsing.page_numbers import page_order
from articles.records.dry_run import rolled_back
from articles.records.issues import issue_of, publications_named
from articles.records.printed import PrintedSource, printed_source

from .batches import BatchWriter
from .duplicates import differing_facts, recorded_facts, stories_in_bin
from .incoming import load_file, parse_file
from .near_duplicates import NearDuplicate
from .parse_summary import ParseSummary
from .remarks import Remark
from .uploads import file_entry, file_options


@dataclass(frozen=True, slots=True)
class FilePreview:
    """`key` is that of the uploaded file. One that is nearly here is held back, unless a person wants it."""

    key: int
    name: str
    summary: ParseSummary

    @property
    def is_doubtful(self) -> bool:
        return bool(self.summary.doubtful or self.summary.unplaced or not self.summary.stories)

    @property
    def near(self) -> NearDuplicate | None:
        return self.summary.near


@dataclass(frozen=True, slots=True)
class IssuePreview:
    """An issue with the files that would be its sources; `is_known` where it is in the database already."""

    issue: Issue
    is_known: bool
    files: tuple[FilePreview, ...]

    @property
    def key(self) -> int:
        """That of its first file."""
        return self.files[0].key

    @property
    def name(self) -> str:
        """The issue; its first file, where nothing else is known of it."""
        return str(self.issue) if self.issue.source_line or self.issue.title else self.files[0].name

    @property
    def is_certain(self) -> bool:
        return bool(self.issue.publication_id and self.issue.published_on)

    @property
    def is_doubtful(self) -> bool:
        return not self.is_certain or any(file.is_doubtful or file.near for file in self.files)

    @property
    def number_of_stories(self) -> int:
        return sum(file.summary.stories for file in self.files)

    @property
    def doubtful(self) -> int:
        return sum(file.summary.doubtful for file in self.files)

    @property
    def pages(self) -> str:
        return "、".join(file.summary.facts.page for file in self.files if file.summary.facts.page)


@dataclass(frozen=True, slots=True)
class DuplicatePreview:
    """A file whose text is here already: in the database as `source`, or, where that is None, in this upload; or in the
    database and hidden from the user, who is told no more.

    The remarks are on facts given for it that differ from those there.
    """

    name: str
    source: Source | None
    remarks: list[Remark]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class FailurePreview:
    name: str
    failure: Remark


@dataclass(frozen=True, slots=True)
class UploadPreview:
    """Issues with doubts come first, then in the order of their dates. `notes` are on the list of files."""

    issues: tuple[IssuePreview, ...]
    failed: tuple[FailurePreview, ...]
    duplicates: tuple[DuplicatePreview, ...]
    notes: tuple[Remark, ...]

    @property
    def files(self) -> list[FilePreview]:
        return [file for issue in self.issues for file in issue.files]

    @property
    def number_of_stories(self) -> int:
        return sum(issue.number_of_stories for issue in self.issues)


def preview_of(upload: Upload) -> UploadPreview:
    """Of an upload whose files are all parsed."""
    files = list(upload.files.defer("data"))
    parsed = {
        file: FilePreview(file.pk, file.name, ParseSummary.from_json(file.summary)) for file in files if file.summary
    }
    duplicates = _duplicates(upload, parsed)
    new = [preview for file, preview in parsed.items() if file not in duplicates]
    return UploadPreview(
        issues=tuple(sorted(_issues(new), key=_doubtful_first)),
        failed=tuple(FailurePreview(file.name, Remark.from_json(file.failure)) for file in files if file.failure),
        duplicates=tuple(duplicates.values()),
        notes=tuple(map(Remark.from_json, upload.notes)),
    )


def _duplicates(upload: Upload, files: Mapping[UploadedFile, FilePreview]) -> dict[UploadedFile, DuplicatePreview]:
    """Those of the files whose text is in the database, or in a file before."""
    first: dict[str, ParseSummary] = {}
    duplicates = {}
    for file, preview in files.items():
        summary = preview.summary
        known = Reading.objects.filter(digest=summary.digest, source__binned_at=None)
        reading = known.select_related("source__issue__publication").first()
        source = reading and reading.source
        if source is None and first.setdefault(summary.digest, summary) is summary:
            continue
        if source and not if_visible(source, upload.by):
            duplicates[file] = DuplicatePreview(file.name, None, [], is_hidden=True)
            continue
        facts = recorded_facts(source) if source else first[summary.digest].facts
        remarks = differing_facts(file.name, file_options(upload, file), facts)
        remarks += stories_in_bin(source) if source else []
        duplicates[file] = DuplicatePreview(file.name, source, remarks)
    return duplicates


def _issues(files: Sequence[FilePreview]) -> list[IssuePreview]:
    last = Issue.objects.aggregate(last=Max("pk"))["last"] or 0
    by_issue: dict[int, list[FilePreview]] = {}
    with rolled_back(), change(Action.IMPORT):
        publications = publications_named(file.summary.facts.publication for file in files)
        for file in files:
            facts = file.summary.facts
            by_issue.setdefault(issue_of(facts, publications.get(facts.publication)).pk, []).append(file)
        issues = Issue.objects.select_related("publication").in_bulk(by_issue)
    return [
        IssuePreview(issues[pk], pk <= last, tuple(sorted(of_issue, key=_by_page))) for pk, of_issue in by_issue.items()
    ]


def _by_page(file: FilePreview) -> tuple[Any, int]:
    return page_order(file.summary.facts.page), file.key


def _doubtful_first(preview: IssuePreview) -> tuple[bool, bool, str, int]:
    return preview.is_certain, not preview.is_doubtful, str(preview.issue.published_on or ""), preview.key


@dataclass(frozen=True, slots=True)
class FileDetail:
    """The stories of a file beside its print. The records are for looking at: they are not in the database."""

    source: Source
    stories: tuple[Story, ...]
    printed: PrintedSource


def details_of(upload: Upload, issue: IssuePreview) -> dict[int, FileDetail]:
    """By the keys of the files. Parsing, which takes long, is done before the database is locked for writing."""
    files = list(upload.files.filter(pk__in=[file.key for file in issue.files]).order_by("pk"))
    context = load_parse_context()
    loaded = [load_file(file_entry(file), file_options(upload, file), although_near=True) for file in files]
    parsed = [parse_file(file, context) for file in loaded]
    with rolled_back():
        lines = BatchWriter(ImportRun.objects.create(), upload.by).write(parsed)
        return {file.pk: _detail(line.source) for file, line in zip(files, lines, strict=True) if line.source}


def _detail(source_id: int) -> FileDetail:
    source = Source.objects.select_related("issue__publication").get(pk=source_id)
    stories = source.stories.select_related("source", "issue__publication").order_by("position")
    return FileDetail(source, tuple(stories), printed_source(source))
