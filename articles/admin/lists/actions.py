"""What an editor does with the stories selected in a list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.journal.history import facts_of
from articles.admin.story.cut_views import merged_words
from articles.desk import decisions
from articles.desk.cuts import CannotCut
from articles.desk.joined import TEXTS, in_order, joined_values, parts_of
from articles.desk.joining import MOST, join, reasons_against
from articles.display.enumeration import enumerated
from articles.models import Story, Tag
from articles.models.story import StoryQuerySet

from .action_forms import ReasonForm, TagsForm

Status = Story.Status
NAMED = 50
"""Stories that the page between names."""


def _named(tags: Iterable[Tag]) -> str:
    return enumerated(gettext("“%s”") % tag for tag in tags)


def _url(story: Story) -> str:
    return reverse("admin:articles_story_change", args=(story.pk,))


class StoryActions:
    """Mixed into the admin of each list of stories. An action that asks something has a page between."""

    actions = [
        "add_tags",
        "confirm_suggested_tags",
        "set_checked",
        "set_archived",
        "set_pending",
        "set_excluded",
        "join",
        "move_to_bin",
        "restore",
    ]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without Django's deletion: nobody deletes a story."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.action(description=_("Add tags"), permissions=["change"])
    def add_tags(self, request: HttpRequest, queryset: StoryQuerySet) -> HttpResponse | None:
        form = TagsForm(self.admin_site, request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            return self._ask(request, queryset, "add_tags", gettext("Add tags"), form)
        decisions.add_tags(queryset, form.cleaned_data["tags"], by=request.user)
        names, number = _named(form.cleaned_data["tags"]), queryset.count()
        said = ngettext("%(number)d story was tagged %(names)s.", "%(number)d stories were tagged %(names)s.", number)
        self.message_user(request, said % {"number": number, "names": names}, messages.SUCCESS)
        return None

    @admin.action(description=_("Confirm suggested tags"), permissions=["change"])
    def confirm_suggested_tags(self, request: HttpRequest, queryset: StoryQuerySet) -> None:
        number = decisions.confirm_suggested_tags(queryset, by=request.user)
        self.message_user(
            request,
            ngettext("%d tag was confirmed.", "%d tags were confirmed.", number) % number,
            messages.SUCCESS,
        )

    @admin.action(description=_("Status: checked"), permissions=["change"])
    def set_checked(self, request: HttpRequest, queryset: StoryQuerySet) -> None:
        self._set_status(request, queryset, Status.CHECKED)

    @admin.action(description=_("Status: archived"), permissions=["change"])
    def set_archived(self, request: HttpRequest, queryset: StoryQuerySet) -> None:
        self._set_status(request, queryset, Status.ARCHIVED)

    @admin.action(description=_("Status: to be checked"), permissions=["change"])
    def set_pending(self, request: HttpRequest, queryset: StoryQuerySet) -> None:
        self._set_status(request, queryset, Status.PENDING)

    @admin.action(description=_("Status: not for the archive"), permissions=["change"])
    def set_excluded(self, request: HttpRequest, queryset: StoryQuerySet) -> HttpResponse | None:
        form = ReasonForm(request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            return self._ask(request, queryset, "set_excluded", gettext("Not for the archive"), form)
        return self._set_status(request, queryset, Status.EXCLUDED, form.cleaned_data["reason"])

    @admin.action(description=_("Merge into one story"), permissions=["change"])
    def join(self, request: HttpRequest, queryset: StoryQuerySet) -> HttpResponse | None:
        stories = in_order(queryset[: MOST + 1])
        if against := reasons_against(stories):
            return self.message_user(request, " ".join(against), messages.ERROR)
        if "apply" not in request.POST:
            values = joined_values(parts_of(stories))
            whole = facts_of(Story(**values), [name for name in TEXTS if values[name]])
            return self._ask(request, queryset, "join", gettext("Merge into one story"), None, in_one=whole)
        try:
            one = join(stories, by=request.user)
        except CannotCut as error:
            return self.message_user(request, str(error), messages.ERROR)
        said = format_html(gettext('Merged: <a href="{}">{}</a>'), _url(one), one)
        return self.message_user(request, said, messages.SUCCESS)

    @admin.action(description=_("Move to the bin"), permissions=["delete"])
    def move_to_bin(self, request: HttpRequest, queryset: StoryQuerySet) -> HttpResponse | None:
        if "apply" not in request.POST:
            return self._ask(request, queryset, "move_to_bin", gettext("Move to the bin"), None)
        return self._say(request, gettext("Moved to the bin."), decisions.move_to_bin(queryset, by=request.user))

    @admin.action(description=_("Bring back from the bin"), permissions=["delete"])
    def restore(self, request: HttpRequest, queryset: StoryQuerySet) -> None:
        for story in queryset.exclude(merged_into=None).select_related("merged_into")[:NAMED]:
            messages.warning(request, merged_words(story))
        self._say(request, gettext("Brought back from the bin."), decisions.restore(queryset, by=request.user))

    def _set_status(self, request: HttpRequest, queryset: StoryQuerySet, status: str, reason: str = "") -> None:
        number = decisions.set_status(queryset, status, reason=reason, by=request.user)
        self._say(request, gettext("Status set: %s.") % Status(status).label, number)

    def _say(self, request: HttpRequest, what: str, number: int) -> None:
        counted = ngettext("%d story", "%d stories", number) % number
        self.message_user(request, f"{what} ({counted})", messages.SUCCESS)

    def _ask(
        self,
        request: HttpRequest,
        stories: StoryQuerySet,
        action: str,
        title: str,
        form: Form | None,
        **more: Any,
    ) -> HttpResponse:
        """The page between: what is to be done, with which stories. It posts to the list again."""
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "action": action,
            "stories": stories[:NAMED],
            "number": stories.count(),
            "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "select_across": request.POST.get("select_across", "0"),
            "form": form,
            "media": self.media + form.media if form else self.media,
            "checkbox": ACTION_CHECKBOX_NAME,
            **more,
        }
        return TemplateResponse(request, "admin/articles/story/action.html", context)
