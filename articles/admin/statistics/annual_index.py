"""年度总目录: its page and its files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.display.enumeration import enumerated
from articles.export.contents_document import contents_document, contents_title
from articles.export.table import Table
from articles.models import Issue, Publication
from articles.permissions import may_export, may_read_stories
from articles.reports.annual_index import AnnualIndex, IndexedBy, annual_index, years_of

from .files import is_file_asked, rows_table, table_response

MOST_SHOWN = 2_000
"""Stories that a page has; a file has all."""


class AnnualIndexForm(forms.Form):
    publication = forms.ModelChoiceField(Publication.objects.all(), label=_("Publication"), empty_label=None)
    year = forms.IntegerField(label=_("Year"), min_value=1800, max_value=9999)
    by = forms.ChoiceField(choices=IndexedBy.choices, label=_("Order"))


def annual_index_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    if not may_read_stories(request.user):
        raise PermissionDenied
    form = AnnualIndexForm(request.GET if "year" in request.GET else _beginning(request))
    index = _index(form, request) if form.is_valid() else None
    if index and is_file_asked(request):
        made = [contents_document(index)] if request.GET["file"] == "docx" else None
        return table_response(request, index_table(index), made=made)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Annual index"),
        "opts": modeladmin.opts,
        "form": form,
        "index": index,
        "years": years_of(index.publication, request.user) if index else (),
        "parts": _shown(index) if index else (),
        "is_part": bool(index) and index.number > MOST_SHOWN,
        "may_export": may_export(request.user),
    }
    return TemplateResponse(request, "admin/articles/statistics/annual_index.html", context)


def _beginning(request: HttpRequest) -> dict[str, Any]:
    """The named publication, or that of the latest issue, and the year of its latest issue."""
    issues = Issue.objects.visible_to(request.user).exclude(published_on=None).exclude(publication=None)
    named = request.GET.get("publication", "")
    of_publication = issues.filter(publication=named) if named.isdecimal() else issues
    latest = of_publication.order_by("-sorting_day", "-pk").first()
    if latest:
        return {"publication": latest.publication_id, "year": latest.published_on.year, "by": IndexedBy.SECTION}
    return {"publication": named, "year": timezone.localdate().year, "by": IndexedBy.SECTION}


def _index(form: AnnualIndexForm, request: HttpRequest) -> AnnualIndex:
    asked = form.cleaned_data
    return annual_index(asked["publication"], asked["year"], IndexedBy(asked["by"]), request.user)


def _shown(index: AnnualIndex) -> list[tuple[str, int, tuple[Any, ...]]]:
    """Name, number and stories of each part, as many stories as the page has."""
    shown, left = [], MOST_SHOWN
    for part in index.parts:
        shown.append((part.name, len(part.stories), part.stories[:left]))
        left = max(0, left - len(part.stories))
    return shown


def index_table(index: AnnualIndex) -> Table:
    heads = [index.by.label, gettext("headline"), gettext("author"), gettext("number"), gettext("day"), gettext("page")]
    rows = [
        (part.name, story.title, enumerated(story.authors), story.number, story.day, story.page)
        for part in index.parts
        for story in part.stories
    ]
    return rows_table(contents_title(index), [capfirst(str(head)) for head in heads], rows, [])
