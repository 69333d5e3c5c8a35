"""The columns of an exported table of stories."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from import_export.fields import Field

from articles.desk.stamps import stamp_of
from articles.display.citation import Cited, citation
from articles.display.credit_lines import AUTHOR, captions_text, credits_text
from articles.display.selection_text import used_in_text
from articles.models import ATTACHMENTS, Attachment, Issue, Publication, Story
from articles.models.story import StoryQuerySet, opening_of, source_line_of
from articles.models.use import UseFacts

from .cells import names_cell
from .columns import CHUNK, REMEMBERED, USES, AttachedThing, Cell, Column, ListResource, choice_label
from .story_json import for_json, story_json

State = Attachment.State

WRITERS = (AUTHOR, "reporter", "correspondent")
"""Roles of credits whose names a citation gives as authors."""

ISSUE = ("issue", "issue__publication", "issue__publication__name", "issue__number")
DAYS = ("issue__published_on", "issue__not_before", "issue__not_after")


@lru_cache(REMEMBERED)
def printed_in(key: int | None, publication: int | None, name: str, number: str, *days: date | None) -> Issue | None:
    """The issue again, of what was read of it."""
    if key is None:
        return None
    dates = dict(zip(("published_on", "not_before", "not_after"), days, strict=True))
    paper = Publication(pk=publication, name=name) if publication else None
    return Issue(pk=key, publication=paper, number=number, **dates)


def source_line_cell(page: str, file: str | None, *issue: Any) -> str:
    made = printed_in(*issue)
    return source_line_of(made.source_line if made else "", page, file)


def writers(credits: Iterable[Mapping[str, str]], kind: str) -> list[str]:
    """Whom a citation names as authors, each once: of news in pictures the photographers too."""
    roles = (*WRITERS, "photographer") if kind == Story.Kind.PHOTO else WRITERS
    return list(dict.fromkeys(credit["name"] for credit in credits if credit["role"] in roles))


def citation_cell(
    headline: str,
    subhead: str,
    body: str,
    credits: Iterable[Mapping[str, str]],
    kind: str,
    medium: str | None,
    medium_kind: str | None,
    day: date | None,
    number: str | None,
    page: str,
    media_type: str | None,
    address: str | None,
    uses: Iterable[UseFacts],
) -> str:
    """With the link of the latest use in the story's own medium; else that of the page it was read from."""
    link = next((use.link for use in reversed([*uses]) if use.link and not use.is_elsewhere), address or "")
    return citation(
        Cited(
            authors=writers(credits, kind),
            headline=headline or opening_of(body),
            subhead=subhead,
            medium=medium or "",
            medium_kind=medium_kind or "",
            day=day,
            number=number or "",
            page=page,
            link=link,
            seen_on=timezone.localdate(),
            media_type=media_type or "",
        )
    )


def date_cell(published_on: date | None, not_before: date | None, not_after: date | None) -> Cell:
    """The day; in words that say so where it is inferred: 2024-06-28 以后(推断)."""
    return published_on or Issue(not_before=not_before, not_after=not_after).dated(date.isoformat)


def basis_of_date(basis: str | None, *days: date | None) -> str:
    return str(Issue.DateBasis(basis).label) if any(days) else ""


def credited(role: str) -> Callable[[Iterable[Mapping[str, str]]], str]:
    return lambda credits: names_cell([credit["name"] for credit in credits if credit["role"] == role])


def attached(state: State) -> Callable[[Iterable[AttachedThing]], str]:
    code = state.value  # compared a million times: a member of an enumeration is slow
    return lambda things: names_cell([name for _key, name, known in things if known == code])


def stamp_cell(version: int, *kinds: Iterable[AttachedThing]) -> str:
    return stamp_of(version, [[(key, state) for key, _name, state in things] for things in kinds])


def attachment_columns() -> dict[str, Field]:
    """For each kind of attachment what people confirmed, and what the machine suggests."""
    columns = {}
    for kind in ATTACHMENTS:
        reads = kind.accessor()
        columns[kind.export_name] = Column(kind._meta.verbose_name_plural, reads, make=attached(State.CONFIRMED))
        suggested = Column(kind.suggested_label, reads, make=attached(State.SUGGESTED))
        columns[f"suggested_{kind.export_name}"] = suggested
    return columns


class StoryResource(ListResource):
    """Stories, one a row."""

    name = _("Stories")

    source_line = Column(_("source line"), "page", "source__name", *ISSUE, *DAYS, make=source_line_cell, repeats=True)
    publication = Column(_("publication"), "issue__publication__name")
    number = Column(_("issue number"), "issue__number")
    total_number = Column(_("total number"), "issue__total_number")
    published_on = Column(_("date of publication"), *DAYS, make=date_cell, repeats=True)
    date_basis = Column(_("date known from"), "issue__date_basis", *DAYS, make=basis_of_date, repeats=True)
    page = Column(_("page"), "source__page")
    page_name = Column(_("page name"), "source__page_name")
    address = Column(_("address of the page"), "source__address")
    section = Column(_("section"), "section")
    citation = Column(
        _("citation after GB/T 7714"),
        *("headline", "subhead", "body", "credits", "kind", "issue__publication__name", "issue__publication__kind"),
        *("issue__published_on", "issue__number", "page", "source__media_type", "source__address", USES),
        make=citation_cell,
    )
    kind = Column(_("kind"), "kind", make=choice_label(Story.Kind), repeats=True)
    genre = Column(_("genre"), "genre", make=choice_label(Story.Genre), repeats=True)
    kicker = Column(_("kicker"), "kicker")
    headline = Column(_("headline"), "headline")
    subhead = Column(_("subhead"), "subhead")
    byline = Column(_("byline"), "byline")
    credits = Column(_("all credits"), "credits", make=credits_text)
    authors = Column(_("authors"), "credits", make=credited("author"))
    reporters = Column(_("reporters"), "credits", make=credited("reporter"))
    correspondents = Column(_("correspondents"), "credits", make=credited("correspondent"))
    photographers = Column(_("photographers"), "credits", make=credited("photographer"))
    editors = Column(_("editors"), "credits", make=credited("editor"))
    dateline = Column(_("dateline"), "dateline")
    standfirst = Column(_("standfirst"), "standfirst")
    body = Column(_("body"), "body")
    supplement = Column(_("completed by hand"), "supplement")
    captions = Column(_("captions"), "captions", make=captions_text)
    status = Column(_("status"), "status", make=choice_label(Story.Status), repeats=True)
    reason = Column(_("reason"), "reason", make=choice_label(Story.Reason), repeats=True)
    selection = Column(_("selection"), "selection", make=choice_label(Story.Selection), repeats=True)
    used_in = Column(_("used in"), USES, make=used_in_text)
    visibility = Column(_("visibility"), "visibility", make=choice_label(Story.Visibility), repeats=True)
    notes = Column(_("notes"), "notes")
    id = Column(_("record number"), "id")
    stamp = Column(_("state of the record"), "version", *(kind.accessor() for kind in ATTACHMENTS), make=stamp_cell)

    def __init__(self, visible: StoryQuerySet | None = None) -> None:
        """With the attachments behind the texts."""
        super().__init__(visible)
        names = list(self.fields)
        above, below = names[: names.index("status")], names[names.index("status") :]
        declared = self.fields
        self.fields = {
            **{name: declared[name] for name in above},
            **attachment_columns(),
            **{name: declared[name] for name in below},
        }

    def json_of(self, keys: Sequence[int]) -> list[dict[str, Any]]:
        stories = for_json(self.visible.filter(pk__among=keys), self.visible).in_bulk()
        return [story_json(stories[key]) for key in keys if key in stories]

    def filter_export(self, queryset: StoryQuerySet, **kwargs: Any) -> StoryQuerySet:
        """All that the columns show in a constant number of queries a chunk, whatever the list left out or fetched."""
        bare = queryset.defer(None).select_related(None).prefetch_related(None)
        things = (f"{kind.accessor()}__{kind.thing_field}" for kind in ATTACHMENTS)
        related = bare.select_related("issue__publication", "source").prefetch_related(*things)
        return related.prefetch_related("uses__medium").defer("held", "machine")

    def iter_queryset(self, queryset: StoryQuerySet) -> Iterator[Story]:
        return queryset.iterator(chunk_size=CHUNK)
