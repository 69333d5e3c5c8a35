"""Actions that file sources under another issue and merge issues. Each asks which issue first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.question import question_page
from articles.admin.forms.widgets import RecordSelect
from articles.admin.jobs.outcomes import filed_text
from articles.admin.jobs.pages import follow
from articles.admin.journal.taking_back import report
from articles.display.enumeration import enumerated
from articles.jobs import desk_acts
from articles.models import Action, Issue, Source, Story, change
from articles.models.journal import OpenChange
from articles.models.keys import is_key
from articles.permissions import User, may_merge_issues
from articles.records import filing

TEMPLATE = "admin/articles/filing.html"
NAMED = 3
"""Files by which an issue is told from another."""


class IssueField(forms.ModelChoiceField):
    def clean(self, value: Any) -> Any:
        return super().clean(value if is_key(value) else None)


class FileUnderForm(forms.Form):
    """Under which issue the sources are to be filed."""

    issue = IssueField(None, label=_("Issue"))

    def __init__(self, site: admin.AdminSite, user: User, data: Any) -> None:
        super().__init__(data)
        field = self.fields["issue"]
        field.queryset = Issue.objects.visible_to(user).select_related("publication")
        field.widget = RecordSelect(Source._meta.get_field("issue"), site)
        field.widget.choices = field.choices


class StayingField(forms.ModelChoiceField):
    def label_from_instance(self, issue: Issue) -> str:
        """With its files: issues of which little is known look alike."""
        return f"{issue} ({enumerated(source.name for source in issue.sources.all()[:NAMED])})"


class StayingForm(forms.Form):
    """Which of the issues stays."""

    staying = StayingField(None, label=_("The issue that stays"), widget=forms.RadioSelect, empty_label=None)

    def __init__(self, merged: QuerySet[Issue], data: Any) -> None:
        super().__init__(data, initial={"staying": merged.first()})
        self.fields["staying"].queryset = merged


@admin.action(description=_("File under another issue"), permissions=["file"])
def file_selected_sources(
    modeladmin: ModelAdmin, request: HttpRequest, sources: QuerySet[Source]
) -> HttpResponse | None:
    form = FileUnderForm(modeladmin.admin_site, request.user, request.POST if "apply" in request.POST else None)
    if not form.is_valid():
        title = gettext("File under another issue")
        return question_page(modeladmin, request, TEMPLATE, "file_selected_sources", title, form, sources=sources)
    issue = form.cleaned_data["issue"]
    emptied = filing.emptied_by(sources.exclude(issue=issue))
    if emptied and not may_merge_issues(request.user):
        why = gettext("This would empty %s: only users who may merge issues can do that.")
        return _report_refusal(request, gettext("Not filed. %s"), [why % enumerated(emptied)])
    if Story.objects.visible_to(request.user).filter(source__in=sources).count() > desk_acts.MANY:
        return follow(desk_acts.file_later(issue, sources, by=request.user))
    try:
        with change(Action.FILE, by=request.user) as opened:
            filed = filing.file_under(issue, sources)
    except filing.CannotMerge as refused:
        return _report_refusal(request, gettext("Not filed. %s"), refused.reasons)
    return _report_filing(request, filed, opened)


@admin.action(description=_("Merge into one issue"), permissions=["merge"])
def merge_selected_issues(modeladmin: ModelAdmin, request: HttpRequest, issues: QuerySet[Issue]) -> HttpResponse | None:
    sources = Prefetch("sources", Source.objects.visible_to(request.user))
    chosen = Issue.objects.visible_to(request.user).filter(pk__in=issues.values("pk"))
    merged = chosen.select_related("publication").prefetch_related(sources)
    reasons = filing.contradictions(merged) if merged.count() > 1 else [gettext("Select at least two issues.")]
    if reasons:
        return _report_refusal(request, gettext("Not merged. %s"), reasons)
    form = StayingForm(merged, request.POST if "apply" in request.POST else None)
    if not form.is_valid():
        title = gettext("Merge into one issue")
        return question_page(modeladmin, request, TEMPLATE, "merge_selected_issues", title, form)
    try:
        with change(Action.MERGE_ISSUES, by=request.user) as opened:
            filed = filing.merge(form.cleaned_data["staying"], merged)
    except filing.CannotMerge as refused:
        return _report_refusal(request, gettext("Not merged. %s"), refused.reasons)
    return _report_filing(request, filed, opened)


def _report_refusal(request: HttpRequest, text: str, reasons: Iterable[str]) -> None:
    for reason in reasons:
        messages.error(request, text % reason)


def _report_filing(request: HttpRequest, filed: filing.Filed, opened: OpenChange) -> None:
    report(request, filed_text(filed.sources, filed.stories, filed.emptied), opened)
