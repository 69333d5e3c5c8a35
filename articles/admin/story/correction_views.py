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
    """Takes back the link with another page, the join of one block, or, where nothing is named, all moves."""
    story = get_object_or_404(Story.objects.visible_to(request.user), pk=story_id)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not modeladmin.has_change_permission(request, story):
        raise PermissionDenied
    with change(Action.EDIT, by=request.user) as opened:
        if "alone" in request.POST:
            cut_link(story)
        elif "apart" in request.POST:
            block = request.POST["apart"]
            try:
                separate_paragraph(story, int(block) if is_key(block) else 0)
            except Block.DoesNotExist:
                raise Http404 from None
        else:
            restore_print_order(story)
    report(request, _("The text follows the source here again, and stays that way."), opened)
    return HttpResponseRedirect(reverse("admin:articles_story_change", args=[story_id]))
