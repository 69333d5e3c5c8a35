"""采用记录: their list and their form."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import RecordedAdmin
from articles.admin.journal.history import HistoryAdmin
from articles.admin.journal.versions import restore_version_view
from articles.admin.lists.export import EXPORT_VIEW, ExportedList, export_selected
from articles.admin.lists.filter_bar import BarFilter
from articles.models import Use
from articles.models.use import UseQuerySet

from .list_views import LIST_VIEWS
from .proof_views import proof_context, proof_file_view, proof_view


class UndatedFilter(BarFilter):
    title, parameter_name = _("day"), "day"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("none", _("undated"))]

    def queryset(self, request: HttpRequest, queryset: UseQuerySet) -> UseQuerySet:
        return queryset.undated() if self.value() else queryset


class UseAdmin(ExportedList, HistoryAdmin, RecordedAdmin):
    """采用记录: uses by media, in the order in which the desk was sent them."""

    actions = [export_selected]
    extra_views = [
        EXPORT_VIEW,
        ("<int:key>/restore-version/<int:version>/", restore_version_view, "restore_version"),
        ("<int:key>/proof/", proof_view, "proof"),
        ("<int:key>/proof/file/", proof_file_view, "proof_file"),
        *LIST_VIEWS,
    ]
    change_form_template = "admin/articles/use/change_form.html"
    change_list_template = "admin/articles/register/list.html"
    list_display = ["story", "medium", "used_on", "number", "page", "form", "placement", "proved"]
    list_filter = [UndatedFilter]
    list_select_related = ["story", "medium", "proof_file"]
    search_fields = ["story__headline", "medium__name"]
    autocomplete_fields = ["story", "medium"]
    ordering = ["-used_on", "position", "-pk"]
    fields = [
        "story",
        "medium",
        ("used_on", "number", "page"),
        ("form", "placement", "kind"),
        "is_commissioned",
        "link",
        ("proof", "proved_on", "position"),
    ]

    def for_list(self, request: HttpRequest, rows: UseQuerySet) -> UseQuerySet:
        return rows.defer("proof_file__data")

    @admin.display(description=_("proof"))
    def proved(self, use: Use) -> SafeString | str:
        if use.proof_file_id is None:
            return use.proof
        url = reverse("admin:articles_use_proof_file", args=[use.pk])
        return format_html('<a href="{}">{}</a> {}', url, use.proof_file, use.proof)

    def form_context(self, request: HttpRequest, record: Use | None) -> dict[str, Any]:
        return proof_context(record)

    def response_post_save_add(self, request: HttpRequest, obj: Use) -> HttpResponse:
        """Back to the story, where one asked for it."""
        if request.GET.get("story") != str(obj.story_id):
            return super().response_post_save_add(request, obj)
        return HttpResponseRedirect(reverse("admin:articles_story_change", args=(obj.story_id,)))
