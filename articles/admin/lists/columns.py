"""What a line of the list of stories shows."""

from __future__ import annotations

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.field_notes import _decision_note
from articles.desk.held import decisions
from articles.display.labels import caution_labels, confidence_label
from articles.display.selection_text import selection_text
from articles.models import Story
from articles.models.attachment import Attachment
from articles.models.story import BOUNDARIES
from articles.parsing.values import DOUBTFUL

SAME = {Story.Kind.BRIEF: Story.Genre.BRIEF, Story.Kind.PHOTO: Story.Genre.PHOTO}


LONG_TITLE = 40
"""Characters of a title from which on a line of the list may cut it."""


@admin.display(description=_("headline"), ordering="headline")
def headline_column(story: Story) -> SafeString:
    """The title leads to the form; below it what kind of story it is, its section and who signed it."""
    title = story.title
    whole = format_html(' title="{}"', title) if len(title) > LONG_TITLE else ""
    below = " · ".join(filter(None, [form_words(story), story.section, story.byline]))
    line = '<a class="headline" href="{}"{}>{}</a>{} <span class="sub">{}</span>'
    return format_html(line, story.form_url, whole, title, story_flags(story), below)


@admin.display(description=_("tags"))
def tags_column(story: Story) -> SafeString:
    """The confirmed ones first."""
    shown = [one for one in story.taggings.all() if one.state != Attachment.State.REJECTED]
    shown.sort(key=lambda one: one.state != Attachment.State.CONFIRMED)
    return format_html_join(" ", '<span class="tag {}"{}>{}</span>', (_tag_parts(one.state, one.tag) for one in shown))


@admin.display(description=_("status"), ordering="status")
def status_column(story: Story) -> SafeString:
    """With 选用 below it."""
    reason = f" ({story.get_reason_display()})" if story.reason else ""
    status = format_html('<span class="status {}">{}{}</span>', story.status, story.get_status_display(), reason)
    selection = selection_text(story)
    return format_html('{} <span class="sub selection">{}</span>', status, selection) if selection else status


@admin.display(description=_("printed in"), ordering="dated")
def place_in_print(story: Story) -> SafeString:
    """The publication on a line of its own; then number, date and page, none of them broken."""
    name, mark, rest = (story.source_line or gettext("typed in by hand")).rpartition("》")
    parts = [("paper", name + mark), *(("part", word) for word in rest.split())]
    return format_html_join(" ", '<span class="{}">{}</span>', (part for part in parts if part[1]))


@admin.display(description=_("archive No."), ordering="pk")
def number_column(story: Story) -> int:
    """The later a story came in, the higher it is."""
    return story.pk


STORY_COLUMNS = [headline_column, place_in_print, tags_column, status_column, number_column]


def _tag_parts(state: str, tag: object) -> tuple[str, SafeString | str, object]:
    suggested = state == Attachment.State.SUGGESTED
    return state, format_html(' title="{}"', gettext("suggested")) if suggested else "", tag


FLAG = ' <span class="flag {}">{}</span>'


def form_words(story: Story) -> str:
    """The kind and the genre; a genre that says the same as the kind is not said twice."""
    words = [story.get_kind_display(), "" if SAME.get(story.kind) == story.genre else story.get_genre_display()]
    return " · ".join(filter(None, words))


def story_flags(story: Story) -> SafeString:
    """The doubts of the parser, its proposals, the bin, and where a search found the story, each a few words."""
    words = []
    if story.proposed:
        words.append(("proposed", gettext("read otherwise since")))
    if story.binned_at:
        words.append(("binned", gettext("in the bin")))
    if getattr(story, "is_found_in_print_only", False):
        words.append(("found", gettext("found in the text as printed")))
    return doubt_flags(story) + format_html_join("", FLAG, words)


def doubt_flags(story: Story) -> SafeString:
    return format_html_join("", FLAG, (("doubt", word) for word in caution_labels(story.warnings)))


def confidence_mark(story: Story) -> SafeString | str:
    """How sure the parser is of where the story begins and ends, or who decided it; empty for a story typed in."""
    if BOUNDARIES in story.held:
        return _decision_note(decisions(story)[BOUNDARIES])
    if story.confidence is None:
        return ""
    bar = '<meter class="confidence" low="{}" optimum="1" value="{}" title="{}"></meter> {}'
    words = confidence_label(story.confidence)
    return format_html(bar, f"{DOUBTFUL}", f"{story.confidence:.2f}", f"{story.confidence:.0%}", words)
