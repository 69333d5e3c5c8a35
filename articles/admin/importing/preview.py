"""A preview with the words for what it shows, for templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from articles.admin.issues.page_images import FilePage, file_pages
from articles.admin.lists.columns import form_words, story_flags
from articles.admin.story.passages import LabelledPassage, label_passages
from articles.display.labels import ROLES, omissions
from articles.importing.preview import Detail, FilePreview, IssuePreview, Preview, details, preview
from articles.models import Story, Upload

MOST_TEXTS = 16
"""Files whose texts stand on one page; of more, each issue has a page of its own."""


@dataclass(frozen=True, slots=True)
class PreviewedFile:
    """A file with its text, where that is shown. `stories` are with the words for their kind and their flags."""

    file: FilePreview
    stories: Sequence[tuple[Story, str, SafeString]] = ()
    passages: Sequence[LabelledPassage] = ()
    left_out: Mapping[str, list[str]] = field(default_factory=dict)
    pages: Sequence[FilePage] = ()


@dataclass(frozen=True, slots=True)
class PreviewedIssue:
    issue: IssuePreview
    files: Sequence[PreviewedFile]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """`issues` are those whose texts are shown. `legend` is the roles that occur in them, with their words."""

    seen: Preview
    issues: Sequence[PreviewedIssue]
    legend: Sequence[tuple[str, str]]

    @property
    def uncertain(self) -> list[IssuePreview]:
        return [issue for issue in self.seen.issues if not issue.is_certain]

    @property
    def doubtful(self) -> list[tuple[IssuePreview, FilePreview]]:
        return [(issue, file) for issue in self.seen.issues for file in issue.files if file.is_doubtful]


def preview_page(upload: Upload, only: int | None) -> PreviewPage:
    """With the texts of the issue at that place; of all, where they are few."""
    seen = preview(upload)
    wanted = [issue for issue in seen.issues if issue.place == only]
    if only is None and len(seen.files) <= MOST_TEXTS:
        wanted = list(seen.issues)
    found = {place: detail for issue in wanted for place, detail in details(upload, issue).items()}
    issues = [PreviewedIssue(issue, [_file(file, found.get(file.place)) for file in issue.files]) for issue in wanted]
    present = {role for detail in found.values() for role in detail.printed.roles}
    return PreviewPage(seen, issues, [(role, str(label)) for role, label in ROLES.items() if role in present])


def _file(file: FilePreview, detail: Detail | None) -> PreviewedFile:
    if detail is None:
        return PreviewedFile(file)
    reading = detail.printed.reading
    return PreviewedFile(
        file,
        stories=[(story, form_words(story), story_flags(story)) for story in detail.stories],
        passages=label_passages(detail.printed.passages),
        left_out=omissions(reading.left_out),
        pages=file_pages(reading),
    )
