"""通报: choose a span and a rule, see the figures, take the letter or the workbook away, keep what was sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.names import full_name
from articles.admin.base import RecordedAdmin
from articles.admin.forms.fields import DayFormField
from articles.admin.grid.views import ROWS
from articles.admin.jobs.pages import follow
from articles.desk.late_suggestions import suggest_contributors
from articles.desk.notices import keep_notice
from articles.desk.text_checks import OutgoingText, check_texts
from articles.export.chinese_docx import CONTENT_TYPE as LETTER
from articles.export.notice_letter import notice_letter, notice_title
from articles.export.notice_workbook import CONTENT_TYPE as WORKBOOK
from articles.export.notice_workbook import notice_workbook
from articles.jobs.counting_notices import (
    compare_notice_later,
    compared,
    compared_corrections,
    count_notice_later,
    is_long_notice,
)
from articles.models import Action, Job, Notice, ScoringRule, Story, Unit, change
from articles.models.department import kept_stories
from articles.permissions import (
    User,
    may_edit_stories,
    may_export,
    may_keep_notices,
    may_note_objections,
    may_read_stories,
)
from articles.reports.corrections import LaterChange, corrections, may_be_compared
from articles.reports.notice import notice_figures, titles
from articles.reports.notice_json import all_rows, notice_json, without_hidden_titles
from articles.reports.used_pieces import counted_stories

from .notice_charts import notice_charts, notice_links

CONTENT_TYPES = {"docx": LETTER, "xlsx": WORKBOOK}

MOST_TITLES = 100
"""Titles of a unit that a page has; the workbook has all."""


class NoticeForm(forms.Form):
    """A span and a rule; another rule to compare with, if wanted."""

    first = DayFormField(label=_("From"))
    last = DayFormField(label=_("To"))
    rule = forms.ModelChoiceField(ScoringRule.objects.all(), label=_("Scoring rule"), empty_label=None)
    other_rule = forms.ModelChoiceField(ScoringRule.objects.all(), label=_("Compare with"), required=False)
    issuer = forms.CharField(label=_("Issued by"), max_length=100, required=False)
    addressees = forms.CharField(label=_("Sent to"), max_length=500, required=False)
    job = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and cleaned["last"] < cleaned["first"]:
            raise forms.ValidationError(_("The first day must not come after the last."))
        return cleaned

    def asked(self) -> dict[str, Any]:
        """What the notice is of, as JSON has it."""
        days = {name: self.cleaned_data[name].isoformat() for name in ("first", "last")}
        sent = {name: self.cleaned_data[name] for name in ("issuer", "addressees")}
        rules = {name: self.cleaned_data[name] for name in ("rule", "other_rule")}
        return {**days, **sent, **{name: rule.pk for name, rule in rules.items() if rule}}


def last_month(today: date) -> tuple[date, date]:
    last = today.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _beginning(request: HttpRequest) -> dict[str, Any]:
    """The month before, by the newest rule; sent by whom and to whom the last notice was, or by the own office."""
    first, last = last_month(timezone.localdate())
    latest = Notice.objects.visible_to(request.user).first()
    office = Unit.objects.filter(is_own_office=True).first()
    return {
        "first": first,
        "last": last,
        "rule": ScoringRule.objects.first(),
        "issuer": latest.figures["issuer"] if latest else office.name if office else "",
        "addressees": latest.figures["addressees"] if latest else "",
    }


def prepare_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """The figures as they are now. A POST keeps them."""
    if not modeladmin.has_view_permission(request) or not may_read_stories(request.user):
        raise PermissionDenied
    rules = ScoringRule.objects.all()
    is_sent = request.method == "POST" or "first" in request.GET
    sent = request.POST if request.method == "POST" else request.GET
    form = NoticeForm(sent if is_sent else _beginning(request))
    is_asked = rules.exists() and form.is_valid()
    if is_asked and "suggest" in request.POST:
        return _suggested(modeladmin, request, form)
    counted, other = _counted(form, request) if is_asked else (None, None)
    is_long = is_asked and counted is None and _is_long(form, request)
    if is_long and request.method == "POST":
        return follow(count_notice_later(form.asked(), request.user))
    figures = (counted or _figures(form, request, "rule")) if is_asked and not is_long else None
    if figures and request.method == "POST":
        return _kept(modeladmin, request, form, figures)
    if figures and request.GET.get("file") in CONTENT_TYPES:
        return notice_file(request, request.GET["file"], _title(form), figures, timezone.localdate())
    if figures and not counted and form.cleaned_data["other_rule"]:
        other = _figures(form, request, "other_rule")
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": gettext("Prepare a notice"),
        "opts": modeladmin.opts,
        "form": form,
        "has_rules": rules.exists(),
        "figures": figures,
        "kept_before": _kept_before(form, request) if figures else (),
        "is_long": is_long,
        "check": check_texts(_outgoing(_title(form), figures)) if figures else None,
        "compared": _compared(figures, other) if other else (),
        "other": other,
        "charts": notice_charts(figures) if figures else None,
        "links": notice_links(figures) if figures else None,
        "most_titles": MOST_TITLES,
        "query": f"日期:{figures['first']}..{figures['last']} 单位:无" if figures else "",
        "query_of_undated": "日期:无 -单位:无",
        "prepared": prepared_values(form).items(),
        "address": form_address(form),
        "may_export": may_export(request.user),
        "may_suggest": may_edit_stories(request.user),
        "may_keep": may_keep_notices(request.user),
    }
    return TemplateResponse(request, "admin/articles/notice/prepare.html", context)


def prepared_values(form: NoticeForm) -> dict[str, Any]:
    """What an address and a button say of a notice."""
    if not form.is_valid():
        return {}
    return {name: str(value) for name, value in {**form.asked(), "job": form.cleaned_data["job"]}.items() if value}


def form_address(form: NoticeForm) -> str:
    return urlencode(prepared_values(form))


def kept_file_view(modeladmin: ModelAdmin, request: HttpRequest, key: int, kind: str) -> HttpResponse:
    kept = get_object_or_404(Notice.objects.visible_to(request.user), pk=key)
    if not modeladmin.has_view_permission(request, kept) or kind not in CONTENT_TYPES:
        raise PermissionDenied
    shown = without_hidden_titles(kept.figures, request.user)
    return notice_file(request, kind, kept.title, shown, timezone.localdate(kept.kept_at))


def compare_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """Has the days of a notice counted again, by the rule of that name as it is now."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    kept = get_object_or_404(Notice.objects.visible_to(request.user), pk=key)
    if not modeladmin.has_view_permission(request, kept) or not may_read_stories(request.user):
        raise PermissionDenied
    if not may_be_compared(kept, request.user):
        raise PermissionDenied
    get_object_or_404(ScoringRule, name=kept.rule_name)
    return follow(compare_notice_later(kept, request.user))


def notice_file(request: HttpRequest, kind: str, title: str, figures: dict[str, Any], day: date) -> HttpResponse:
    if not may_export(request.user):
        raise PermissionDenied
    made = notice_letter(title, figures, day) if kind == "docx" else notice_workbook(figures)
    name = content_disposition_header(True, f"{title}.{kind}")
    return HttpResponse(made, content_type=CONTENT_TYPES[kind], headers={"Content-Disposition": name})


def _title(form: NoticeForm) -> str:
    return notice_title(form.cleaned_data["first"], form.cleaned_data["last"])


def _outgoing(title: str, figures: dict[str, Any]) -> Iterator[OutgoingText]:
    """The title, the names of the units, and the titles of the pieces."""
    yield OutgoingText(gettext("title"), title)
    for row in all_rows(figures):
        yield OutgoingText(gettext("unit"), row["name"], reverse("admin:articles_unit_change", args=[row["id"]]))
    for piece in {each["story"]: each for of_unit in figures["titles"] for each in of_unit["titles"]}.values():
        url = reverse("admin:articles_story_change", args=[piece["story"]])
        yield OutgoingText(gettext("No. %s, title") % piece["story"], piece["headline"], url)


def _figures(form: NoticeForm, request: HttpRequest, rule: str) -> dict[str, Any]:
    cleaned = form.cleaned_data
    figures = notice_figures(cleaned["first"], cleaned["last"], cleaned[rule], request.user)
    sent = {name: cleaned[name] for name in ("issuer", "addressees")}
    return notice_json(figures, request.user, with_titles=rule == "rule", **sent)


def _is_long(form: NoticeForm, request: HttpRequest) -> bool:
    return is_long_notice(form.cleaned_data["first"], form.cleaned_data["last"], request.user)


def _counted(form: NoticeForm, request: HttpRequest) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """The figures of a job that the user asked for, where it counted just this, and those by the other rule: as far as
    the user may see them by now."""
    done = Job.objects.filter(pk=form.cleaned_data["job"], by=request.user, kind="count-notice", state=Job.State.DONE)
    job = done.first()
    if job is None or job.arguments != form.asked():
        return None, None
    other = job.result.get("other_figures")
    return without_hidden_titles(job.result["figures"], request.user), other


def _kept(modeladmin: ModelAdmin, request: HttpRequest, form: NoticeForm, figures: dict[str, Any]) -> HttpResponse:
    if not may_keep_notices(request.user):
        raise PermissionDenied
    with change(Action.EDIT, by=request.user):
        kept = keep_notice(_title(form), figures, rule=form.cleaned_data["rule"], by=request.user)
        text = gettext("“%s” is kept as it was sent: it stays as it is, whatever is counted later.") % kept
        modeladmin.message_user(request, text, messages.SUCCESS)
    return HttpResponseRedirect(reverse("admin:articles_notice_change", args=(kept.pk,)))


def _kept_before(form: NoticeForm, request: HttpRequest) -> QuerySet[Notice]:
    """Notices of the same days by the same rule, the last one first."""
    asked = form.cleaned_data
    kept = Notice.objects.visible_to(request.user).filter(first=asked["first"], last=asked["last"])
    return kept.filter(rule_name=asked["rule"].name).order_by("-kept_at")


def _suggested(modeladmin: ModelAdmin, request: HttpRequest, form: NoticeForm) -> HttpResponse:
    """Suggest units for the stories of the span: many were imported before the register knew theirs."""
    if not may_edit_stories(request.user):
        raise PermissionDenied
    span = (form.cleaned_data["first"], form.cleaned_data["last"])
    stories = kept_stories(counted_stories(request.user).filter(dated__range=span), request.user).order_by("pk")
    with change(Action.TAG, by=request.user, note=gettext("contributing units suggested")):
        found = suggest_contributors(stories.values_list("pk", flat=True))
    modeladmin.message_user(request, _suggested_text(found), messages.SUCCESS if found else messages.INFO)
    return HttpResponseRedirect(f"{request.path}?{form_address(form)}")


def _suggested_text(stories: list[int]) -> str:
    """With a way to where they are confirmed, as many as one page has."""
    if not stories:
        return gettext("No unit that is registered was found in these stories.")
    text = ngettext(
        "A unit was suggested for %d story. It counts once it is confirmed.",
        "Units were suggested for %d stories. They count once they are confirmed.",
        len(stories),
    )
    url = f"{reverse('admin:articles_story_grid')}?id={','.join(map(str, stories[:ROWS]))}"
    return format_html('{} <a href="{}">{}</a>', text % len(stories), url, gettext("Look at them and confirm"))


def _compared(one: dict[str, Any], other: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any] | None]]:
    """The rows of the units by two rules side by side."""
    of_other = {row["id"]: row for group in other["groups"] for row in group["rows"]}
    return [(row, of_other.get(row["id"])) for group in one["groups"] for row in group["rows"]]


class NoticeAdmin(RecordedAdmin):
    """Those that were sent: they never change, but what was kept by mistake can be deleted."""

    extra_views = [
        ("prepare/", prepare_view, "prepare"),
        ("<int:key>/file/<str:kind>/", kept_file_view, "file"),
        ("<int:key>/compare/", compare_view, "compare"),
    ]
    list_display = ["title", "first", "last", "rule_name", "kept_at", "who"]
    list_select_related = ["kept_by"]
    search_fields = ["title"]
    fields = ["title", ("first", "last"), "rule_name", ("kept_at", "who")]
    readonly_fields = ["who"]
    change_list_template = "admin/articles/notice/list.html"
    change_form_template = "admin/articles/notice/kept.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Notice | None = None) -> bool:
        return False

    def why_kept(self, request: HttpRequest, record: Notice) -> str:
        text = gettext("Units have objected to “%s”: it cannot be deleted while their objections are here.")
        return text % record if record.objections.exists() else ""

    def form_context(self, request: HttpRequest, record: Notice | None) -> dict[str, Any]:
        figures = without_hidden_titles(record.figures, request.user) if record else None
        return {
            "figures": figures,
            "charts": notice_charts(figures) if record else None,
            "links": notice_links(figures) if record else None,
            "most_titles": MOST_TITLES,
            **(_compared_with_today(record, request) if record else {}),
            "objections": record.objections.select_related("unit") if record else (),
            "may_object": may_note_objections(request.user),
        }

    @admin.display(description=_("kept by"))
    def who(self, notice: Notice) -> str:
        return full_name(notice.kept_by) if notice.kept_by else ""


class ObjectionAdmin(RecordedAdmin):
    list_display = ["unit", "notice", "made_on", "outcome", "answered_on"]
    list_select_related = ["unit", "notice"]
    search_fields = ["unit__name", "text"]
    autocomplete_fields = ["unit"]
    fields = ["notice", "unit", "made_on", "text", "answer", ("answered_on", "outcome")]


def _compared_with_today(kept: Notice, request: HttpRequest) -> dict[str, Any]:
    """What is counted otherwise today, by the rule of that name as it is now; of very many stories as a job found it.
    Nothing where there is no such rule, and where a story is hidden from the user: it would be what differs."""
    rule, user = ScoringRule.objects.filter(name=kept.rule_name).first(), request.user
    if rule is None or not may_be_compared(kept, user):
        return {"corrections": None}
    if is_long_notice(kept.first, kept.last, user):
        job = compared(kept, user)
        found = compared_corrections(job) if job else None
        changes = _changes(found.changes, user) if found else []
        differs = found and (found.units or changes)
        return {"is_long": True, "compared": job, "corrections": found if differs else None, "changes": changes}
    now = notice_json(notice_figures(kept.first, kept.last, rule, user), user, with_titles=True)
    return {"corrections": corrections(kept.figures, now)}


HOW_CHANGED = {
    "+": pgettext_lazy("since the notice", "added"),
    "~": pgettext_lazy("since the notice", "changed"),
    "-": pgettext_lazy("since the notice", "deleted"),
}


def _changes(found: Sequence[LaterChange], user: User) -> list[dict[str, Any]]:
    """Of the stories that the user may see by now."""
    keys = {each.story for each in found}
    headlines = titles(Story.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
    return [
        {
            "story": each.story,
            "headline": headlines[each.story],
            "thing": f"《{each.name}》" if each.is_use else each.name,
            "how": HOW_CHANGED[each.how],
            "day": each.day,
        }
        for each in found
        if each.story in headlines
    ]
