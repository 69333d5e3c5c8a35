"""The buttons beside the print that take back a join, a move or a link of the machine."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from articles.desk.corrections import part, put_apart, put_back
from articles.models import Action, Block, Story, change
from articles.models.keys import is_key


class SeamView:
    """For the admin of stories."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.seam_view)
        return [path("<int:story_id>/seam/", view, name="articles_story_seam"), *super().get_urls()]

    def seam_view(self, request: HttpRequest, story_id: int) -> HttpResponse:
        story = get_object_or_404(Story, pk=story_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_change_permission(request, story):
            raise PermissionDenied
        with change(Action.EDIT, by=request.user):
            _take_back(story, request.POST)
        messages.success(request, _("Taken back. The text is as the source has it there, and stays so."))
        return HttpResponseRedirect(reverse("admin:articles_story_change", args=[story_id]))


def _take_back(story: Story, asked: QueryDict) -> None:
    """The link with another page, the join of one block, or, where nothing is named, all moves."""
    if "alone" in asked:
        part(story)
    elif "apart" in asked:
        _put_apart(story, asked["apart"])
    else:
        put_back(story)


def _put_apart(story: Story, block: str) -> None:
    try:
        put_apart(story, int(block) if is_key(block) else 0)
    except Block.DoesNotExist:
        raise Http404 from None
