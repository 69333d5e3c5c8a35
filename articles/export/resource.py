"""The columns of an exported table, and the value of each for a story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from operator import attrgetter
from typing import Any

from django.db.models import TextChoices
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from import_export.fields import Field
from import_export.resources import Resource

from articles.models import ATTACHMENTS, Attachment, Story
from articles.models.story import StoryQuerySet

CHUNK = 2000
"""Stories that are in memory at a time, with their tags and places."""

State = Attachment.State


def column(head: str, value: Callable[[Story], Any]) -> Field:
    return Field(column_name=capfirst(head), dehydrate_method=value)


def issue_value(name: str) -> Callable[[Story], Any]:
    return lambda story: getattr(story.issue, name) if story.issue else ""


def source_value(name: str) -> Callable[[Story], str]:
    return lambda story: getattr(story.source, name) if story.source else ""


def choice_label(name: str, choices: type[TextChoices]) -> Callable[[Story], str]:
    """A choice in the words of the screen; `get_…_display` translates all choices to show one."""
    return lambda story: str(choices(getattr(story, name)).label) if getattr(story, name) else ""


def credited(role: str) -> Callable[[Story], list[str]]:
    return lambda story: [credit["name"] for credit in story.credits if credit["role"] == role]


def attached(kind: type[Attachment], state: State) -> Callable[[Story], list[str]]:
    return lambda story: [str(row) for row in getattr(story, kind.accessor()).all() if row.state == state]


def attachment_columns() -> dict[str, Field]:
    """For each kind of attachment what people confirmed, and what the machine suggests."""
    columns = {}
    for kind in ATTACHMENTS:
        columns[kind.export_name] = column(kind._meta.verbose_name_plural, attached(kind, State.CONFIRMED))
        columns[f"suggested_{kind.export_name}"] = column(kind.suggested_label, attached(kind, State.SUGGESTED))
    return columns


def publication_name(story: Story) -> str:
    return story.issue.publication.name if story.issue and story.issue.publication else ""


def date_in_words(story: Story) -> str:
    """2022-12-21; in words that say so where it is inferred: 2024-06-28 以后(推断)."""
    return story.issue.dated(date.isoformat) if story.issue else ""


def basis_of_date(story: Story) -> str:
    if story.issue is None or not story.issue.date_text:
        return ""
    return story.issue.get_date_basis_display()


def selected(story: Story) -> str:
    if story.selection == Story.Selection.USED:
        return gettext("used in No. %s") % story.used_in
    return choice_label("selection", Story.Selection)(story)


class StoryResource(Resource):
    """Stories, one a row. Values are texts, numbers and lists; a format makes of them what it can hold."""

    source_line = column(_("source line"), attrgetter("source_line"))
    publication = column(_("publication"), publication_name)
    number = column(_("issue number"), issue_value("number"))
    published_on = column(_("date of publication"), date_in_words)
    date_basis = column(_("date known from"), basis_of_date)
    page = column(_("page"), source_value("page"))
    page_name = column(_("page name"), source_value("page_name"))
    section = column(_("section"), attrgetter("section"))
    kind = column(_("kind"), choice_label("kind", Story.Kind))
    genre = column(_("genre"), choice_label("genre", Story.Genre))
    kicker = column(_("kicker"), attrgetter("kicker"))
    headline = column(_("headline"), attrgetter("headline"))
    subhead = column(_("subhead"), attrgetter("subhead"))
    byline = column(_("byline"), attrgetter("byline"))
    authors = column(_("authors"), credited("author"))
    reporters = column(_("reporters"), credited("reporter"))
    correspondents = column(_("correspondents"), credited("correspondent"))
    photographers = column(_("photographers"), credited("photographer"))
    editors = column(_("editors"), credited("editor"))
    contributor = column(_("contributing body"), attrgetter("contributor"))
    dateline = column(_("dateline"), attrgetter("dateline"))
    standfirst = column(_("standfirst"), attrgetter("standfirst"))
    body = column(_("body"), attrgetter("body"))
    supplement = column(_("completed by hand"), attrgetter("supplement"))
    captions = column(_("captions"), attrgetter("captions"))
    status = column(_("status"), choice_label("status", Story.Status))
    reason = column(_("reason"), choice_label("reason", Story.Reason))
    selection = column(_("selection"), selected)
    visibility = column(_("visibility"), choice_label("visibility", Story.Visibility))
    notes = column(_("notes"), attrgetter("notes"))
    id = column(_("record number"), attrgetter("pk"))

    def __init__(self, **kwargs: Any) -> None:
        """With the attachments behind the texts."""
        super().__init__(**kwargs)
        names = list(self.fields)
        above, below = names[: names.index("status")], names[names.index("status") :]
        declared = self.fields
        self.fields = {
            **{name: declared[name] for name in above},
            **attachment_columns(),
            **{name: declared[name] for name in below},
        }

    def filter_export(self, queryset: StoryQuerySet, **kwargs: Any) -> StoryQuerySet:
        """All that the columns show in a constant number of queries a chunk, whatever the list left out or fetched."""
        bare = queryset.defer(None).select_related(None).prefetch_related(None)
        things = (f"{kind.accessor()}__{kind.thing_field}" for kind in ATTACHMENTS)
        related = bare.select_related("issue__publication", "source").prefetch_related(*things)
        return related.defer("held", "machine")

    def iter_queryset(self, queryset: StoryQuerySet) -> Iterator[Story]:
        """By a cursor: pages by number would miss or repeat stories while others write."""
        return queryset.iterator(chunk_size=CHUNK)
