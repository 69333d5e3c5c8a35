"""The way of a story to the bin, and back: nobody deletes a story."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.journal.taking_back import report
from articles.admin.lists.return_links import list_url
from articles.desk import decisions
from articles.models import Action, Story, change

from .cut_views import merged_message


def bin_view(modeladmin: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    story = _story_to_bin(modeladmin, request, object_id)
    if request.method == "POST":
        with change(Action.BIN, by=request.user) as opened:
            decisions.bin_stories([story])
        report(request, _("Moved to the bin: %s") % story, opened)
        return HttpResponseRedirect(list_url(request))
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": _("Move to the bin"),
        "opts": modeladmin.opts,
        "original": story,
    }
    return TemplateResponse(request, "admin/articles/story/bin.html", context)


def restore_view(modeladmin: ModelAdmin, request: HttpRequest, story_id: int) -> HttpResponse:
    story = _story_to_bin(modeladmin, request, str(story_id))
    if request.method == "POST" and story.merged_into:
        messages.warning(request, merged_message(story, request.user))
    elif request.method == "POST":
        with change(Action.RESTORE, by=request.user) as opened:
            number = decisions.bring_back([story])
        if number:
            report(request, _("Brought back from the bin: %s") % story, opened)
        else:
            messages.warning(request, _("The import of “%s” was taken back: to bring it back, take that back.") % story)
    return HttpResponseRedirect(reverse("admin:articles_story_change", args=(story_id,)))


def _story_to_bin(modeladmin: ModelAdmin, request: HttpRequest, object_id: str) -> Story:
    story = modeladmin.get_object(request, unquote(object_id))
    if story is None:
        raise Http404
    if not modeladmin.has_delete_permission(request, story):
        raise PermissionDenied
    return story
