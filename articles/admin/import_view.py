"""A preview with the words for what it shows, for templates."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.desk.preview import FilePreview, IssuePreview, Preview
from articles.models import Story
from articles.words import ROLES

from .columns import flags
from .print_view import Shown, shown

MOST_TEXTS = 30
"""Files whose texts stand on one page; of more, each has a page of its own."""


@dataclass(frozen=True, slots=True)
class FileShown:
    """`stories` are with the flags of their doubts."""

    file: FilePreview
    stories: list[tuple[Story, SafeString]]
    passages: list[Shown]


@dataclass(frozen=True, slots=True)
class IssueShown:
    issue: IssuePreview
    files: list[FileShown]


@dataclass(frozen=True, slots=True)
class PageShown:
    """`legend` is the roles that occur, with their words; empty where no text is shown."""

    seen: Preview
    issues: list[IssueShown]
    legend: list[tuple[str, str]]

    @property
    def uncertain(self) -> list[IssueShown]:
        return [shown for shown in self.issues if not shown.issue.is_certain]

    @property
    def doubtful(self) -> list[FileShown]:
        return [file for shown in self.issues for file in shown.files if file.file.is_doubtful]


def page_of(seen: Preview) -> PageShown:
    with_texts = len(seen.files) <= MOST_TEXTS
    issues = [IssueShown(issue, [_file(file, with_texts) for file in issue.files]) for issue in seen.issues]
    present = {role for file in seen.files for role in file.printed.roles} if with_texts else set()
    return PageShown(seen, issues, [(role, str(word)) for role, word in ROLES.items() if role in present])


def _file(file: FilePreview, with_text: bool) -> FileShown:
    stories = [(story, flags(story)) for story in file.stories]
    return FileShown(file, stories, shown(file.printed.passages) if with_text else [])
