"""The register of 供稿单位 and their groups."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import RecordedAdmin
from articles.admin.forms.concurrent_edits import ConcurrentEditForm
from articles.admin.forms.fields import ProseFormField
from articles.admin.journal.history import HistoryAdmin
from articles.admin.journal.taking_back import report
from articles.admin.journal.versions import restore_version_view
from articles.admin.lists.keyset import Order
from articles.admin.lists.paging import PagedList, order_by
from articles.desk.unit_order import arrange_by_area, arrange_by_strokes
from articles.display.enumeration import enumerated
from articles.models import Action, ScoringRule, Unit, UnitGroup, change
from articles.models.unit import IN_ORDER

from .list_views import LIST_VIEWS

MOST_NAMED = 10
"""Units, or rules, that a message names."""


@admin.action(description=_("Arrange by area code"), permissions=["change"])
def arrange_units_by_area(modeladmin: ModelAdmin, request: HttpRequest, units: QuerySet[Unit]) -> None:
    with change(Action.EDIT, by=request.user, note=gettext("arranged by area code")) as done:
        number = arrange_by_area(units)
    report(request, _moved_text(number), done)


@admin.action(description=_("Arrange by strokes"), permissions=["change"])
def arrange_units_by_strokes(modeladmin: ModelAdmin, request: HttpRequest, units: QuerySet[Unit]) -> None:
    with change(Action.EDIT, by=request.user, note=gettext("arranged by strokes")) as done:
        number = arrange_by_strokes(units)
    report(request, _moved_text(number), done)


def _moved_text(number: int) -> str:
    return ngettext("%d unit was moved.", "%d units were moved.", number) % number


class UnitForm(ConcurrentEditForm):
    class Meta:
        model = Unit
        fields = ("name", "group", "position", "aliases", "since", "until", "is_own_office")
        field_classes = {"aliases": ProseFormField}


class UnitList(PagedList):
    """Group by group."""

    def usual_order(self, queryset: QuerySet) -> Order:
        return order_by(*IN_ORDER, descending=False)


class UnitAdmin(HistoryAdmin, RecordedAdmin):
    """The register of 供稿单位."""

    form = UnitForm
    actions = [arrange_units_by_area, arrange_units_by_strokes]
    extra_views = [
        ("<int:key>/restore-version/<int:version>/", restore_version_view, "restore_version"),
        *LIST_VIEWS,
    ]
    change_list_template = "admin/articles/register/list.html"
    list_display = ["name", "group", "aliases", "since", "until", "is_own_office"]
    list_select_related = ["group"]
    search_fields = ["name", "aliases"]
    fields = ["name", ("group", "position"), "aliases", ("since", "until"), "is_own_office"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PagedList]:
        return UnitList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Unit]:
        return super().get_queryset(request).in_order()

    def why_kept(self, request: HttpRequest, unit: Unit) -> str:
        text = gettext("“%s” contributed stories and cannot be deleted. Say until when it was there instead.")
        if unit.contributions.exists():
            return text % unit
        text = gettext("“%s” has submissions, bonuses, deductions or objections and cannot be deleted.")
        is_counted = any(each.exists() for each in (unit.submissions, unit.adjustments, unit.objections))
        return text % unit if is_counted else ""


class UnitGroupAdmin(RecordedAdmin):
    list_display = ["name", "position"]
    search_fields = ["name"]
    fields = ["name", "position"]

    def why_kept(self, request: HttpRequest, group: UnitGroup) -> str:
        """Names the units of the group and the rules with a line for it."""
        units = list(group.units.in_order().values_list("name", flat=True)[: MOST_NAMED + 1])
        rules = list(ScoringRule.objects.asking_for(group).values_list("name", flat=True))
        text = gettext("“%(group)s” is used and cannot be deleted. %(users)s")
        users = [(gettext("Its units: %s."), units), (gettext("Scoring rules that name it: %s."), rules)]
        told = " ".join(told % _first_of(names) for told, names in users if names)
        return text % {"group": group, "users": told} if told else ""


def _first_of(names: list[str]) -> str:
    return enumerated([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])])
