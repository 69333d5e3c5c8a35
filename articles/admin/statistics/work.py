"""发稿统计: a page of rows and charts, its files, and the stories behind each number."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.fields import DayFormField
from articles.display.drawings import Datum, draw_bars, draw_line
from articles.export.columns import Cell
from articles.export.table import Table
from articles.models import Publication, ScoringRule, Story
from articles.permissions import may_export, may_read_stories
from articles.reports.months import month_of_piece
from articles.reports.notice import titles
from articles.reports.notice_json import NamesInSums, number_text, sum_text
from articles.reports.points import ScoreLine
from articles.reports.published_work import (
    PublishedWork,
    WorkBy,
    WorkFilter,
    WorkOrder,
    WorkRow,
    by_points,
    latest_day,
    published_work,
)

from .files import is_file_asked, rows_table, table_response

MOST_BARS = 15
MOST_SHOWN = 1_000
"""Rows that a page has; a file has all."""


CHOSEN = ("by", "order", "kind", "genre")
"""The boxes of the form that offer words for what they ask."""


class WorkForm(forms.Form):
    first = DayFormField(label=_("From"))
    last = DayFormField(label=_("To"))
    by = forms.ChoiceField(choices=WorkBy.choices, label=_("Whose"))
    order = forms.ChoiceField(choices=WorkOrder.choices, label=_("In the order of"), required=False)
    rule = forms.ModelChoiceField(
        ScoringRule.objects.all(), label=_("Scoring rule"), required=False, empty_label=_("without points")
    )
    medium = forms.ModelChoiceField(
        Publication.objects.all(), label=_("Medium"), required=False, empty_label=_("all media")
    )
    genre = forms.ChoiceField(choices=[("", _("all genres")), *Story.Genre.choices], label=_("Genre"), required=False)
    kind = forms.ChoiceField(choices=[("", _("all kinds")), *Story.Kind.choices], label=_("Kind"), required=False)
    fee = forms.DecimalField(label=_("Yuan a point"), required=False, min_value=0, max_digits=8, decimal_places=2)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and cleaned["last"] < cleaned["first"]:
            raise forms.ValidationError(_("The first day must not come after the last."))
        return cleaned

    def work(self, request: HttpRequest) -> PublishedWork:
        asked = self.cleaned_data
        medium = asked["medium"].pk if asked["medium"] else None
        only = WorkFilter(medium, asked["genre"], asked["kind"])
        return published_work(
            asked["first"],
            asked["last"],
            request.user,
            asked["by"],
            rule=asked["rule"],
            only=only,
            order=asked["order"],
        )

    @property
    def query(self) -> str:
        """What was asked, as an address has it."""
        chosen = {name: getattr(value, "pk", value) for name, value in self.cleaned_data.items()}
        return urlencode({name: value for name, value in chosen.items() if value not in (None, "")})


def asked_form(request: HttpRequest) -> WorkForm:
    """At first the year to this day, or the latest before it that has a story, by the newest rule."""
    today = timezone.localdate()
    latest = latest_day(request.user, today)
    last = today if latest is None or latest.year == today.year else latest.replace(month=12, day=31)
    begin = {"first": last.replace(month=1, day=1), "last": last, "by": WorkBy.AUTHOR}
    return WorkForm(request.GET if "first" in request.GET else {**begin, "rule": ScoringRule.objects.first()})


def statistics_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    if not may_read_stories(request.user):
        raise PermissionDenied
    form = asked_form(request)
    work = form.work(request) if form.is_valid() else None
    if work and is_file_asked(request):
        return table_response(request, work_table(form, work))
    context: dict[str, Any] = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Published work"),
        "opts": modeladmin.opts,
        "form": form,
        "work": work,
        "may_export": may_export(request.user),
    }
    if work:
        stories = f"{reverse('admin:articles_story_statistics_stories')}?{form.query}"
        fee = form.cleaned_data["fee"]
        context |= {
            "query": form.query,
            "stories_url": stories,
            "has_points": form.cleaned_data["rule"] is not None,
            "fee": fee,
            "rows": [_shown(row, stories, fee) for row in work.rows[:MOST_SHOWN]],
            "left_out": max(0, len(work.rows) - MOST_SHOWN),
            "bars": draw_bars(_bars(stories, work, has_points=form.cleaned_data["rule"] is not None)),
            "line": draw_line(_months(stories, work)) if len(work.months) > 1 else None,
        }
    return TemplateResponse(request, "admin/articles/statistics/work.html", context)


def statistics_stories_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """The stories behind a number: those of a row, of a month, or all, each with the sum of its points."""
    if not may_read_stories(request.user):
        raise PermissionDenied
    form = asked_form(request)
    work = form.work(request) if form.is_valid() else None
    lines = _lines(work, request.GET.get("key"), request.GET.get("month")) if work else []
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Stories counted"),
        "opts": modeladmin.opts,
        "form": form,
        "back": form.query if form.is_valid() else "",
        "rows": _story_rows(work, lines[:MOST_SHOWN]) if work else (),
        "left_out": max(0, len(lines) - MOST_SHOWN),
        "has_points": form.is_valid() and form.cleaned_data["rule"] is not None,
    }
    return TemplateResponse(request, "admin/articles/statistics/stories.html", context)


def _lines(work: PublishedWork, key: str | None, month: str | None) -> list[tuple[WorkRow, ScoreLine]]:
    """In the order of days: where several signed a story, it has a line for each, and one for each medium."""
    found = [
        (row, line)
        for row in work.rows
        if key in (None, row.key)
        for line in row.lines
        if month in (None, f"{month_of_piece(work.pieces[line.piece]):%Y-%m}")
    ]
    return sorted(found, key=lambda pair: (pair[1].appearance.day, pair[1].piece, pair[0].name))


def _story_rows(work: PublishedWork, found: list[tuple[WorkRow, ScoreLine]]) -> list[dict[str, Any]]:
    media = Publication.objects.in_bulk({line.appearance.facts.medium for _row, line in found})
    names = NamesInSums.of(media)
    headlines = titles({line.piece for _row, line in found})
    return [
        {
            "story": line.piece,
            "title": headlines[line.piece],
            "name": row.name,
            "medium": media[line.appearance.facts.medium],
            "day": line.appearance.day,
            "characters": work.pieces[line.piece].characters,
            "pieces": number_text(line.pieces),
            "points": number_text(line.points),
            "sum": sum_text(line, names),
        }
        for row, line in found
    ]


def _shown(row: WorkRow, stories: str, fee: Decimal | None) -> dict[str, Any]:
    return {
        "name": row.name,
        "url": _url(stories, row),
        "stories": row.stories,
        "briefs": row.briefs,
        "pieces": number_text(row.pieces),
        "characters": row.characters,
        "points": number_text(row.points),
        "fee": fee_of(row, fee),
    }


def fee_of(row: WorkRow, fee: Decimal | None) -> str:
    """In yuan; empty where none is asked for."""
    return "" if fee is None else number_text(row.points * Fraction(fee))


def work_table(form: WorkForm, work: PublishedWork) -> Table:
    asked = form.cleaned_data
    heads = [gettext("name"), gettext("stories taken part in"), gettext("of them briefs")]
    heads += [gettext("pieces after shares"), gettext("characters")]
    heads += [gettext("points")] if asked["rule"] else []
    heads += [gettext("fee in yuan")] if asked["fee"] is not None else []
    rows = [_cells(row, asked["fee"], has_points=asked["rule"] is not None) for row in work.rows]
    chosen = [
        (
            str(box.label),
            str(dict(box.field.choices)[asked[box.name]] if box.name in CHOSEN else asked[box.name]),
        )
        for box in form
        if asked[box.name] not in (None, "")
    ]
    name = gettext("Published work %(first)s to %(last)s") % {"first": asked["first"], "last": asked["last"]}
    return rows_table(name, [capfirst(head) for head in heads], rows, chosen)


def _cells(row: WorkRow, fee: Decimal | None, *, has_points: bool) -> tuple[Cell, ...]:
    cells: list[Cell] = [row.name, row.stories, row.briefs, Decimal(number_text(row.pieces)), row.characters]
    cells += [Decimal(number_text(row.points))] if has_points else []
    cells += [Decimal(fee_of(row, fee))] if fee is not None else []
    return tuple(cells)


def _url(stories: str, row: WorkRow) -> str:
    return f"{stories}&{urlencode({'key': row.key})}"


def _bars(stories: str, work: PublishedWork, *, has_points: bool) -> list[Datum]:
    return [
        Datum(row.name, float(row.points), number_text(row.points), _url(stories, row))
        if has_points
        else Datum(row.name, row.stories, f"{row.stories:,}", _url(stories, row))
        for row in sorted(work.rows, key=by_points)[:MOST_BARS]
    ]


def _months(stories: str, work: PublishedWork) -> list[Datum]:
    return [
        Datum(f"{each.first:%Y-%m}", each.pieces, f"{each.pieces:,}", f"{stories}&month={each.first:%Y-%m}")
        for each in work.months
    ]
