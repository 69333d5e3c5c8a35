"""A preview with the words for what it shows, for templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from articles.admin.issues.page_images import FilePage, file_pages
from articles.admin.lists.columns import form_words, story_flags
from articles.admin.story.passages import LabelledPassage, label_passages
from articles.display.labels import ROLES, omission_texts
from articles.importing.preview import FileDetail, FilePreview, IssuePreview, UploadPreview, details_of, preview_of
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

    preview: UploadPreview
    issues: Sequence[PreviewedIssue]
    legend: Sequence[tuple[str, str]]

    @property
    def uncertain(self) -> list[IssuePreview]:
        return [issue for issue in self.preview.issues if not issue.is_certain]

    @property
    def doubtful(self) -> list[tuple[IssuePreview, FilePreview]]:
        return [(issue, file) for issue in self.preview.issues for file in issue.files if file.is_doubtful]


def preview_page(upload: Upload, only: int | None) -> PreviewPage:
    """With the texts of the issue of that key; of all, where they are few."""
    preview = preview_of(upload)
    wanted = [issue for issue in preview.issues if issue.key == only]
    if only is None and len(preview.files) <= MOST_TEXTS:
        wanted = list(preview.issues)
    details = {key: detail for issue in wanted for key, detail in details_of(upload, issue).items()}
    issues = [PreviewedIssue(issue, [_file(file, details.get(file.key)) for file in issue.files]) for issue in wanted]
    present = {role for detail in details.values() for role in detail.printed.roles}
    return PreviewPage(preview, issues, [(role, str(label)) for role, label in ROLES.items() if role in present])


def _file(file: FilePreview, detail: FileDetail | None) -> PreviewedFile:
    if detail is None:
        return PreviewedFile(file)
    reading = detail.printed.reading
    return PreviewedFile(
        file,
        stories=[(story, form_words(story), story_flags(story)) for story in detail.stories],
        passages=label_passages(detail.printed.passages),
        left_out=omission_texts(reading.left_out),
        pages=file_pages(reading),
    )
