"""Actions that file sources under another issue and merge issues, each with a page between."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.widgets import RecordSelect
from articles.display.enumeration import enumerated
from articles.models import Action, Issue, Source, change
from articles.models.keys import is_key
from articles.permissions import may_file_sources, may_merge_issues
from articles.records import filing

TEMPLATE = "admin/articles/filing.html"
NAMED = 3
"""Files by which an issue is told from another."""


class IssueField(forms.ModelChoiceField):
    def clean(self, value: Any) -> Any:
        return super().clean(value if is_key(value) else None)


class IssueForm(forms.Form):
    """Under which issue the sources are to be filed."""

    issue = IssueField(Issue.objects.select_related("publication"), label=_("Issue"))

    def __init__(self, site: admin.AdminSite, data: Any) -> None:
        super().__init__(data)
        field = self.fields["issue"]
        field.widget = RecordSelect(Source._meta.get_field("issue"), site)
        field.widget.choices = field.choices


class StayingField(forms.ModelChoiceField):
    def label_from_instance(self, issue: Issue) -> str:
        """With its files: issues of which little is known look alike."""
        return f"{issue} ({enumerated(source.name for source in issue.sources.all()[:NAMED])})"


class StayingForm(forms.Form):
    """Which of the issues stays."""

    staying = StayingField(
        Issue.objects.none(), label=_("The issue that stays"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, merged: QuerySet[Issue], data: Any) -> None:
        super().__init__(data, initial={"staying": merged.first()})
        self.fields["staying"].queryset = merged


class FileSources:
    """Mixed into the admin of sources."""

    actions = ["file_under"]

    def has_file_permission(self, request: HttpRequest) -> bool:
        return may_file_sources(request.user)

    @admin.action(description=_("File under another issue"), permissions=["file"])
    def file_under(self, request: HttpRequest, queryset: QuerySet[Source]) -> HttpResponse | None:
        form = IssueForm(self.admin_site, request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            return ask(self, request, queryset, "file_under", gettext("File under another issue"), form)
        issue = form.cleaned_data["issue"]
        emptied = filing.emptied_by(queryset.exclude(issue=issue))
        if emptied and not may_merge_issues(request.user):
            why = gettext("Nothing would be left of %s, and that is for those who may merge issues.")
            return refuse(self, request, gettext("Not filed. %s"), [why % enumerated(emptied)])
        try:
            with change(Action.FILE, by=request.user):
                filed = filing.file_under(issue, queryset)
        except filing.CannotMerge as refused:
            return refuse(self, request, gettext("Not filed. %s"), refused.reasons)
        return say(self, request, filed)


class MergeIssues:
    """Mixed into the admin of issues."""

    actions = ["merge"]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return may_merge_issues(request.user)

    @admin.action(description=_("Merge into one issue"), permissions=["merge"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Issue]) -> HttpResponse | None:
        merged = Issue.objects.select_related("publication").filter(pk__in=queryset.values("pk"))
        reasons = filing.contradictions(merged)
        if merged.count() < 2:
            reasons = [gettext("Select at least two issues.")]
        if reasons:
            return refuse(self, request, gettext("Not merged. %s"), reasons)
        form = StayingForm(merged, request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            return ask(self, request, merged, "merge", gettext("Merge into one issue"), form)
        try:
            with change(Action.MERGE, by=request.user):
                filed = filing.merge(form.cleaned_data["staying"], merged)
        except filing.CannotMerge as refused:
            return refuse(self, request, gettext("Not merged. %s"), refused.reasons)
        return say(self, request, filed)


def refuse(model_admin: admin.ModelAdmin, request: HttpRequest, words: str, reasons: Iterable[str]) -> None:
    for reason in reasons:
        model_admin.message_user(request, words % reason, messages.ERROR)


def say(model_admin: admin.ModelAdmin, request: HttpRequest, filed: filing.Filed) -> None:
    moved = gettext("Moved: %(sources)d sources, %(stories)d stories.")
    words = [moved % {"sources": filed.sources, "stories": filed.stories}]
    words += [gettext("Nothing is left of %s.") % enumerated(filed.emptied)] if filed.emptied else []
    model_admin.message_user(request, " ".join(words), messages.SUCCESS)


def ask(
    model_admin: admin.ModelAdmin, request: HttpRequest, rows: QuerySet, action: str, title: str, form: forms.Form
) -> HttpResponse:
    """The page between. It posts to the list again."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.opts,
        "action": action,
        "rows": rows,
        "select_across": request.POST.get("select_across", "0"),
        "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "form": form,
        "media": model_admin.media + form.media,
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, TEMPLATE, context)
