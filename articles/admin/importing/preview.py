"""A preview with the words for what it shows, for templates."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from articles.admin.issues.page_images import Page, pages_of
from articles.admin.lists.columns import form_words, story_flags
from articles.admin.story.passages import LabelledPassage, label_passages
from articles.display.labels import ROLES, omissions
from articles.importing.preview import Detail, FilePreview, IssuePreview, Preview, details, preview
from articles.models import Story, Upload

MOST_TEXTS = 16
"""Files whose texts stand on one page; of more, each issue has a page of its own."""


@dataclass(frozen=True, slots=True)
class DetailShown:
    """`stories` are with the words for their kind and the flags of their doubts."""

    stories: list[tuple[Story, str, SafeString]]
    passages: list[LabelledPassage]
    left_out: dict[str, list[str]]
    pages: list[Page]


@dataclass(frozen=True, slots=True)
class FileShown:
    file: FilePreview
    detail: DetailShown | None


@dataclass(frozen=True, slots=True)
class IssueShown:
    issue: IssuePreview
    files: list[FileShown]


@dataclass(frozen=True, slots=True)
class PageShown:
    """`issues` are those whose texts are shown. `legend` is the roles that occur in them, with their words."""

    seen: Preview
    issues: list[IssueShown]
    legend: list[tuple[str, str]]

    @property
    def uncertain(self) -> list[IssuePreview]:
        return [issue for issue in self.seen.issues if not issue.is_certain]

    @property
    def doubtful(self) -> list[tuple[IssuePreview, FilePreview]]:
        return [(issue, file) for issue in self.seen.issues for file in issue.files if file.is_doubtful]


def page_of(upload: Upload, only: int | None) -> PageShown:
    """With the texts of the issue at that place; of all, where they are few."""
    seen = preview(upload)
    wanted = [issue for issue in seen.issues if issue.place == only]
    if only is None and len(seen.files) <= MOST_TEXTS:
        wanted = list(seen.issues)
    found = {place: detail for issue in wanted for place, detail in details(upload, issue).items()}
    issues = [IssueShown(issue, [_file(file, found.get(file.place)) for file in issue.files]) for issue in wanted]
    present = {role for detail in found.values() for role in detail.printed.roles}
    return PageShown(seen, issues, [(role, str(word)) for role, word in ROLES.items() if role in present])


def _file(file: FilePreview, detail: Detail | None) -> FileShown:
    if detail is None:
        return FileShown(file, None)
    stories = [(story, form_words(story), story_flags(story)) for story in detail.stories]
    reading = detail.printed.reading
    passages = label_passages(detail.printed.passages)
    return FileShown(file, DetailShown(stories, passages, omissions(reading.left_out), pages_of(reading)))
