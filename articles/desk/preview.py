"""What an import would make of files: the import itself, looked at and rolled back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.db.models import Max

from articles.desk.portions import doubles, pieces, portions
from articles.desk.printed import PrintedSource, printed_source
from articles.files import Found
from articles.import_list import ImportList
from articles.ingest import Line, Outcome, import_files, notes, rolled_back
from articles.models import Issue, Source, Story
from articles.options import Options
from articles.pipeline import read_source


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
    notes: tuple[str, ...] = ()

    @property
    def files(self) -> list[FilePreview]:
        return [file for issue in self.issues for file in issue.files]

    @property
    def number_of_stories(self) -> int:
        return sum(len(file.stories) for file in self.files)


def preview(found: Sequence[Found], options: Options, listed: ImportList) -> Preview:
    """Nobody has to wait for it: what takes long, the reading, is done before the database is locked for writing."""
    read = cache(read_source)
    every = pieces(found, options, listed, read)
    again = doubles(every)
    newest = {model: model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in (Issue, Source)}
    seen = []
    for portion in portions([piece for piece in every if piece.place not in again]):
        with rolled_back():
            report = import_files([piece.found for piece in portion], options, listed=listed, read=read)
            seen.append(_seen(report.lines, [piece.place for piece in portion], newest))
    return Preview(
        issues=tuple(sorted((issue for each in seen for issue in each.issues), key=_doubtful_first)),
        failed=tuple(line for each in seen for line in each.failed),
        unchanged=tuple(
            [same for each in seen for same in each.unchanged]
            + [Same(found[place].path, None) for place in sorted(again)]
        ),
        notes=notes(listed, found),
    )


def _seen(lines: Sequence[Line], places: Sequence[int], newest: dict[type, int]) -> Preview:
    """What became of one portion."""
    placed = list(zip(places, lines, strict=True))
    imported = [_file(place, line.source) for place, line in placed if line.outcome == Outcome.IMPORTED]
    return Preview(
        issues=tuple(_issues(imported, newest[Issue])),
        failed=tuple(line for line in lines if line.outcome == Outcome.FAILED),
        unchanged=tuple(
            Same(line.name, Source.objects.filter(pk=line.source, pk__lte=newest[Source]).first())
            for line in lines
            if line.outcome == Outcome.UNCHANGED
        ),
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
