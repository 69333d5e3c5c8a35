"""What became of a record, change by change. To be read only: nothing is written from here."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import DeletedObject, ModelChange, ModelDelta
from simple_history.template_utils import HistoricalRecordContextHelper

from articles.display.enumeration import enumerated
from articles.display.field_text import field_text
from articles.display.text_differences import Paragraph, text_differences
from articles.models import Change
from articles.models.keys import is_key
from articles.models.visibility import if_visible, may_see_all
from articles.permissions import User

from .versions import NOT_RESTORED, differing_fields, old_fields

BOOKKEEPING = {"held", "version", "changed_at", "change"}
"""What changes with every change."""

NOT_SHOWN = BOOKKEEPING | {"id", "public_id", "machine", "confidence", "dated", "position", "figures"}


def with_changes(rows: QuerySet, user: User) -> QuerySet:
    """Rows of a history with their changes. Each knows in `is_change_visible` whether the user may see all that its
    change wrote: else neither its note nor its page is for this user."""
    changes = Change.objects.visible_to(user).filter(pk=OuterRef("change"))
    return rows.select_related("change__by", "change__run").annotate(is_change_visible=Exists(changes))


def as_then(row: Any) -> Model:
    """The record as a row of its history has it.

    A relation to a record that was deleted since leads to what the history last had of that, or to None.
    """
    record = row.instance
    for field in row.tracked_fields:
        if field.is_relation:
            try:
                getattr(record, field.name)
            except ObjectDoesNotExist:
                field.set_cached_value(record, last_known(field.related_model, getattr(record, field.attname)))
    return record


def last_known(model: type[Model], key: Any) -> Model | None:
    """What the history last had of a record, if the model has a history."""
    row = model.history.filter(**{model._meta.pk.attname: key}).first() if hasattr(model, "history") else None
    return as_then(row) if row else None


def version_title(row: Any) -> str:
    """What the record was called at this row of its history."""
    try:
        return str(row.instance)
    except ObjectDoesNotExist:
        return str(as_then(row))


def attached_text(row: Any, name: str) -> str:
    """The tag or place of a history row, which was read together with it."""
    return str(getattr(row, name) or gettext("(no longer here)"))


def facts_of(record: Model, names: Collection[str], user: User) -> list[tuple[str, str]]:
    """Label and value of each of these fields that says something."""
    return [(label, text) for _name, label, text in named_facts(record, names, user)]


def named_facts(record: Model, names: Collection[str], user: User) -> list[tuple[str, str, str]]:
    """The same with the names of the fields."""
    facts = []
    for field in (each for each in record._meta.concrete_fields if each.name in names):
        value = getattr(record, field.name)
        is_gone = value is None and getattr(record, field.attname) is not None
        if is_gone:
            text = gettext("(no longer here)")
        elif isinstance(value, Model) and not if_visible(value, user):
            text = gettext("(not shown to you)")
        else:
            text = field_text(record, field.name, value)
        if text:
            facts.append((field.name, str(field.verbose_name), text))
    return facts


def not_kept(row: Any) -> list[str]:
    """What the fields are called that the history lacks, but for those that only repeat others: those nobody edits."""
    fields = (row.instance_type._meta.get_field(name) for name in row._history_excluded_fields)
    return [str(field.verbose_name) for field in fields if field.editable and not field.many_to_many]


class EditorialDifferences(HistoricalRecordContextHelper):
    """Values in the words of the form; a value that says nothing is called empty."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def prepare_delta_change_value(self, change: ModelChange, value: Any) -> str:
        if isinstance(value, DeletedObject):
            value = None if value.pk is None else last_known(value.model, value.pk) or gettext("(no longer here)")
        if isinstance(value, Model) and not if_visible(value, self.user):
            value = gettext("(not shown to you)")
        return field_text(self.model, change.field, value) or gettext("(empty)")

    def context_for_delta_changes(self, delta: ModelDelta) -> list[dict[str, Any]]:
        """Each with its field; of two texts `paragraphs` say what differs, character by character."""
        return [
            {
                "name": each.field,
                "field": self.model._meta.get_field(each.field).verbose_name,
                "old": self.prepare_delta_change_value(each, each.old),
                "new": self.prepare_delta_change_value(each, each.new),
                "paragraphs": self._paragraphs(each),
                "before": delta.old_record.history_id,
                "is_restorable": each.field not in NOT_RESTORED,
            }
            for each in delta.changes
            if each.field not in NOT_SHOWN
        ]

    def _paragraphs(self, change: ModelChange) -> list[Paragraph]:
        is_text = isinstance(change.old, str) and isinstance(change.new, str) and change.old and change.new
        has_choices = self.model._meta.get_field(change.field).choices
        return text_differences(change.old, change.new) if is_text and not has_choices else []


class HistoryAdmin(SimpleHistoryAdmin):
    """The library would let whoever may read a record write it by posting to an old version: here that is refused."""

    object_history_template = "admin/articles/history.html"

    def get_history_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet:
        return with_changes(super().get_history_queryset(request, *args, **kwargs), request.user)

    def get_historical_record_context_helper(self, request: HttpRequest, record: Any) -> HistoricalRecordContextHelper:
        return EditorialDifferences(self.model, record, user=request.user)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        self._check(request, object_id)
        here = self.get_queryset(request).filter(pk=object_id).first()
        may_restore = here is not None and self.has_change_permission(request, here)
        return super().history_view(request, object_id, {**(extra_context or {}), "may_restore": may_restore})

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """An old version, field by field."""
        self._check(request, object_id, version_id)
        rows = with_changes(self.model.history.all(), request.user)
        row = get_object_or_404(rows, **{self.opts.pk.attname: object_id, "history_id": version_id})
        if request.method != "GET" or not self.has_view_or_change_permission(request, row.instance):
            raise PermissionDenied
        record, here = as_then(row), self.get_queryset(request).filter(pk=object_id).first()
        names = {field.name for field in row.tracked_fields} - NOT_SHOWN
        may_restore = here is not None and self.has_change_permission(request, here)
        context = {
            **self.admin_site.each_context(request),
            "title": (gettext("%s (older version)") if row.next_record else gettext("%s (current version)")) % record,
            "opts": self.opts,
            "object": record,
            "row": row,
            "fields": old_fields(row, named_facts(record, names, request.user), here if may_restore else None),
            "may_restore": may_restore and bool(differing_fields(row, here)),
            "not_kept": enumerated(not_kept(row)),
        }
        return TemplateResponse(request, "admin/articles/old_version.html", context)

    def _check(self, request: HttpRequest, *keys: str) -> None:
        """Raises Http404 for what can be no key, and for a record hidden from the user. One that is gone has a history
        all the same, for who may see all there was."""
        if not all(map(is_key, keys)):
            raise Http404
        if self.get_queryset(request).filter(pk=keys[0]).exists():
            return
        if not may_see_all(request.user) or self.model._base_manager.filter(pk=keys[0]).exists():
            raise Http404
