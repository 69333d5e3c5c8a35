"""The columns of exported tables of issues, tags, places and uses, and the form of these records for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Issue, Place, Publication, Story, Tag, Use
from articles.models.story import title_of

from .cells import names_cell
from .columns import Column, ListResource, choice_label
from .story_json import issue_json, use_json
from .story_resource import basis_of_date, date_cell

DAYS = ("published_on", "not_before", "not_after")


def yes(is_so: bool) -> str:
    return gettext("yes") if is_so else ""


class RecordResource(ListResource):
    """`related` is what their form for programs reads of other tables."""

    related: ClassVar[tuple[str, ...]] = ()

    def filter_export(self, queryset: QuerySet, **kwargs: Any) -> QuerySet:
        return queryset.select_related(*self.related) if self.related else queryset

    def json_of(self, keys: Sequence[Any]) -> list[dict[str, Any]]:
        records = self.filter_export(self.visible).in_bulk(keys)
        return [self.as_json(records[key]) for key in keys if key in records]

    def as_json(self, record: Any) -> dict[str, Any]:
        raise NotImplementedError


class IssueResource(RecordResource):
    """Issues, one a row."""

    name = _("Issues")
    related = ("publication",)

    id = Column(_("record number"), "id")
    publication = Column(_("publication"), "publication__name")
    kind = Column(_("kind of publication"), "publication__kind", make=choice_label(Publication.Kind), repeats=True)
    number = Column(_("issue number"), "number")
    total_number = Column(_("total number"), "total_number")
    title = Column(_("title"), "title")
    published_on = Column(_("date of publication"), *DAYS, make=date_cell, repeats=True)
    date_basis = Column(_("date known from"), "date_basis", *DAYS, make=basis_of_date, repeats=True)
    editors = Column(_("editors"), "editors", make=names_cell)

    def as_json(self, record: Issue) -> dict[str, Any]:
        publication = record.publication
        named = {"uuid": str(publication.public_id), "name": publication.name} if publication else None
        return {**issue_json(record), "id": record.pk, "publication": named, "editors": record.editors}


class TagResource(RecordResource):
    """The controlled vocabulary, a word a row."""

    name = _("Tags")

    id = Column(_("record number"), "id")
    tag = Column(_("name"), "name")
    group = Column(_("group"), "group")
    note = Column(_("scope note"), "note")

    def as_json(self, record: Tag) -> dict[str, Any]:
        return {"id": record.pk, "name": record.name, "group": record.group, "note": record.note}


class PlaceResource(RecordResource):
    """The table of GB/T 2260, a place a row."""

    name = _("Places")

    code = Column(_("GB/T 2260 code"), "code")
    place = Column(_("name"), "name")
    full_name = Column(_("full name"), "full_name")
    parent = Column(_("part of"), "parent")
    since = Column(_("since"), "since")

    def as_json(self, record: Place) -> dict[str, Any]:
        names = {"name": record.name, "full_name": record.full_name}
        return {"code": record.code, **names, "parent": record.parent_id, "since": record.since}


class UseResource(RecordResource):
    """采用记录, one a row."""

    name = _("Uses")
    related = ("medium", "story__issue__publication")

    id = Column(_("record number"), "id")
    story = Column(_("story"), "story")
    headline = Column(_("headline"), "story__headline", "story__body", make=title_of)
    publication = Column(_("publication of its issue"), "story__issue__publication__name")
    medium = Column(_("medium"), "medium__name")
    used_on = Column(_("day"), "used_on")
    number = Column(_("number"), "number")
    page = Column(_("page"), "page")
    form = Column(_("form"), "form", make=choice_label(Use.Form), repeats=True)
    placement = Column(_("placement"), "placement", make=choice_label(Use.Placement), repeats=True)
    kind = Column(_("kind"), "kind", make=choice_label(Story.Kind), repeats=True)
    is_commissioned = Column(_("commissioned"), "is_commissioned", make=yes)
    link = Column(_("link"), "link")
    proof = Column(_("proof"), "proof")
    proved_on = Column(_("proved on"), "proved_on")

    def as_json(self, record: Use) -> dict[str, Any]:
        story = {"uuid": str(record.story.public_id), "id": record.story_id, "headline": record.story.headline}
        return {**use_json(record), "id": record.pk, "story": story}
