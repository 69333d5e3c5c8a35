"""A source: its facts, its text with the role of each passage, and its bytes to take away."""

from __future__ import annotations

import io
from bisect import bisect_right
from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin
from articles.admin.jobs.pages import follow
from articles.admin.proofing.views import source_proofing_view
from articles.admin.story.passages import label_passages
from articles.display.field_text import share_in_per_cent
from articles.display.labels import ROLES, omission_texts
from articles.jobs.rereading_sources import reread_later
from articles.models import Source
from articles.parsing.values import Role
from articles.permissions import may_file_sources, may_import
from articles.records.printed import PrintedSource, printed_source

from .filing import file_selected_sources
from .page_images import FilePage, file_pages, page_image_response


def download_view(modeladmin: ModelAdmin, request: HttpRequest, source_id: int) -> FileResponse:
    """The bytes as they came, never shown in the browser: they may be a page with scripts."""
    source, data = _original(modeladmin, request, source_id)
    return FileResponse(
        io.BytesIO(data), as_attachment=True, filename=source.name, content_type="application/octet-stream"
    )


def source_page_view(modeladmin: ModelAdmin, request: HttpRequest, source_id: int, page: int) -> HttpResponse:
    source, data = _original(modeladmin, request, source_id)
    return page_image_response(data, source.name, page)


def _original(modeladmin: ModelAdmin, request: HttpRequest, source_id: int) -> tuple[Source, bytes]:
    source = get_object_or_404(Source.objects.visible_to(request.user).select_related("stored"), pk=source_id)
    if not modeladmin.has_view_permission(request, source):
        raise PermissionDenied
    return source, source.stored.data


@admin.action(description=_("Read again"), permissions=["reread"])
def reread_selected_sources(modeladmin: ModelAdmin, request: HttpRequest, sources: QuerySet[Source]) -> HttpResponse:
    """By a job: what a person decided stays."""
    return follow(reread_later(sources.values_list("pk", flat=True), by=request.user))


class SourceAdmin(ReadOnlyAdmin):
    actions = [file_selected_sources, reread_selected_sources]
    extra_views = [
        ("<int:source_id>/download/", download_view, "download"),
        ("<int:source_id>/page/<int:page>/", source_page_view, "page"),
        ("<int:source_id>/proofing/", source_proofing_view, "proofing"),
    ]
    list_display = ["name", "issue", "page", "page_name", "added_at"]
    list_select_related = ["issue__publication"]
    search_fields = ["name", "sha256"]
    fieldsets = [
        (None, {"fields": ["name", "issue_link", ("page", "page_name"), "address_link", "added_at"]}),
        (_("Technical facts"), {"fields": ["media_type", "size", "sha256", "reader"], "classes": ["collapse"]}),
    ]
    readonly_fields = ["issue_link", "address_link", "reader"]
    change_form_template = "admin/articles/source/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """The list is of those here; one in the bin has its page, to which its stories lead."""
        is_list = request.resolver_match and request.resolver_match.url_name == "articles_source_changelist"
        return super().get_queryset(request).live() if is_list else super().get_queryset(request)

    def has_reread_permission(self, request: HttpRequest) -> bool:
        return may_import(request.user)

    def has_file_permission(self, request: HttpRequest) -> bool:
        return may_file_sources(request.user)

    @admin.display(description=_("issue"))
    def issue_link(self, source: Source) -> SafeString | str:
        if source.issue is None:
            return "—"
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:articles_issue_change", args=(source.issue_id,)), source.issue
        )

    @admin.display(description=_("address of the page"))
    def address_link(self, source: Source) -> SafeString | str:
        if not source.address:
            return "—"
        return format_html('<a href="{0}" target="_blank" rel="noopener noreferrer">{0}</a>', source.address)

    @admin.display(description=_("read by"))
    def reader(self, source: Source) -> str:
        reading = source.readings.defer("text").first()
        return f"{reading.reader} ({reading.encoding})" if reading else "—"

    def form_context(self, request: HttpRequest, record: Source) -> dict[str, Any]:
        printed = printed_source(record)
        if printed is None:
            return {}
        return {
            "printed": printed,
            "passages": label_passages(printed.passages),
            "legend": legend(printed),
            "pages": [(page, _first_passage(printed, page)) for page in file_pages(printed.reading)],
            "left_out": omission_texts(printed.reading.left_out),
            "share": printed.share_in_stories,
            "share_text": share_in_per_cent(printed.share_in_stories or 0),
        }


def _first_passage(printed: PrintedSource, page: FilePage) -> int | None:
    """Where the passage starts in which the text of the page begins; None for a page without text."""
    starts = [passage.block.start for passage in printed.passages]
    return None if page.start is None else starts[bisect_right(starts, page.start) - 1]


def legend(printed: PrintedSource) -> list[tuple[str, list[tuple[Role, str]]]]:
    """Two groups of roles with their words, for the colours of the text: those of stories, those of no story."""
    groups = ((gettext("In stories:"), True), (gettext("In no story:"), False))
    return [(words, [(role, ROLES[role]) for role in printed.roles_in(stories=of)]) for words, of in groups]
