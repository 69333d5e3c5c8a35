"""An edited table comes back: the file, what differs by character, and only then the change."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.importing.upload_limits import refusal_of_upload
from articles.admin.journal.taking_back import report
from articles.display.text_differences import Paragraph, text_differences
from articles.export.exports import column_heads
from articles.export.returned_cells import WRITABLE
from articles.export.returning import CellDifference, RowDifference, compare_table, write_back
from articles.export.table_files import TableError, TableFile, read_table
from articles.importing.remarks import remark_on
from articles.models import Action, ReturnedTable, Story, change
from articles.models.department import kept_stories
from articles.models.story import StoryQuerySet
from articles.permissions import may_edit_stories, may_make_tags
from articles.reading.errors import ReadingError

SHOWN = 100
"""Rows that the preview shows."""

SHORT = 120
"""Characters of a text that is shown whole."""

LIST = "admin:articles_story_changelist"
PREVIEW = "admin:articles_story_return_preview"


class TableForm(forms.Form):
    table = forms.FileField(
        label=_("Table"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("XLSX, or CSV in UTF-8 or GBK, as it was exported; with the column of the record numbers."),
    )

    def clean_table(self) -> UploadedFile:
        """What is no table is told at once."""
        brought = self.cleaned_data["table"]
        self.data_of_table = brought.read()
        opened(self.data_of_table)
        return brought


@dataclass(frozen=True, slots=True)
class ShownCell:
    """`is_short` where both texts can be read side by side."""

    cell: CellDifference
    paragraphs: Sequence[Paragraph]
    is_short: bool


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    row: RowDifference
    title: str
    cells: Sequence[ShownCell]


def opened(data: bytes) -> TableFile:
    """Raises ValidationError."""
    try:
        return read_table(data, "story")
    except TableError as error:
        raise forms.ValidationError(str(error)) from None
    except ReadingError as error:
        raise forms.ValidationError(str(remark_on(error))) from None


def return_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Asks for the file, and keeps it for the preview."""
    _check_permission(request)
    form = TableForm(request.POST or None, request.FILES or None)
    if refusal := refusal_of_upload(request):  # the file was not taken
        form = TableForm()
        messages.error(request, refusal)
    elif form.is_valid():
        ReturnedTable.objects.stale().delete()
        kept = ReturnedTable.objects.create(
            token=secrets.token_urlsafe(16),
            by=request.user,
            name=form.cleaned_data["table"].name[:1000],
            data=form.data_of_table,
        )
        return HttpResponseRedirect(reverse(PREVIEW, args=(kept.token,)))
    context = {"form": form, "megabytes": settings.FILE_UPLOAD_MAX_MEMORY_SIZE // 2**20}
    return _page(modeladmin, request, "return.html", context)


def return_preview_view(modeladmin: ModelAdmin, request: HttpRequest, token: str) -> HttpResponse:
    """Shows what differs, and writes it. Only who brought the table."""
    _check_permission(request)
    kept = get_object_or_404(ReturnedTable, token=token, by=request.user, kind="story")
    if "cancel" in request.POST:
        kept.delete()
        messages.info(request, gettext("Nothing was changed."))
        return HttpResponseRedirect(reverse(LIST))
    if "confirm" in request.POST:
        return _write(request, kept)
    table = read_table(bytes(kept.data), "story")
    found = compare_table(table, _stories(request), most=SHOWN)
    kept.stamps = found.stamps
    kept.save(update_fields=["stamps"])
    titles = Story.objects.visible_to(request.user).in_bulk([row.key for row in found.shown if row.key])
    context = {
        "kept": kept,
        "found": found,
        "rows": [_shown(row, titles.get(row.key)) for row in found.shown],
        "left_out": found.ready + found.refused - len(found.shown),
        "unknown_heads": table.unknown,
        "fixed_heads": _fixed_heads(table),
        "unknown_tags": found.unknown_tags.most_common(),
        "may_make_tags": may_make_tags(request.user),
    }
    return _page(modeladmin, request, "return_preview.html", context)


def _write(request: HttpRequest, kept: ReturnedTable) -> HttpResponse:
    """As one change. Tags are made where they are ticked, by those who may."""
    ticked = request.POST.getlist("tag") if may_make_tags(request.user) else []
    stamps = {int(key): stamp for key, stamp in kept.stamps.items()}
    with change(Action.EDIT, by=request.user) as done:
        table = read_table(bytes(kept.data), "story")
        written, changed = write_back(table, _stories(request), stamps, new_tags=ticked)
        kept.delete()
    report(request, ngettext("%d story was changed.", "%d stories were changed.", written) % written, done)
    if changed:
        text = ngettext(
            "%d story was changed by somebody since it was shown, and left alone.",
            "%d stories were changed by somebody since they were shown, and left alone.",
            changed,
        )
        messages.warning(request, text % changed)
    return HttpResponseRedirect(reverse(LIST))


def _stories(request: HttpRequest) -> StoryQuerySet:
    """Those that the user may change."""
    return kept_stories(Story.objects.visible_to(request.user).live(), request.user)


def _shown(row: RowDifference, story: Story | None) -> ReturnedRow:
    cells = [
        ShownCell(cell, text_differences(cell.before, cell.after), max(len(cell.before), len(cell.after)) <= SHORT)
        for cell in row.cells
    ]
    return ReturnedRow(row, str(story or ""), cells)


def _fixed_heads(table: TableFile) -> list[str]:
    """Of the columns that say what an issue, a source or the machine says."""
    heads = column_heads("story")
    return [heads[name] for name in table.columns if name not in (*WRITABLE, "id", "stamp")]


def _check_permission(request: HttpRequest) -> None:
    if not may_edit_stories(request.user):
        raise PermissionDenied


def _page(modeladmin: ModelAdmin, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    common = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Bring a table back"),
        "opts": modeladmin.opts,
        "media": modeladmin.media,
    }
    return TemplateResponse(request, f"admin/articles/story/{template}", common | context)
