"""The controls of the bar above the list of stories."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Issue, Placing, Story, Tagging
from articles.models.keys import is_key
from articles.models.story import Attachment, StoryQuerySet

from .filter_bar import BarFilter, RelatedFilter


class ChoiceFilter(BarFilter):
    """The choices of a field of the story."""

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return Story._meta.get_field(self.parameter_name).flatchoices

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        return queryset.filter(**{self.parameter_name: self.value()}) if self.value() else queryset


class KindFilter(ChoiceFilter):
    title, parameter_name = _("kind"), "kind"


class GenreFilter(ChoiceFilter):
    title, parameter_name = _("genre"), "genre"


class StatusFilter(ChoiceFilter):
    title, parameter_name = _("status"), "status"


class SectionFilter(ChoiceFilter):
    """The sections that stories have, of the chosen publication where one is chosen."""

    title, parameter_name = _("section"), "section"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        stories = Story.objects.live().exclude(section="")
        if is_key(request.GET.get("publication", "")):
            stories = stories.filter(issue__publication=request.GET["publication"])
        return [(name, name) for name in stories.order_by("section").values_list("section", flat=True).distinct()]


class DoubtFilter(BarFilter):
    title, parameter_name = _("doubts"), "doubts"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("some", _("with doubts")), ("none", _("without doubts"))]

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        if self.value() == "some":
            return queryset.exclude(warnings=[])
        return queryset.filter(warnings=[]) if self.value() == "none" else queryset


class BinFilter(BarFilter):
    """The bin is looked into on purpose only."""

    title, parameter_name = _("not in the bin"), "bin"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("in", _("in the bin")), ("all", _("with the bin"))]

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        if self.value() == "in":
            return queryset.binned()
        return queryset if self.value() == "all" else queryset.live()


class PublicationFilter(RelatedFilter):
    title, parameter_name = _("publication"), "publication"
    field = Issue._meta.get_field("publication")

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        return queryset.filter(issue__publication=self.chosen) if self.chosen else queryset


class IssueFilter(RelatedFilter):
    title, parameter_name = _("issue"), "issue"
    field = Story._meta.get_field("issue")

    def records(self) -> QuerySet[Issue]:
        return Issue.objects.select_related("publication")

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        return queryset.filter(issue=self.chosen) if self.chosen else queryset

    def attributes(self) -> dict[str, Any]:
        """Offers the issues of the chosen publication only."""
        attributes = super().attributes()
        publication = self.request.GET.get(PublicationFilter.parameter_name, "")
        if is_key(publication):
            attributes["data-ajax--url"] += f"?{PublicationFilter.parameter_name}={publication}"
        return attributes


class TagStateFilter(BarFilter):
    title, parameter_name = _("tags decided or not"), "tag_state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(Attachment.State.SUGGESTED, _("tags to confirm")), (Attachment.State.CONFIRMED, _("tags confirmed"))]

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        taggings = Tagging.objects.filter(story=OuterRef("pk"), state=self.value())
        return queryset.filter(Exists(taggings)) if self.value() else queryset


class TagFilter(RelatedFilter):
    """Stories that have the tag, suggested or confirmed; in the one state only, where that is chosen beside it."""

    title, parameter_name = _("tag"), "tag"
    field = Story._meta.get_field("tags")

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        if not self.chosen:
            return queryset
        state = request.GET.get(TagStateFilter.parameter_name)
        states = [state] if state else [Attachment.State.SUGGESTED, Attachment.State.CONFIRMED]
        return queryset.filter(Exists(Tagging.objects.filter(story=OuterRef("pk"), tag=self.chosen, state__in=states)))


def nesting_prefix(code: str) -> str:
    """330000 ─► 33, 330100 ─► 3301: what the codes of a place and of all its parts begin with."""
    return re.sub("(00)+$", "", code)


class PlaceFilter(RelatedFilter):
    """Stories about the place or a part of it: the codes of GB/T 2260 nest by pairs of digits."""

    title, parameter_name = _("place"), "place"
    field = Story._meta.get_field("places")

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        if not self.chosen:
            return queryset
        placings = Placing.objects.exclude(state=Attachment.State.REJECTED).filter(
            story=OuterRef("pk"), place__code__startswith=nesting_prefix(self.chosen.code)
        )
        return queryset.filter(Exists(placings))


STORY_FILTERS = (
    PublicationFilter,
    IssueFilter,
    SectionFilter,
    KindFilter,
    GenreFilter,
    TagFilter,
    TagStateFilter,
    PlaceFilter,
    StatusFilter,
    DoubtFilter,
    BinFilter,
)
