"""Issues: their list, and their page with sources and stories in order."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import RecordedAdmin
from articles.admin.journal.history import HistoryAdmin
from articles.admin.journal.versions import restore_version_view
from articles.admin.lists.export import EXPORT_VIEW, ExportedList, export_selected
from articles.admin.lists.filter_bar import BarFilter, RelatedFilter
from articles.admin.proofing.views import issue_proofing_view
from articles.models import Issue
from articles.models.keys import is_key
from articles.parsing.page_numbers import page_order
from articles.permissions import may_merge_issues
from articles.records.stories import redate

from .filing import merge_selected_issues
from .issue_form import IssueForm


class IssuePublicationFilter(RelatedFilter):
    title, parameter_name = _("publication"), "publication"
    field = Issue._meta.get_field("publication")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Issue]) -> QuerySet[Issue]:
        return queryset.filter(publication=self.chosen) if self.chosen else queryset


class IssueDateFilter(BarFilter):
    title, parameter_name = _("date"), "date"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("none", _("without a certain date"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Issue]) -> QuerySet[Issue]:
        return queryset.undated() if self.value() == "none" else queryset


class IssueAdmin(ExportedList, HistoryAdmin, RecordedAdmin):
    """A number of a publication, with its sources and its stories in order."""

    form = IssueForm
    actions = [merge_selected_issues, export_selected]
    extra_views = [
        EXPORT_VIEW,
        ("<int:issue_id>/proofing/", issue_proofing_view, "proofing"),
        ("<int:key>/restore-version/<int:version>/", restore_version_view, "restore_version"),
    ]
    list_display = ["__str__", "publication", "number", "date_shown", "date_basis", "number_of_stories"]
    list_filter = [IssuePublicationFilter, IssueDateFilter]
    list_select_related = ["publication"]
    ordering = ["-sorting_day", "-pk"]
    ready_sorts = ["sorting_day"]
    search_fields = ["number", "total_number", "title", "publication__name", "published_on"]
    autocomplete_fields = ["publication"]
    change_form_template = "admin/articles/issue/change_form.html"
    fieldsets = [
        (None, {"fields": ["publication", ("number", "total_number"), "title", "editors"]}),
        (_("Date"), {"fields": [("published_on", "date_basis"), ("not_before", "not_after")]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Issue]:
        return super().get_queryset(request).select_related("publication")

    def for_list(self, request: HttpRequest, rows: QuerySet[Issue]) -> QuerySet[Issue]:
        return rows.with_live_stories(request.user)

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return may_merge_issues(request.user)

    def why_kept(self, request: HttpRequest, issue: Issue) -> str:
        if issue.sources.exists():
            return gettext("“%s” has sources and cannot be deleted.") % issue
        return gettext("“%s” has stories and cannot be deleted.") % issue if issue.stories.exists() else ""

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Of one publication, where the list of stories asks for its issues."""
        publication = request.GET.get("publication", "")
        if is_key(publication):
            queryset = queryset.filter(publication=publication)
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("date"), ordering="sorting_day")
    def date_shown(self, issue: Issue) -> str:
        return issue.date_text or "—"

    @admin.display(description=_("stories"))
    def number_of_stories(self, issue: Issue) -> int:
        return issue.live_stories

    def save_model(self, request: HttpRequest, obj: Issue, form: IssueForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        redate(obj)
        if form.contradicted:
            text = gettext("%(date)s contradicts what was known (%(known)s). It is saved as given by a person.")
            outside = text % {"date": obj.date_text, "known": form.contradicted}
            self.message_user(request, outside, messages.WARNING)

    def form_context(self, request: HttpRequest, record: Issue | None) -> dict[str, Any]:
        if record is None:
            return {}
        stories = record.stories.visible_to(request.user).live().select_related("source").order_by("source", "position")
        sources = record.sources.visible_to(request.user).live().order_by("name")
        return {
            "sources": sorted(sources, key=lambda source: page_order(source.page)),
            "stories": sorted(stories, key=lambda story: page_order(story.page)),
        }
