"""The pages on which a story is split, and the button that takes a merging or a splitting back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from articles.desk.cuts import CannotCut
from articles.desk.splitting import Cut, cut, split
from articles.desk.undoing import last_cut, undo
from articles.display.enumeration import enumerated
from articles.models import Story
from articles.models.keys import is_key
from articles.parsing.values import PRINTING_ROLES, Role
from articles.records.printed import Passage

from .printed import shown

HEADS = 8
"""Lines of the new story that may be its headline."""

LIKE_HEADLINES = (Role.HEADLINE, Role.CROSSHEAD, Role.KICKER)


def merged_words(story: Story) -> str:
    return _("The text of “%(story)s” is in “%(whole)s”. If it was merged there, take that back.") % {
        "story": story,
        "whole": story.merged_into,
    }


class CutViews:
    """For the admin of stories."""

    def get_urls(self) -> list[URLPattern]:
        split_view, undo_view = map(self.admin_site.admin_view, (self.split_view, self.undo_view))
        return [
            path("<int:story_id>/split/", split_view, name="articles_story_split"),
            path("<int:story_id>/undo/", undo_view, name="articles_story_undo"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        story = kwargs.get("obj")
        return super().render_change_form(request, {**context, "cut": last_cut(story) if story else None}, **kwargs)

    def split_view(self, request: HttpRequest, story_id: int) -> HttpResponse:
        story = self._story_to_cut(request, story_id)
        at, headline = _key(request.GET.get("at")), _key(request.POST.get("headline"))
        try:
            if request.method == "POST":
                new = split(story, at or 0, headline, by=request.user)
                messages.success(request, _("Split. This is the new story; the other one is “%s”.") % story)
                return HttpResponseRedirect(_url(new))
            return self._question(request, story, cut(story, at or 0))
        except CannotCut as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(_url(story))

    def undo_view(self, request: HttpRequest, story_id: int) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        story = self._story_to_cut(request, story_id)
        done = last_cut(story)
        try:
            stories = undo(done, by=request.user) if done else []
        except CannotCut as error:
            messages.error(request, _("It cannot be taken back: %s") % error)
            stories = []
        if stories:
            messages.success(request, _("Taken back. Now there are: %s") % enumerated(stories))
        leads_to = stories[0] if stories and story not in stories else story
        return HttpResponseRedirect(_url(leads_to))

    def _story_to_cut(self, request: HttpRequest, story_id: int) -> Story:
        story = get_object_or_404(Story, pk=story_id)
        if not self.has_change_permission(request, story):
            raise PermissionDenied
        return story

    def _question(self, request: HttpRequest, story: Story, parted: Cut) -> HttpResponse:
        may_be_headlines = [p for p in parted.rest if p.block.role in PRINTING_ROLES][:HEADS]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Split the story"),
            "opts": self.opts,
            "original": story,
            "stays": shown(parted.passages),
            "rest": shown(parted.rest),
            "may_be_headlines": {passage.block.pk for passage in may_be_headlines},
            "headline": _likely_headline(may_be_headlines),
            "edited": [parted.values["body"], parted.rest_values["body"]] if "body" in story.held else [],
        }
        return TemplateResponse(request, "admin/articles/story/split.html", context)


def _likely_headline(lines: list[Passage]) -> int | None:
    first = lines[0].block if lines else None
    return first.pk if first and first.role in LIKE_HEADLINES else None


def _key(text: str | None) -> int | None:
    return int(text) if text and is_key(text) else None


def _url(story: Story) -> str:
    return reverse("admin:articles_story_change", args=(story.pk,))
