"""A preview with the words for what it shows, for templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.issues.page_images import FilePage, file_pages
from articles.admin.lists.columns import form_words, story_flags
from articles.admin.story.passages import LabelledPassage, label_passages
from articles.display.labels import ROLES, caution_labels, omission_texts
from articles.display.text_differences import Paragraph, text_differences
from articles.importing.near_duplicates import MatchKind, StoryMatch, text_here
from articles.importing.preview import FileDetail, FilePreview, IssuePreview, UploadPreview, details_of, preview_of
from articles.importing.remarks import Remark
from articles.models import Story, Upload

MOST_COMPARED = 16
"""Files whose stories are shown beside those that are here; of more, how many are what is said."""

MOST_DOUBTS = 5
"""Doubtful stories of a file that are named before all else."""

MATCH_LABELS = {
    MatchKind.CHANGED: _("differs"),
    MatchKind.SAME: _("the same"),
    MatchKind.ONLY_IN_FILE: _("only in the file"),
    MatchKind.ONLY_HERE: _("only here"),
}

MOST_TEXTS = 16
"""Files whose texts stand on one page; of more, each issue has a page of its own."""


LENGTH_OF_EXCERPTS = 60
"""Characters."""


@dataclass(frozen=True, slots=True)
class PreviewedStory:
    """With the words for its kind, its flags, and how it begins."""

    story: Story
    kind: str
    flags: SafeString
    excerpt: str


@dataclass(frozen=True, slots=True)
class PreviewedFile:
    """A file with its text, where that is shown."""

    file: FilePreview
    stories: Sequence[PreviewedStory] = ()
    passages: Sequence[LabelledPassage] = ()
    left_out: Mapping[str, list[str]] = field(default_factory=dict)
    pages: Sequence[FilePage] = ()


@dataclass(frozen=True, slots=True)
class PreviewedIssue:
    issue: IssuePreview
    files: Sequence[PreviewedFile]


@dataclass(frozen=True, slots=True)
class MatchedStory:
    """A story of a file beside the one that is here, if the user may see that. `differences` lead from that to it."""

    match: StoryMatch
    here: Story | None
    differences: Sequence[Paragraph]

    @property
    def label(self) -> str:
        return str(MATCH_LABELS[self.match.kind])

    @property
    def percent(self) -> int:
        return round(self.match.likeness * 100)


@dataclass(frozen=True, slots=True)
class NearFile:
    """A file that is nearly here; without stories where there are too many such files to compare them."""

    file: FilePreview
    stories: Sequence[MatchedStory] = ()

    @property
    def remark(self) -> Remark:
        return self.file.near.remark


@dataclass(frozen=True, slots=True)
class DoubtfulFile:
    """A file with doubts: the first of its doubtful stories, each by its title with what is doubtful, in words."""

    issue: IssuePreview
    file: FilePreview
    doubts: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """`issues` are those whose texts are shown; `near`, the files that are nearly here.

    `legend` is the roles that occur in the texts, with their words.
    """

    preview: UploadPreview
    issues: Sequence[PreviewedIssue]
    near: Sequence[NearFile]
    legend: Sequence[tuple[str, str]]

    @property
    def uncertain(self) -> list[IssuePreview]:
        return [issue for issue in self.preview.issues if not issue.is_certain]

    @property
    def doubtful(self) -> list[DoubtfulFile]:
        files = ((issue, file) for issue in self.preview.issues for file in issue.files if file.is_doubtful)
        return [DoubtfulFile(issue, file, _doubts(file)) for issue, file in files]


def preview_page(upload: Upload, only: int | None) -> PreviewPage:
    """With the texts of the issue of that key; of all, where they are few."""
    preview = preview_of(upload)
    wanted = [issue for issue in preview.issues if issue.key == only]
    if only is None and len(preview.files) <= MOST_TEXTS:
        wanted = list(preview.issues)
    details = {key: detail for issue in wanted for key, detail in details_of(upload, issue).items()}
    issues = [PreviewedIssue(issue, [_file(file, details.get(file.key)) for file in issue.files]) for issue in wanted]
    present = {role for detail in details.values() for role in detail.printed.roles}
    near = _near_files(upload, [file for file in preview.files if file.near]) if only is None else []
    return PreviewPage(preview, issues, near, [(role, str(label)) for role, label in ROLES.items() if role in present])


def _doubts(file: FilePreview) -> list[tuple[str, str]]:
    join = gettext(", ").join
    return [(doubt.title, join(caution_labels(doubt.codes))) for doubt in file.summary.doubts[:MOST_DOUBTS]]


def _near_files(upload: Upload, files: Sequence[FilePreview]) -> list[NearFile]:
    compared = files[:MOST_COMPARED]
    keys = [match.key for file in compared for match in file.near.stories]
    here = Story.objects.visible_to(upload.by).in_bulk(filter(None, keys))
    return [NearFile(file, list(_compared_stories(file, here))) for file in compared] + [
        NearFile(file) for file in files[MOST_COMPARED:]
    ]


def _compared_stories(file: FilePreview, here: Mapping[int, Story]) -> Iterator[MatchedStory]:
    for match in file.near.stories:
        story = here.get(match.key)
        if story is None and match.kind is MatchKind.ONLY_HERE:
            continue
        is_changed = story is not None and match.kind is MatchKind.CHANGED
        yield MatchedStory(match, story, text_differences(text_here(story), match.text) if is_changed else ())


def _file(file: FilePreview, detail: FileDetail | None) -> PreviewedFile:
    if detail is None:
        return PreviewedFile(file)
    reading = detail.printed.reading
    return PreviewedFile(
        file,
        stories=[
            PreviewedStory(story, form_words(story), story_flags(story), _excerpt(story)) for story in detail.stories
        ],
        passages=label_passages(detail.printed.passages),
        left_out=omission_texts(reading.left_out),
        pages=file_pages(reading),
    )


def _excerpt(story: Story) -> str:
    text = " ".join(text for text, _is_crosshead in story.paragraphs)
    return Truncator(text).chars(LENGTH_OF_EXCERPTS)
