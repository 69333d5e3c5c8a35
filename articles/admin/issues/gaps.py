"""The table of issues and pages expected, present and missing, of one publication: to read, print or take away."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.fields import DayFormField
from articles.display.enumeration import enumerated
from articles.export.table import Table
from articles.export.xlsx_format import XlsxFormat
from articles.models import Publication
from articles.reports.gaps import Gaps, Slot, gaps, span_of

LONGEST = 1100
"""Days of a table: three years."""


class SpanForm(forms.Form):
    first = DayFormField(label=_("From"))
    last = DayFormField(label=_("To"))

    def clean(self) -> dict[str, Any]:
        span = super().clean()
        if not self.errors and not 0 <= (span["last"] - span["first"]).days <= LONGEST:
            raise forms.ValidationError(_("The first day must come before the last, by three years at most."))
        return span


def gaps_view(modeladmin: ModelAdmin, request: HttpRequest, publication_id: int) -> HttpResponse:
    publication = get_object_or_404(Publication, pk=publication_id)
    if not modeladmin.has_view_permission(request, publication):
        raise PermissionDenied
    first, last = span_of(publication, timezone.localdate(), request.user)
    form = SpanForm(request.GET if "first" in request.GET else {"first": first, "last": last})
    found = gaps(publication, user=request.user, **form.cleaned_data) if form.is_valid() else None
    if found and "xlsx" in request.GET:
        return workbook_response(found)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Issues and pages missing"),
        "opts": modeladmin.opts,
        "original": publication,
        "form": form,
        "gaps": found,
    }
    return TemplateResponse(request, "admin/articles/publication/gaps.html", context)


def workbook_response(found: Gaps) -> StreamingHttpResponse:
    made = XlsxFormat()
    title = gettext("Issues and pages missing")
    name = f"{found.publication} {title}.{made.extension}"
    return StreamingHttpResponse(
        made.chunks(gap_table(found, title)),
        content_type=made.content_type,
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )


def gap_table(found: Gaps, title: str) -> Table:
    heads = [gettext("Expected"), gettext("Issue"), gettext("Pages present"), gettext("Pages missing")]
    rows = [row for slot in found.slots for row in _rows(slot)]
    columns = [*zip(*rows, strict=True)]
    return Table(title, [*heads, gettext("Without a page")], [columns] if rows else [])


def _rows(slot: Slot) -> list[tuple[str, ...]]:
    expected = span_text(slot.period.first, slot.period.last)
    return [
        (expected, str(each.issue), enumerated(each.pages), enumerated(each.missing), str(each.whole or ""))
        for each in slot.holdings
    ] or [(expected, gettext("missing"), "", "", "")]


def span_text(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} — {last}"
