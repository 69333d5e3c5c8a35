"""Stories go into the draft of a digest with one click: from lists, the search, and a story's own page."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.journal.taking_back import report
from articles.desk.digests import Picked, pick
from articles.models import Action, DigestStyle, Story, change
from articles.models.keys import is_key
from articles.models.story import StoryQuerySet
from articles.permissions import may_edit_digests

MOST = 200
"""Stories that are picked at once."""


@admin.action(description=_("Into the digest"), permissions=["pick"])
def pick_selected(modeladmin: ModelAdmin, request: HttpRequest, stories: StoryQuerySet) -> None:
    _pick(request, stories)


def pick_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """A POST names the stories, and leads back to its page."""
    if request.method != "POST" or not may_edit_digests(request.user):
        raise PermissionDenied
    keys = [int(key) for key in request.POST.getlist("story") if is_key(key)]
    _pick(request, Story.objects.visible_to(request.user).filter(pk__in=keys[:MOST]))
    return HttpResponseRedirect(_page_before(request))


def _pick(request: HttpRequest, stories: StoryQuerySet) -> None:
    chosen = list(stories.live().order_by("-dated", "issue", "source", "position", "pk")[:MOST])
    if not chosen:
        return
    try:
        with change(Action.EDIT, by=request.user, note=gettext("picked into a digest")) as opened:
            picked = pick(chosen, request.user)
    except DigestStyle.DoesNotExist:
        messages.error(request, gettext("There is no style of digests yet."))
        return
    report(request, _message(picked), opened)


def _message(picked: Picked) -> str:
    digest = picked.digest
    link = format_html('<a href="{}">{}</a>', reverse("admin:articles_digest_change", args=(digest.pk,)), digest)
    text = ngettext("{} story was put into {}.", "{} stories were put into {}.", picked.added)
    known = ngettext("%d was there before.", "%d were there before.", picked.known) % picked.known
    return format_html(f"{text} {{}}", picked.added, link, known if picked.known else "")


def _page_before(request: HttpRequest) -> str:
    url = request.headers.get("Referer", "")
    is_safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if is_safe else reverse("admin:articles_digest_changelist")
