"""Bulk acts: from a list to the preview of what an act would change, and only then the act."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.jobs.outcomes import changed_since_text, done_text
from articles.admin.jobs.pages import follow
from articles.admin.journal.taking_back import report
from articles.desk.bulk_acts import Operation, perform
from articles.desk.stamps import stamps_of
from articles.jobs import desk_acts
from articles.models import Story, change, counting
from articles.models.department import kept_stories
from articles.models.keys import is_key
from articles.models.story import StoryQuerySet
from articles.permissions import may_edit_stories

from .forms import FORMS, UNCHANGED
from .preview import act_preview

TITLES = {
    "tags": _("Tags in bulk"),
    "places": _("Places in bulk"),
    "contributors": _("Contributing units in bulk"),
    "fields": _("Fields in bulk"),
}

LIST = "admin:articles_story_changelist"


def bulk_view(modeladmin: ModelAdmin, request: HttpRequest, about: str) -> HttpResponse:
    """GET: the preview for all that the list shows with its filters. POST: that of the stories named, or the act."""
    if not may_edit_stories(request.user):
        raise PermissionDenied
    if about not in FORMS:
        raise Http404
    if request.method == "POST":
        if "apply" in request.POST:
            return _apply(modeladmin, request, about)
        keys = [int(key) for key in request.POST.get("stories", "").split() if is_key(key)]
        return bulk_page(
            modeladmin, request, Story.objects.visible_to(request.user).filter(pk__among=keys), about, request.POST
        )
    try:
        stories = modeladmin.get_changelist_instance(request).queryset
    except IncorrectLookupParameters:
        return HttpResponseRedirect(f"{reverse(LIST)}?{ERROR_FLAG}=1")
    back = reverse(LIST) + (f"?{request.GET.urlencode()}" if request.GET else "")
    if counting.bounded_counts(stories)[0].has_more:
        text = gettext("More than %s at once are too many. Narrow the list by its filters first.")
        messages.warning(request, text % f"{counting.AT_MOST:,}")
        return HttpResponseRedirect(back)
    return bulk_page(modeladmin, request, stories, about, back=back)


def bulk_page(
    modeladmin: ModelAdmin,
    request: HttpRequest,
    stories: StoryQuerySet,
    about: str,
    data: Any = None,
    *,
    back: str = "",
) -> HttpResponse:
    """`data` is what the form was sent with; without it, suggestions are confirmed, and fields stay as they are."""
    shown = kept_stories(stories.visible_to(request.user), request.user).order_by("pk")
    keys = list(shown.values_list("pk", flat=True)[: counting.AT_MOST])
    form = FORMS[about](modeladmin.admin_site, data or _first_choices(about))
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": TITLES[about],
        "opts": modeladmin.opts,
        "about": about,
        "form": form,
        "media": modeladmin.media + form.media,
        "number": len(keys),
        "stories": " ".join(map(str, keys)),
        "back": back or _back(request),
        "is_asked": data is not None,
    }
    if form.is_valid():
        act = form.act()
        stamps = stamps_of(keys, act.kinds)
        context["preview"] = act_preview(act, act.rows(keys), request.user)
        context["seen"] = " ".join(f"{key}:{stamp}" for key, stamp in stamps.items())
        context["asked"] = [(name, value) for name in form.fields for value in form.data.getlist(name)]
    return TemplateResponse(request, "admin/articles/bulk/page.html", context)


def _apply(modeladmin: ModelAdmin, request: HttpRequest, about: str) -> HttpResponse:
    """What the preview showed, but for what was unticked there."""
    entries = (entry.partition(":") for entry in request.POST.get("seen", "").split())
    stamps = {int(key): stamp for key, _colon, stamp in entries if is_key(key)}
    visible = Story.objects.visible_to(request.user).filter(pk__among=list(stamps))
    stories = kept_stories(visible, request.user)
    stamps = {key: stamps[key] for key in stories.order_by("pk").values_list("pk", flat=True)[: counting.AT_MOST]}
    form = FORMS[about](modeladmin.admin_site, request.POST)
    if not form.is_valid():
        return bulk_page(modeladmin, request, stories, about, request.POST)
    act = form.act()
    left_out = {
        "without_rows": set(request.POST.get("shown_rows", "").split()) - set(request.POST.getlist("row")),
        "without_groups": set(request.POST.getlist("shown_group")) - set(request.POST.getlist("group")),
    }
    if len(stamps) > desk_acts.MANY:
        return follow(desk_acts.perform_later(act, stamps, by=request.user, back=_back(request), **left_out))
    with change(desk_acts.action_of(act), by=request.user) as opened:
        done = perform(act, stamps, **left_out)
    report(request, done_text(act, len(done.rows), len(done.stories)), opened)
    if done.changed_since:
        messages.warning(request, changed_since_text(done.changed_since, request.user))
    return HttpResponseRedirect(_back(request))


def _first_choices(about: str) -> QueryDict:
    """Suggestions are confirmed; fields stay."""
    if about == "fields":
        return QueryDict(urlencode(dict.fromkeys(("kind", "genre", "selection", "status"), UNCHANGED)))
    return QueryDict(urlencode({"operation": Operation.CONFIRM}))


def _back(request: HttpRequest) -> str:
    """The page that it was begun from, on this site only."""
    url = request.POST.get("back") or request.get_full_path()
    is_safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if is_safe else reverse(LIST)
