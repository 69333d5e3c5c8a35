"""The table of issues and pages expected, present and missing, of one publication: to read, print or take away."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.fields import DayFormField
from articles.display.enumeration import enumerated
from articles.export.table import Table
from articles.models import Issue, Publication
from articles.permissions import may_export
from articles.reports.gaps import Gaps, Slot, gaps, span_of

from .files import is_file_asked, rows_table, table_response

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
    if found and is_file_asked(request):
        return table_response(request, gap_table(found))
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Issues and pages missing"),
        "opts": modeladmin.opts,
        "original": publication,
        "form": form,
        "gaps": found,
        "publications": Publication.objects.order_by("name"),
        "may_export": may_export(request.user),
    }
    return TemplateResponse(request, "admin/articles/publication/gaps.html", context)


def choose_gaps_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """The table of the publication that the address names, or its file; without one, that of the latest issue."""
    if not modeladmin.has_view_permission(request):
        raise PermissionDenied
    publication = request.GET.get("publication", "")
    issues = Issue.objects.visible_to(request.user).exclude(publication=None)
    latest = issues.order_by("-sorting_day", "-pk").first()
    if not publication.isdecimal() and latest is None:
        return HttpResponseRedirect(reverse("admin:articles_publication_changelist"))
    url = reverse("admin:articles_publication_gaps", args=(publication or latest.publication_id,))
    asked = {name: request.GET[name] for name in ("first", "last", "file") if name in request.GET}
    return HttpResponseRedirect(f"{url}?{urlencode(asked)}" if asked else url)


def gap_table(found: Gaps) -> Table:
    title = " ".join([str(found.publication), gettext("Issues and pages missing")])
    heads = [gettext("Expected"), gettext("Issue"), gettext("Pages present"), gettext("Pages missing")]
    rows = [row for slot in found.slots for row in _rows(slot)]
    return rows_table(title, [*heads, gettext("Without a page")], rows, [])


def _rows(slot: Slot) -> list[tuple[str, ...]]:
    expected = span_text(slot.period.first, slot.period.last)
    return [
        (expected, str(each.issue), enumerated(each.pages), enumerated(each.missing), str(each.whole or ""))
        for each in slot.holdings
    ] or [(expected, gettext("missing"), "", "", "")]


def span_text(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} — {last}"
