"""What an editor does with the stories selected in a list. An action that asks something shows a question first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import SEARCH_VAR
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.bulk.views import bulk_page
from articles.admin.digests.picking import pick_selected
from articles.admin.forms.question import question_page
from articles.admin.grid.views import ROWS as GRID_ROWS
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
    merged_parts,
    merged_values,
    printed,
    reasons_against,
)
from articles.models import Action, Story, change
from articles.models.journal import OpenChange
from articles.models.story import StoryQuerySet

NAMED = 50
"""Stories that a question names."""


class LeadForm(forms.Form):
    """Which of the stories leads: its titles, status and tags stay."""

    lead = forms.TypedChoiceField(
        label=_("Leading story"), coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )

    def __init__(self, stories: Sequence[Story], data: Any) -> None:
        super().__init__(data, initial={"lead": leading_story(stories).pk})
        self.fields["lead"].choices = [(story.pk, str(story)) for story in stories]


@admin.action(description=_("Tagging in the grid"), permissions=["change"])
def grid_of_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse:
    """The selection by its keys, a whole list by its filters; of a list of a part, what a page of the grid shows."""
    if request.POST.get("select_across") == "1" and modeladmin.model is Story:
        query = request.GET.urlencode() or urlencode({SEARCH_VAR: ""})
    else:
        query = urlencode({"id": ",".join(map(str, stories.values_list("pk", flat=True)[:GRID_ROWS]))})
    return HttpResponseRedirect(f"{reverse('admin:articles_story_grid')}?{query}")


@admin.action(description=_("Tags…"), permissions=["change"])
def tags_of_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse:
    return bulk_page(modeladmin, request, stories, "tags")


@admin.action(description=_("Places…"), permissions=["change"])
def places_of_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse:
    return bulk_page(modeladmin, request, stories, "places")


@admin.action(description=_("Contributing units…"), permissions=["change"])
def contributors_of_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse:
    return bulk_page(modeladmin, request, stories, "contributors")


@admin.action(description=_("Section, kind, status…"), permissions=["change"])
def fields_of_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse:
    return bulk_page(modeladmin, request, stories, "fields")


@admin.action(description=_("Merge into one story"), permissions=["change"])
def merge_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> HttpResponse | None:
    ordered = in_print_order(stories[: MOST + 1])
    if against := reasons_against(ordered):
        return messages.error(request, " ".join(against))
    form = LeadForm(printed(ordered), request.POST if "apply" in request.POST else None)
    if not form.is_valid():
        values = merged_values(merged_parts(printed(ordered)))
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
    grid_of_selected,
    tags_of_selected,
    places_of_selected,
    contributors_of_selected,
    fields_of_selected,
    pick_selected,
    merge_selected,
    bin_selected,
    restore_selected,
]


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
