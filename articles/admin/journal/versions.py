"""Old versions of a record: the way back to one, or to one field of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import records
from articles.admin.forms.concurrent_edits import lock_record
from articles.display.errors import explain_validation
from articles.models import Action, Issue, Story, change
from articles.models.comparison import store_value, stored_value
from articles.models.visibility import visible_rows
from articles.permissions import User
from articles.records.undoing.written import UNITS, values_of

from .taking_back import report

NOT_RESTORED = frozenset({"held", "binned_at", "merged_into", "origin", "source", "position", "confidence", "warnings"})
"""What has other ways back, or is the machine's."""


@dataclass(frozen=True, slots=True)
class OldField:
    """A field as an old version has it; `differs` where it says something else today, and can be restored."""

    name: str
    label: str
    text: str
    differs: bool


def old_fields(row: Any, facts: Iterable[tuple[str, str, str]], now: Model | None) -> list[OldField]:
    """`facts` are name, label and text of what the version says; `now` is the record, if it may be restored."""
    names = set(differing_fields(row, now)) if now else set()
    fields = [OldField(name, label, text, name in names) for name, label, text in facts]
    kept = {field.name for field in fields}
    labels = {field.name: str(field.verbose_name) for field in row.tracked_fields}
    return [*fields, *(OldField(name, labels[name], "—", True) for name in labels if name in names - kept)]


def differing_fields(row: Any, now: Model) -> list[str]:
    """Those that can be restored, and say something else today."""
    old = values_of(row)
    return [name for name, value in old.items() if name not in NOT_RESTORED and stored_value(now, name) != value]


def restore_version_view(modeladmin: ModelAdmin, request: HttpRequest, key: int, version: int) -> HttpResponse:
    """Writes what the old version says into the record: all that a person may edit of it, or the one `field` named."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    model = modeladmin.model
    row = get_object_or_404(model.history, id=key, history_id=version)
    note = f"← {timezone.localtime(row.history_date):%Y-%m-%d %H:%M}"
    try:
        with transaction.atomic():
            lock_record(model, str(key))
            record = get_object_or_404(visible_rows(model._default_manager.all(), request.user), pk=key)
            if not modeladmin.has_change_permission(request, record):
                raise PermissionDenied
            names = differing_fields(row, record)
            if field := request.POST.get("field"):
                names = [name for name in names if name in _with_unit(field)]
                if field not in names:
                    raise Http404
            with change(Action.EDIT, by=request.user, note=note) as opened:
                _write(record, {name: values_of(row)[name] for name in names}, request.user)
        report(request, _("Restored: %s") % "、".join(_labels(model, names)), opened)
    except ValidationError as error:
        modeladmin.message_user(request, _("Not restored: %s") % explain_validation(error), "ERROR")
    return HttpResponseRedirect(request.headers.get("Referer") or "../..")


def _with_unit(name: str) -> frozenset[str]:
    return next((unit for unit in UNITS if name in unit), frozenset({name}))


def _labels(model: type[Model], names: Iterable[str]) -> list[str]:
    return [str(model._meta.get_field(name).verbose_name) for name in names]


def _write(record: Model, values: dict[str, Any], user: User) -> None:
    """By the writers of the form. Raises ValidationError."""
    if isinstance(record, Story):
        if "issue" in values:
            values["issue"] = _issue(values["issue"], user)
        records.edit(record.pk, values)
        return
    for name, value in values.items():
        store_value(record, name, value)
    record.full_clean()
    record.save()
    if isinstance(record, Issue):
        records.redate(record)


def _issue(key: int | None, user: User) -> Issue | None:
    issue = Issue.objects.visible_to(user).filter(pk=key).first()
    if key and issue is None:
        raise ValidationError(_("Its issue is no longer here."))
    return issue
