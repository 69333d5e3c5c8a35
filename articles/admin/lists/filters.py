"""The controls of the bar above the list of stories."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from articles.models import Issue, Placing, Story, Tagging
from articles.models.attachment import Attachment
from articles.models.issue import UNDATED
from articles.models.keys import is_key
from articles.models.story import StoryQuerySet
from articles.search.dates import DateSpan, read_span

from .filter_bar import BarFilter, RelatedFilter
from .filter_values import filter_values

NO_DATE = "none"
USED, NOT_CHOSEN = "used", "none"


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
    is_of_attached = True


class SelectionFilter(BarFilter):
    """What an editor chose; and, by the uses, what was used."""

    title, parameter_name = _("selection"), "selection"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [*Story.Selection.choices, (USED, pgettext("of a story", "used")), (NOT_CHOSEN, _("none of these"))]

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        if self.value() == USED:
            return queryset.filter(used=True)
        if self.value() == NOT_CHOSEN:
            return queryset.filter(selection="", used=False)
        # “gt”: by it a database knows that the index of the chosen ones will do
        return queryset.filter(selection__gt="", selection=self.value()) if self.value() else queryset


class SectionFilter(ChoiceFilter):
    """The sections that stories have, of the chosen publication where one is chosen."""

    title, parameter_name = _("section"), "section"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(name, name) for name in filter_values(request).sections]


class PageFilter(ChoiceFilter):
    title, parameter_name = _("page"), "page"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(page, gettext("page %s") % page) for page in filter_values(request).pages]


class DoubtFilter(BarFilter):
    title, parameter_name = _("doubts"), "doubts"
    asked = {
        "some": {"doubtful__in": [True]},
        "none": {"doubtful__in": [False]},
        "bounds": {"unsure__in": [True]},
        "fragment": {"incomplete": True},
        "proposed": {"proposed__isnull": False},
    }
    # “in”: where a condition is a column by itself, SQLite uses no index

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [
            ("some", _("with doubts")),
            ("none", _("without doubts")),
            ("bounds", _("with doubtful bounds")),
            ("fragment", _("fragments")),
            ("proposed", _("read otherwise since")),
        ]

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        return queryset.filter(**self.asked.get(self.value(), {}))


class BinFilter(BarFilter):
    """The bin is looked into on purpose only."""

    title, parameter_name = _("bin"), "bin"
    unasked = _("not in the bin")
    is_of_attached = True

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("in", _("in the bin")), ("all", _("with the bin"))]

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        if self.value() == "all":
            return queryset
        return queryset.filter(binned_at__isnull=self.value() != "in")


class PeriodFilter(BarFilter):
    """The years of the stories, and the months of the chosen year, in place of a date hierarchy."""

    title, parameter_name = _("period"), "period"
    is_of_attached = True
    has_numbers = False

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        found, choices = filter_values(request), []
        for year in sorted(found.years, reverse=True):
            choices.append((f"{year:%Y}", date_format(year, pgettext("format of a year", "Y"))))
            of_year = sorted(month for month in found.months if month.year == year.year)
            choices += [(f"{month:%Y-%m}", date_format(month, "YEAR_MONTH_FORMAT")) for month in of_year]
        return [*choices, (NO_DATE, gettext("without a date"))]

    def span(self) -> DateSpan | None:
        """Both days of what is chosen. Raises IncorrectLookupParameters."""
        if not self.value():
            return None
        if self.value() == NO_DATE:
            return DateSpan(UNDATED, UNDATED)
        span = read_span(self.value())
        if span is None or not span.first or not span.last:
            raise IncorrectLookupParameters(self.value())
        return span

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        span = self.span()
        return queryset.filter(dated__gte=span.first, dated__lte=span.last) if span else queryset


class PublicationFilter(RelatedFilter):
    title, parameter_name = _("publication"), "publication"
    field = Issue._meta.get_field("publication")

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        return queryset.filter(publication=self.chosen) if self.chosen else queryset


class IssueFilter(RelatedFilter):
    title, parameter_name = _("issue"), "issue"
    field = Story._meta.get_field("issue")

    def records(self) -> QuerySet[Issue]:
        return Issue.objects.visible_to(self.request.user).select_related("publication")

    def queryset(self, request: HttpRequest, queryset: StoryQuerySet) -> StoryQuerySet:
        return queryset.filter(issue=self.chosen).in_print_order() if self.chosen else queryset

    def attributes(self) -> dict[str, Any]:
        """Offers the issues of the chosen publication only."""
        attributes = super().attributes()
        publication = self.request.GET.get(PublicationFilter.parameter_name, "")
        if is_key(publication):
            attributes["data-ajax--url"] += f"?{PublicationFilter.parameter_name}={publication}"
        return attributes


def has_any(rows: QuerySet, column: str, key: str) -> Exists:
    """Whether any of the rows has in the column what the row that is asked has for its key.

    On SQLite that is a stretch of one value: what is equal to a unique column SQLite looks up there, whatever other
    index has all that is asked, and reads a whole story to know its kind.
    """
    if connection.vendor == "sqlite":
        is_same = Q(**{f"{column}__gte": OuterRef(key), f"{column}__lte": OuterRef(key)})
    else:
        is_same = Q(**{column: OuterRef(key)})
    return Exists(rows.filter(is_same))


class AttachedFilter(BarFilter):
    """Chooses stories by a row beside them."""

    is_of_attached = True

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        rows, story = self.attached(), "pk" if issubclass(queryset.model, Story) else "story"
        return queryset if rows is None else queryset.filter(has_any(rows, "story", story))

    def rows_of(self, model: type[Attachment]) -> QuerySet:
        return model.objects.visible_to(self.request.user)


class TagStateFilter(AttachedFilter):
    title, parameter_name = _("state of tags"), "tag_state"

    @property
    def is_asked(self) -> bool:
        """Of a tag that is chosen, that tag's filter asks it."""
        return super().is_asked and not self.request.GET.get(TagFilter.parameter_name)

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [(Attachment.State.SUGGESTED, _("tags to confirm")), (Attachment.State.CONFIRMED, _("tags confirmed"))]

    def attached(self) -> QuerySet[Tagging] | None:
        return self.rows_of(Tagging).filter(state=self.value()) if self.is_asked else None


class TagFilter(AttachedFilter, RelatedFilter):
    """Stories that have the tag, suggested or confirmed; in the one state only, where that is chosen beside it."""

    title, parameter_name = _("tag"), "tag"
    field = Story._meta.get_field("tags")

    def attached(self) -> QuerySet[Tagging] | None:
        state = self.request.GET.get(TagStateFilter.parameter_name)
        states = [state] if state else [Attachment.State.SUGGESTED, Attachment.State.CONFIRMED]
        return self.rows_of(Tagging).filter(tag=self.chosen, state__in=states) if self.chosen else None


class PlaceFilter(AttachedFilter, RelatedFilter):
    """Stories about the place or a part of it."""

    title, parameter_name = _("place"), "place"
    field = Story._meta.get_field("places")

    def attached(self) -> QuerySet[Placing] | None:
        placings = self.rows_of(Placing).exclude(state=Attachment.State.REJECTED)
        return placings.within(self.chosen.code) if self.chosen else None


STORY_FILTERS = (
    StatusFilter,
    PublicationFilter,
    PeriodFilter,
    KindFilter,
    TagFilter,
    IssueFilter,
    PageFilter,
    SectionFilter,
    GenreFilter,
    TagStateFilter,
    PlaceFilter,
    DoubtFilter,
    SelectionFilter,
    BinFilter,
)
