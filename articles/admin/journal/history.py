"""What became of a record, change by change. To be read only: nothing is written from here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import DeletedObject, ModelChange, ModelDelta
from simple_history.template_utils import HistoricalRecordContextHelper

from articles.display.field_text import field_text
from articles.models.keys import is_key

BOOKKEEPING = {"held", "version", "changed_at", "change"}
"""What changes with every change."""

NOT_SHOWN = BOOKKEEPING | {"id", "machine", "confidence", "dated", "position"}


def _known(*keys: str) -> None:
    """Raises Http404 where a part of an address can be the key of nothing."""
    if not all(map(is_key, keys)):
        raise Http404


def _title(row: Any) -> str:
    return (gettext("%s, as it was") if row.next_record else gettext("%s, as it stands")) % row.instance


def facts_of(record: Any, names: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Label and value of each field, or of each of these, that says something."""
    fields = [field for field in record._meta.concrete_fields if field.name not in NOT_SHOWN]
    asked = [field for field in fields if field.name in names] if names else fields
    texts = [(field.verbose_name, field_text(record, field.name, getattr(record, field.name))) for field in asked]
    return [(label, text) for label, text in texts if text]


class EditorialDifferences(HistoricalRecordContextHelper):
    """Values in the words of the form; a value that says nothing is called empty."""

    def prepare_delta_change_value(self, change: ModelChange, value: Any) -> str:
        if isinstance(value, DeletedObject) and value.pk is None:
            value = None
        return field_text(self.model, change.field, value) or gettext("(empty)")

    def context_for_delta_changes(self, delta: ModelDelta) -> list[dict[str, Any]]:
        changes = [each for each in delta.changes if each.field not in NOT_SHOWN]
        return super().context_for_delta_changes(replace(delta, changes=changes))


class HistoryAdmin(SimpleHistoryAdmin):
    """The library would let whoever may read a record write it by posting to an old version: here that is refused."""

    object_history_template = "admin/articles/history.html"

    def get_history_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet:
        return super().get_history_queryset(request, *args, **kwargs).select_related("change__by", "change__run")

    def get_historical_record_context_helper(self, request: HttpRequest, record: Any) -> HistoricalRecordContextHelper:
        return EditorialDifferences(self.model, record, max_displayed_delta_change_chars=200)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        _known(object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """An old version, field by field."""
        _known(object_id, version_id)
        rows = self.model.history.select_related("change__by", "change__run")
        row = get_object_or_404(rows, **{self.opts.pk.attname: object_id, "history_id": version_id})
        if request.method != "GET" or not self.has_view_or_change_permission(request, row.instance):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _title(row),
            "opts": self.opts,
            "object": row.instance,
            "row": row,
            "facts": facts_of(row.instance),
        }
        return TemplateResponse(request, "admin/articles/old_version.html", context)
