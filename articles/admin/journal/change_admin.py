"""The journal, day by day: each act of a person or of an import, and the records that it wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin
from articles.admin.lists.paging import PagedList
from articles.models import ATTACHMENTS, REGISTERS, Attachment, Change, Issue, Publication, Story

from .filters import ActionFilter, FirstDayFilter, LastDayFilter, PersonFilter, RunFilter
from .history import attached_text, version_title
from .lines import lines_by_change, record_url
from .preview import undo_preview
from .taking_back import add_buttons, undo_view

SHOWN = 100
"""Rows of one kind that a page names: an import writes thousands."""


@dataclass(frozen=True, slots=True)
class WrittenRecords:
    """What a change wrote of one kind of record; `rows` are the addresses and names of the first of them."""

    kind: str
    number: int
    rows: list[tuple[str, str]]


class Journal(PagedList):
    """Each change with its day, what it wrote and the button that takes it back."""

    def lines(self, keys: list[int]) -> list[Change]:
        changes, found = super().lines(keys), lines_by_change(keys)
        for change in changes:
            change.lines = found.get(change.pk, [])
            change.day = timezone.localdate(change.at)
        add_buttons(changes, self.request.user)
        return changes


class ChangeAdmin(ReadOnlyAdmin):
    extra_views = [("<int:change_id>/undo/", undo_view, "undo")]
    list_select_related = ["by", "run", "undoes"]
    list_filter = [PersonFilter, ActionFilter, FirstDayFilter, LastDayFilter, RunFilter]
    fields = ["action", "takes_back", "who", "at", "run", "note"]
    readonly_fields = ["who", "takes_back"]
    change_form_template = "admin/articles/change/change_form.html"
    change_list_template = "admin/articles/change/change_list.html"

    class Media:
        js = [Script("articles/journal.js", type="module")]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PagedList]:
        return Journal

    @admin.display(description=_("takes back"))
    def takes_back(self, change: Change) -> SafeString | str:
        if not change.undoes:
            return "—"
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:articles_change_change", args=[change.undoes_id]), change.undoes
        )

    @admin.display(description=_("by"))
    def who(self, change: Change) -> str:
        return change.who

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        today = timezone.localdate()
        days = {"today": today, "yesterday": today - timedelta(days=1)}
        return super().changelist_view(request, {**days, **(extra_context or {})})

    def form_context(self, request: HttpRequest, record: Change) -> dict[str, Any]:
        return {"written": written_records(record), "preview": undo_preview(record, request.user)}


def written_records(change: Change) -> list[WrittenRecords]:
    kinds = (
        *(_records(change, model) for model in (Publication, Issue, Story, *REGISTERS)),
        *(_attachments(change, model) for model in ATTACHMENTS),
    )
    return [kind for kind in kinds if kind.number]


def _records(change: Change, model: type[Model]) -> WrittenRecords:
    rows = model.history.filter(change=change).order_by("history_id")
    shown = [(record_url(model, row.id), version_title(row)) for row in rows[:SHOWN]]
    return WrittenRecords(model._meta.verbose_name_plural, rows.count(), shown)


def _attachments(change: Change, model: type[Attachment]) -> WrittenRecords:
    rows: QuerySet = (
        model.history.filter(change=change).select_related("story", model.thing_field).order_by("history_id")
    )
    shown = [
        (
            record_url(Story, row.story_id),
            f"{attached_text(row, model.thing_field)} · {row.get_state_display()} · {row.story}",
        )
        for row in rows[:SHOWN]
    ]
    return WrittenRecords(model._meta.verbose_name_plural, rows.count(), shown)
