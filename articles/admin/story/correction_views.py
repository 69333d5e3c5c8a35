"""What the buttons beside the print do: take back a join, a move or a link of the machine."""

from __future__ import annotations

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.journal.taking_back import report
from articles.desk.corrections import cut_link, restore_print_order, separate_paragraph
from articles.models import Action, Block, Story, change
from articles.models.keys import is_key


def correct_view(modeladmin: ModelAdmin, request: HttpRequest, story_id: int) -> HttpResponse:
    """Takes back the link with another page, whose half the story is or the `rest` of it, the join of one block, or,
    where nothing is named, all moves.
    """
    story = get_object_or_404(Story.objects.visible_to(request.user), pk=story_id)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not modeladmin.has_change_permission(request, story):
        raise PermissionDenied
    text = _("The text follows the source here again, and stays that way.")
    with change(Action.EDIT, by=request.user) as opened:
        if later := _rest_to_part(modeladmin, request, story):
            text = _("They are two stories, and stay so.")
            cut_link(later)
        elif "apart" in request.POST:
            block = request.POST["apart"]
            try:
                separate_paragraph(story, int(block) if is_key(block) else 0)
            except Block.DoesNotExist:
                raise Http404 from None
        else:
            restore_print_order(story)
    report(request, text, opened)
    return HttpResponseRedirect(reverse("admin:articles_story_change", args=[story_id]))


def _rest_to_part(modeladmin: ModelAdmin, request: HttpRequest, story: Story) -> Story | None:
    """The later of two halves that are to be two stories."""
    if "alone" in request.POST:
        return story
    if "rest" not in request.POST:
        return None
    key = request.POST["rest"]
    later = get_object_or_404(story.continuations.visible_to(request.user), pk=key if is_key(key) else 0)
    if not modeladmin.has_change_permission(request, later):
        raise PermissionDenied
    return later
