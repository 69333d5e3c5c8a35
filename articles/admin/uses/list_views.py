"""A list entered into a register: the file, what each row would add, and only then the change."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.importing.upload_limits import refusal_of_upload
from articles.admin.journal.taking_back import report
from articles.desk.registering import Entering, ListedRecord, RowOutcome, enter_list, look_up
from articles.export.notice_workbook import CONTENT_TYPE
from articles.importing.register_lists import REGISTER_COLUMNS, RegisterList, blank_register, read_register
from articles.importing.remarks import remark_on
from articles.importing.sheets import ListError
from articles.models import Action, Publication, ReturnedTable, Unit, UnitGroup, change
from articles.permissions import User, may_add_media, may_add_stories, may_add_units
from articles.reading.errors import ReadingError

SHOWN = 300
"""Rows that the preview shows: those that are refused first."""

ORDER = [*RowOutcome]
MAKERS = {Publication: may_add_media, Unit: may_add_units, UnitGroup: may_add_units}
"""Who may make a name that a list has and nobody knows."""


class ListForm(forms.Form):
    table = forms.FileField(label=_("List"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}))

    def __init__(self, *args: Any, model: type[Model], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._model = model

    def clean_table(self) -> UploadedFile:
        """What is no list is told at once."""
        brought = self.cleaned_data["table"]
        self.data_of_table = brought.read()
        opened_list(self._model, self.data_of_table, brought.name)
        return brought


@dataclass(frozen=True, slots=True)
class ShownListRow:
    """`texts` are what the row says, in the order of the columns of the list."""

    listed: ListedRecord
    texts: Sequence[str]


def opened_list(model: type[Model], data: bytes, name: str) -> RegisterList:
    """Raises ValidationError."""
    try:
        return read_register(model, data, name)
    except ListError as error:
        raise forms.ValidationError([*error.problems]) from None
    except ReadingError as error:
        raise forms.ValidationError(str(remark_on(error))) from None


def blank_register_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    _check_rights(modeladmin, request)
    name = content_disposition_header(True, f"{modeladmin.opts.verbose_name_plural}.xlsx")
    made = blank_register(modeladmin.model)
    return HttpResponse(made, content_type=CONTENT_TYPE, headers={"Content-Disposition": name})


def list_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Asks for the file, and keeps it for the preview."""
    _check_rights(modeladmin, request)
    form = ListForm(request.POST or None, request.FILES or None, model=modeladmin.model)
    if refusal := refusal_of_upload(request):  # the file was not taken
        form = ListForm(model=modeladmin.model)
        messages.error(request, refusal)
    elif form.is_valid():
        ReturnedTable.objects.stale().delete()
        kept = ReturnedTable.objects.create(
            token=secrets.token_urlsafe(16),
            by=request.user,
            kind=modeladmin.opts.model_name,
            name=form.cleaned_data["table"].name[-1000:],
            data=form.data_of_table,
        )
        return HttpResponseRedirect(_address(modeladmin, "list_preview", kept.token))
    context = {
        "form": form,
        "columns": REGISTER_COLUMNS[modeladmin.model],
        "blank": _address(modeladmin, "blank_list"),
        "megabytes": settings.FILE_UPLOAD_MAX_MEMORY_SIZE // 2**20,
    }
    return _page(modeladmin, request, "bring.html", context)


def list_preview_view(modeladmin: ModelAdmin, request: HttpRequest, token: str) -> HttpResponse:
    """Shows what the list would do, and does it. Only who brought the list."""
    _check_rights(modeladmin, request)
    kept = get_object_or_404(ReturnedTable, token=token, by=request.user, kind=modeladmin.opts.model_name)
    if "cancel" in request.POST:
        kept.delete()
        messages.info(request, gettext("Nothing was changed."))
        return HttpResponseRedirect(_address(modeladmin, "changelist"))
    listed = opened_list(modeladmin.model, bytes(kept.data), kept.name)
    if "confirm" in request.POST:
        return _entered(modeladmin, request, kept, listed)
    found = look_up(modeladmin.model, listed, request.user)
    rows = sorted(found.records, key=lambda each: ORDER.index(each.outcome))
    context = {
        "kept": kept,
        "found": found,
        "counts": {outcome.value: len(found.of(outcome)) for outcome in RowOutcome},
        "columns": listed.columns,
        "rows": _shown(rows[:SHOWN], modeladmin.model, listed),
        "left_out": max(len(rows) - SHOWN, 0),
        "unknown_heads": listed.unknown,
        "unknown": _unknown_names(found, request.user),
        "may_enter": _may_enter(found, request.user),
    }
    return _page(modeladmin, request, "preview.html", context)


def _entered(modeladmin: ModelAdmin, request: HttpRequest, kept: ReturnedTable, listed: RegisterList) -> HttpResponse:
    """As one change. Names are made where they are ticked, by those who may."""
    making = {
        model: request.POST.getlist(model._meta.model_name) if may_make(request.user) else []
        for model, may_make in MAKERS.items()
    }
    with change(Action.EDIT, by=request.user, note=kept.name) as done:
        entering = enter_list(modeladmin.model, listed, request.user, making=making)
        if not _may_enter(entering, request.user):
            raise PermissionDenied
        kept.delete()
    text = ngettext("%d row was entered.", "%d rows were entered.", entering.ready) % entering.ready
    report(request, text, done)
    left = len(entering.of(RowOutcome.REFUSED)) + len(entering.of(RowOutcome.WAITING))
    if left:
        messages.warning(request, ngettext("%d row was left out.", "%d rows were left out.", left) % left)
    return HttpResponseRedirect(_address(modeladmin, "changelist"))


def _may_enter(entering: Entering, user: User) -> bool:
    """A title that the archive does not know is a new story."""
    return not entering.title_only or may_add_stories(user)


def _unknown_names(found: Entering, user: User) -> list[Mapping[str, Any]]:
    """By what they would be names of."""
    return [
        {
            "box": model._meta.model_name,
            "label": model._meta.verbose_name_plural,
            "names": [(name, number) for (of, name), number in found.unknown.most_common() if of is model],
            "may_make": may_make(user),
        }
        for model, may_make in MAKERS.items()
        if any(of is model for of, _name in found.unknown)
    ]


def _shown(found: Sequence[ListedRecord], model: type[Model], listed: RegisterList) -> list[ShownListRow]:
    fields = {field.name: field for field in model._meta.concrete_fields}
    labels = {
        column.name: dict(fields[column.name].flatchoices) if column.name in fields else {} for column in listed.columns
    }
    return [
        ShownListRow(each, [_text(each.row.values.get(name, ""), known) for name, known in labels.items()])
        for each in found
    ]


def _text(value: Any, labels: Mapping[Any, Any]) -> str:
    if isinstance(value, bool):
        return "✓" if value else "—"
    return "、".join(value) if isinstance(value, list) else str(labels.get(value, value))


def _check_rights(modeladmin: ModelAdmin, request: HttpRequest) -> None:
    """A list adds records, and completes those that are here."""
    if not (modeladmin.has_add_permission(request) and modeladmin.has_change_permission(request)):
        raise PermissionDenied


def _address(modeladmin: ModelAdmin, page: str, *args: str) -> str:
    return reverse(f"admin:articles_{modeladmin.opts.model_name}_{page}", args=args)


def _page(modeladmin: ModelAdmin, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    common = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Enter a list"),
        "opts": modeladmin.opts,
        "media": modeladmin.media,
    }
    return TemplateResponse(request, f"admin/articles/register/{template}", common | context)


LIST_VIEWS = [
    ("list/", list_view, "list"),
    ("list/blank/", blank_register_view, "blank_list"),
    ("list/<str:token>/", list_preview_view, "list_preview"),
]
"""The pages of a register that takes lists."""
