"""计分办法 with their rows, 加扣分 and 报送登记."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms import BaseInlineFormSet, Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from articles.admin.base import RecordedAdmin
from articles.admin.forms.concurrent_edits import ConcurrentEditForm
from articles.admin.forms.widgets import RecordSelects
from articles.desk.scoring_rules import add_example_rules
from articles.display.enumeration import enumerated
from articles.models import Action, RuleFactor, RuleGroup, RulePoints, RuleQuota, change

from .list_views import LIST_VIEWS

CONDITIONS = ("level", "kind", "group", "medium", "genre", "form", "placement", "least", "most")


class NamedRows(BaseInlineFormSet):
    def add_fields(self, form: Form, index: int | None) -> None:
        """A row has no labels: its boxes are named by what heads their columns."""
        super().add_fields(form, index)
        for box in form.fields.values():
            widget = getattr(box.widget, "widget", box.widget)
            widget.attrs["aria-label"] = str(box.label or "")


def rule_rows(rows_model: type[Model], *values: str) -> type[admin.TabularInline]:
    """The rows of a rule: what they are worth, which is seen on the narrowest screen, and what they hold for."""

    class Rows(RecordSelects, admin.TabularInline):
        model = rows_model
        form = ConcurrentEditForm
        fields = ["position", *values, *CONDITIONS]
        autocomplete_fields = ["group", "medium"]
        formset = NamedRows
        extra = 0

    return Rows


def examples_view(modeladmin: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Adds the rules that come along, as records to be changed."""
    if request.method != "POST" or not modeladmin.has_add_permission(request):
        raise PermissionDenied
    with change(Action.EDIT, by=request.user):
        added = add_example_rules()
    text = gettext("Added: %s") % enumerated(added) if added else gettext("They are here already.")
    modeladmin.message_user(request, text, messages.SUCCESS if added else messages.INFO)
    return HttpResponseRedirect(reverse("admin:articles_scoringrule_changelist"))


class GroupRows(RecordSelects, admin.TabularInline):
    model = RuleGroup
    form = ConcurrentEditForm
    fields = ["group"]
    autocomplete_fields = ["group"]
    formset = NamedRows
    extra = 0


class QuotaRows(RecordSelects, admin.TabularInline):
    model = RuleQuota
    form = ConcurrentEditForm
    fields = ["position", "group", "medium", "least", "of", "period", "deduction"]
    autocomplete_fields = ["group", "medium"]
    formset = NamedRows
    extra = 0


class ScoringRuleAdmin(RecordedAdmin):
    extra_views = [("examples/", examples_view, "examples")]
    change_list_template = "admin/articles/scoringrule/list.html"
    list_display = ["name", "since", "until", "several_media", "joint_work", "counted"]
    search_fields = ["name"]
    inlines = [rule_rows(RulePoints, "points"), rule_rows(RuleFactor, "times", "plus"), QuotaRows, GroupRows]
    fieldsets: Any = [
        (None, {"fields": ["name", ("since", "until")]}),
        (None, {"fields": [("several_media", "counted"), ("joint_work", "composite_points")]}),
        (None, {"fields": [("cap", "cap_period"), ("base_points", "ties"), "decimals", "note"]}),
    ]


class PointAdjustmentAdmin(RecordedAdmin):
    list_display = ["unit", "day", "points", "voids_month", "reason", "story"]
    list_select_related = ["unit", "story"]
    search_fields = ["unit__name", "reason", "story__headline"]
    autocomplete_fields = ["unit", "story"]
    fields = ["unit", "day", ("points", "voids_month"), "reason", "story"]


class SubmissionAdmin(RecordedAdmin):
    """报送登记."""

    extra_views = LIST_VIEWS
    change_list_template = "admin/articles/register/list.html"
    list_display = ["title", "unit", "day", "story"]
    list_select_related = ["unit", "story"]
    search_fields = ["title", "unit__name"]
    autocomplete_fields = ["unit", "story"]
    fields = ["unit", "day", "title", "story"]
