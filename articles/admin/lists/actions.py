"""What an editor does with the stories selected in a list. An action that asks something shows a question first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import records
from articles.admin.forms.question import question_page
from articles.admin.forms.widgets import RecordSelectMultiple
from articles.admin.journal.history import facts_of
from articles.admin.journal.taking_back import report
from articles.admin.story.cut_views import merged_message
from articles.desk import decisions
from articles.desk.cuts import CannotCut
from articles.desk.merging import (
    MOST,
    TEXT_FIELDS,
    in_print_order,
    leading_story,
    merge_stories,
    merged_values,
    parts_of,
    reasons_against,
)
from articles.display.enumeration import enumerated
from articles.models import Action, Story, Tag, change
from articles.models.journal import OpenChange
from articles.models.keys import is_key
from articles.models.story import StoryQuerySet

Status = Story.Status

NAMED = 50
"""Stories that a question names."""


class TagsField(forms.ModelMultipleChoiceField):
    def clean(self, value: Any) -> Any:
        return super().clean([key if is_key(key) else "" for key in value or []])


class TagsForm(forms.Form):
    tags = TagsField(Tag.objects.all(), label=_("Tags"))

    def __init__(self, site: admin.AdminSite, data: Any) -> None:
        super().__init__(data)
        field = self.fields["tags"]
        field.widget = RecordSelectMultiple(Story._meta.get_field("tags"), site)
        field.widget.choices = field.choices


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=Story.Reason.choices, widget=forms.RadioSelect)


class LeadForm(forms.Form):
    """Which of the stories leads: its titles, status and tags stay."""

    lead = forms.TypedChoiceField(
        label=_("Leading story"), coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )

    def __init__(self, stories: Sequence[Story], data: Any) -> None:
        super().__init__(data, initial={"lead": leading_story(stories).pk})
        self.fields["lead"].choices = [(story.pk, str(story)) for story in stories]


@admin.action(description=_("Add tags"), permissions=["change"])
def tag_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse | None:
    form = TagsForm(modeladmin.admin_site, request.POST if "apply" in request.POST else None)
    if not form.is_valid():
        return _ask(modeladmin, request, stories, "tag_selected", gettext("Add tags"), form)
    tags = form.cleaned_data["tags"]
    with change(Action.TAG, by=request.user) as opened:
        records.attach(stories, tags)
    number, names = stories.count(), enumerated(gettext("“%s”") % tag for tag in tags)
    text = ngettext("%(number)d story was tagged %(names)s.", "%(number)d stories were tagged %(names)s.", number)
    report(request, text % {"number": number, "names": names}, opened)
    return None


@admin.action(description=_("Confirm suggested tags"), permissions=["change"])
def confirm_tags_of_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> None:
    with change(Action.TAG, by=request.user) as opened:
        number = decisions.confirm_suggested_tags(stories)
    report(request, ngettext("%d tag was confirmed.", "%d tags were confirmed.", number) % number, opened)


@admin.action(description=_("Status: checked"), permissions=["change"])
def check_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> None:
    _set_status(request, stories, Status.CHECKED)


@admin.action(description=_("Status: archived"), permissions=["change"])
def archive_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> None:
    _set_status(request, stories, Status.ARCHIVED)


@admin.action(description=_("Status: to be checked"), permissions=["change"])
def reopen_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> None:
    _set_status(request, stories, Status.PENDING)


@admin.action(description=_("Status: not for the archive"), permissions=["change"])
def exclude_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse | None:
    form = ReasonForm(request.POST if "apply" in request.POST else None)
    if not form.is_valid():
        return _ask(modeladmin, request, stories, "exclude_selected", gettext("Not for the archive"), form)
    return _set_status(request, stories, Status.EXCLUDED, form.cleaned_data["reason"])


@admin.action(description=_("Merge into one story"), permissions=["change"])
def merge_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse | None:
    ordered = in_print_order(stories[: MOST + 1])
    if against := reasons_against(ordered):
        return messages.error(request, " ".join(against))
    form = LeadForm(ordered, request.POST if "apply" in request.POST else None)
    if not form.is_valid():
        values = merged_values(parts_of(ordered))
        texts = [name for name in TEXT_FIELDS if values[name]]
        merged = facts_of(Story(**values), texts, request.user)
        return _ask(
            modeladmin, request, stories, "merge_selected", gettext("Merge into one story"), form, merged=merged
        )
    try:
        with change(Action.MERGE_STORIES, by=request.user) as opened:
            one = merge_stories(ordered, form.cleaned_data["lead"])
    except CannotCut as error:
        return messages.error(request, str(error))
    url = reverse("admin:articles_story_change", args=(one.pk,))
    return report(request, format_html(gettext('Merged: <a href="{}">{}</a>'), url, one), opened)


@admin.action(description=_("Move to the bin"), permissions=["delete"])
def bin_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse | None:
    if "apply" not in request.POST:
        return _ask(modeladmin, request, stories, "bin_selected", gettext("Move to the bin"))
    with change(Action.BIN, by=request.user) as opened:
        number = decisions.bin_stories(stories)
    return _report(request, gettext("Moved to the bin."), number, opened)


@admin.action(description=_("Bring back from the bin"), permissions=["delete"])
def restore_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> None:
    for story in stories.exclude(merged_into=None).select_related("merged_into")[:NAMED]:
        messages.warning(request, merged_message(story, request.user))
    with change(Action.RESTORE, by=request.user) as opened:
        number = decisions.bring_back(stories)
    _report(request, gettext("Brought back from the bin."), number, opened)


STORY_ACTIONS = [
    tag_selected,
    confirm_tags_of_selected,
    check_selected,
    archive_selected,
    reopen_selected,
    exclude_selected,
    merge_selected,
    bin_selected,
    restore_selected,
]


def _set_status(request: HttpRequest, stories: StoryQuerySet, status: str, reason: str = "") -> None:
    with change(Action.STATUS, by=request.user) as opened:
        number = decisions.set_status(stories, status, reason)
    _report(request, gettext("Status set: %s.") % Status(status).label, number, opened)


def _report(request: HttpRequest, text: str, number: int, opened: OpenChange) -> None:
    counted = ngettext("%d story", "%d stories", number) % number
    report(request, f"{text} ({counted})", opened)


def _ask(
    modeladmin: ModelAdmin,
    request: HttpRequest,
    stories: StoryQuerySet,
    action: str,
    title: str,
    form: forms.Form | None = None,
    **more: Any,
) -> HttpResponse:
    shown = {"stories": stories[:NAMED], "number": stories.count(), **more}
    return question_page(modeladmin, request, "admin/articles/story/action.html", action, title, form, **shown)
