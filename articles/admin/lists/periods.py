"""The years of the stories, and of the chosen year its months: ways through the list in place of a date hierarchy."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from articles.models.issue import UNDATED
from articles.search.dates import Span, read_span

from .filter_bar import BarFilter
from .filter_values import offered

NO_DATE = "none"


class PeriodFilter(BarFilter):
    title, parameter_name = _("period"), "period"
    is_of_attached = True
    has_numbers = False

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        found, choices = offered(request), []
        for year in sorted(found.years, reverse=True):
            choices.append((f"{year:%Y}", date_format(year, pgettext("format of a year", "Y"))))
            of_year = sorted(month for month in found.months if month.year == year.year)
            choices += [(f"{month:%Y-%m}", date_format(month, "YEAR_MONTH_FORMAT")) for month in of_year]
        return [*choices, (NO_DATE, gettext("without a date"))]

    def span(self) -> Span | None:
        """Both days of what is chosen. Raises IncorrectLookupParameters."""
        if not self.value():
            return None
        if self.value() == NO_DATE:
            return Span(UNDATED, UNDATED)
        span = read_span(self.value())
        if span is None or not span.first or not span.last:
            raise IncorrectLookupParameters(self.value())
        return span

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        span = self.span()
        return queryset.filter(dated__gte=span.first, dated__lte=span.last) if span else queryset
