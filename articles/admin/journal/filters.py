"""The controls of the bar above the journal: who, what kind of act, from and to which day, which import."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.names import full_name
from articles.admin.lists.filter_bar import BarFilter
from articles.models import Action, ImportRun
from articles.models.keys import is_key

MACHINE = "machine"
"""Instead of a person."""

LATEST_RUNS = 30
"""Imports that the control offers."""


class PersonFilter(BarFilter):
    title, parameter_name = _("by"), "by"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        people = User.objects.filter(is_staff=True).order_by("last_name", "first_name", "username")
        return [(MACHINE, _("the machine")), *((str(person.pk), full_name(person)) for person in people)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == MACHINE:
            return queryset.filter(by=None)
        return queryset.filter(by=_key(self.value())) if self.value() else queryset


class ActionFilter(BarFilter):
    title, parameter_name = _("action"), "action"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return Action.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(action=self.value()) if self.value() else queryset


class BoundingDayFilter(BarFilter):
    """A day, as the clocks of the desk show it, that bounds the changes."""

    def control(self) -> SafeString:
        attributes = {"type": "date", "name": self.parameter_name, "value": self.value() or "", **self.attributes()}
        return format_html("<input{}>", flatatt(attributes))

    @property
    def chosen_text(self) -> str:
        day = parse_date(self.value() or "")
        return date_format(day) if day else ""

    def midnight(self, days_later: int = 0) -> datetime:
        """At which the day begins, or one that comes later. Raises IncorrectLookupParameters."""
        try:
            return timezone.make_aware(datetime.combine(parse_date(self.value()), time.min)) + timedelta(days_later)
        except (TypeError, ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error


class FirstDayFilter(BoundingDayFilter):
    title, parameter_name = _("From"), "since"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(at__gte=self.midnight()) if self.value() else queryset


class LastDayFilter(BoundingDayFilter):
    """That day is one of them."""

    title, parameter_name = _("To"), "until"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(at__lt=self.midnight(days_later=1)) if self.value() else queryset


class RunFilter(BarFilter):
    """The latest imports, and the one that is chosen."""

    title, parameter_name = _("import run"), "run"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        visible = ImportRun.objects.visible_to(request.user)
        runs = list(visible.order_by("-pk")[:LATEST_RUNS])
        chosen = request.GET.get(self.parameter_name, "")
        if is_key(chosen) and int(chosen) not in {run.pk for run in runs}:
            runs += visible.filter(pk=chosen)
        return [(str(run.pk), f"{run} {timezone.localtime(run.started_at):%m-%d %H:%M}") for run in runs]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(run=_key(self.value())) if self.value() else queryset


def _key(value: str) -> str:
    if not is_key(value):
        raise IncorrectLookupParameters(value)
    return value
