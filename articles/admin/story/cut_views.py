"""The page on which a story is split, and what is said of one that was merged into another."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.journal.taking_back import report
from articles.desk.cuts import CannotCut
from articles.desk.splitting import halves_of, split_story
from articles.models import Action, Story, change
from articles.models.keys import is_key
from articles.models.visibility import if_visible
from articles.parsing.values import PRINTING_ROLES, Role
from articles.permissions import User
from articles.records.held import is_decided

from .passages import label_passages

HEADLINES_OFFERED = 8
"""Lines of the new story that may be its headline."""

LIKE_HEADLINES = (Role.HEADLINE, Role.CROSSHEAD, Role.KICKER)


def split_view(modeladmin: ModelAdmin, request: HttpRequest, story_id: int) -> HttpResponse:
    story = _story_to_cut(modeladmin, request, story_id)
    at, headline = _key(request.GET.get("at")), _key(request.POST.get("headline"))
    try:
        if request.method == "POST":
            with change(Action.SPLIT, by=request.user) as opened:
                new = split_story(story, at or 0, headline)
            report(request, _("Split. This is the new story; the other one is “%s”.") % story, opened)
            return HttpResponseRedirect(_url(new))
        halves = halves_of(story, at or 0)
    except CannotCut as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(_url(story))
    lines = [passage.block for passage in halves.rest if passage.block.role in PRINTING_ROLES][:HEADLINES_OFFERED]
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": _("Split the story"),
        "opts": modeladmin.opts,
        "original": story,
        "stays": label_passages(halves.passages),
        "rest": label_passages(halves.rest),
        "may_be_headlines": {block.pk for block in lines},
        "headline": lines[0].pk if lines and lines[0].role in LIKE_HEADLINES else None,
        "edited": [halves.values["body"], halves.rest_values["body"]] if is_decided(story, "body") else [],
    }
    return TemplateResponse(request, "admin/articles/story/split.html", context)


def merged_message(story: Story, user: User) -> str:
    whole = if_visible(story.merged_into, user) or _("(not shown to you)")
    text = _("The text of “%(story)s” is in “%(whole)s”. If it was merged there, take that back.")
    return text % {"story": story, "whole": whole}


def _story_to_cut(modeladmin: ModelAdmin, request: HttpRequest, story_id: int) -> Story:
    story = get_object_or_404(Story.objects.visible_to(request.user), pk=story_id)
    if not modeladmin.has_change_permission(request, story):
        raise PermissionDenied
    return story


def _key(text: str | None) -> int | None:
    return int(text) if text and is_key(text) else None


def _url(story: Story) -> str:
    return reverse("admin:articles_story_change", args=(story.pk,))
