"""The pages of 版面校核, and what they answer to an act: the page again, or to its script the parts that changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.journal.taking_back import with_undo
from articles.admin.menu import waiting_stories
from articles.desk.cuts import CannotCut
from articles.display.errors import explain_validation
from articles.display.labels import ROLES
from articles.models import Issue, Source, Tag, change
from articles.models.department import is_kept_by
from articles.models.keys import is_key
from articles.parsing.values import Role
from articles.permissions import may_edit_stories, may_read_stories

from .acts import ACTS, Refused, Sent, Stale, notes_on
from .fragments import FOLDER, Fragments
from .page import ProofPage, source_to_check
from .titles_form import LINES

OFFERED_TAGS = 500
"""Names in the list of the box for a tag; any other may be typed."""

SCRIPT = "application/json"
"""What the script of the page accepts."""

KEYS = {
    Role.KICKER: "1",
    Role.HEADLINE: "2",
    Role.SUBHEAD: "3",
    Role.CROSSHEAD: "4",
    Role.BODY: "5",
    Role.CAPTION: "6",
    Role.BYLINE: "7",
    Role.NOISE: "8",
    Role.CREDIT: "9",
    Role.STANDFIRST: "0",
    Role.DATELINE: "",
}
"""The roles that a person gives, with the keys for them."""

LEGEND = {
    "headline": Role.HEADLINE,
    "kicker": Role.KICKER,
    "byline": Role.BYLINE,
    "crosshead": Role.CROSSHEAD,
    "caption": Role.CAPTION,
    "furniture": Role.NOISE,
}
"""What the tints stand for."""


def source_proofing_view(modeladmin: ModelAdmin, request: HttpRequest, source_id: int) -> HttpResponse:
    sources = Source.objects.visible_to(request.user).live().select_related("issue__publication")
    return _proofing(modeladmin, request, get_object_or_404(sources, pk=source_id))


def issue_proofing_view(modeladmin: ModelAdmin, request: HttpRequest, issue_id: int) -> HttpResponse:
    """The first page of the issue that is not checked yet."""
    issue = get_object_or_404(Issue.objects.visible_to(request.user).select_related("publication"), pk=issue_id)
    if not modeladmin.has_view_permission(request, issue) or not may_read_stories(request.user):
        raise PermissionDenied
    source = source_to_check(issue, request.user)
    if source is None:
        messages.info(request, _("This issue has no source: its stories were typed in."))
        return HttpResponseRedirect(reverse("admin:articles_issue_change", args=[issue.pk]))
    source.issue = issue
    return _proofing(modeladmin, request, source)


def _proofing(modeladmin: ModelAdmin, request: HttpRequest, source: Source) -> HttpResponse:
    if not modeladmin.has_view_permission(request) or not may_read_stories(request.user):
        raise PermissionDenied
    if request.method == "POST":
        return _do(request, source)
    if request.headers.get("Accept") == SCRIPT:
        return _changed_parts(request, ProofPage(source, request.user), _messages_of(request))
    page = ProofPage(source, request.user)
    open_story = request.GET.get("story", "")
    fragments = Fragments(page, request, may_edit=_may_edit(request, page))
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": _("Proofing"),
        "page": page,
        "fragments": fragments,
        "pictures": list(fragments.pictures),
        "parts": {part.key.removeprefix("part-"): part.html for part in fragments.parts},
        "may_edit": _may_edit(request, page),
        "roles": [(role, ROLES[role], key) for role, key in KEYS.items()],
        "legend": [(tint, ROLES[role]) for tint, role in LEGEND.items()],
        "tag_names": Tag.objects.order_by("name").values_list("name", flat=True)[:OFFERED_TAGS],
        "open": int(open_story) if is_key(open_story) else 0,
    }
    return TemplateResponse(request, f"{FOLDER}/page.html", context)


def _may_edit(request: HttpRequest, page: ProofPage) -> bool:
    return may_edit_stories(request.user) and is_kept_by(request.user, page.issue)


def _do(request: HttpRequest, source: Source) -> HttpResponse:
    if not may_edit_stories(request.user) or not is_kept_by(request.user, source.issue):
        raise PermissionDenied
    name, _blank, about = request.POST.get("act", "").partition(" ")
    action, act = ACTS.get(name, (None, None))
    said: list[tuple[int, str]] = []
    done, status = None, 200
    try:
        if act is None:
            raise Refused(_("There is no such button."))
        with change(action, by=request.user) as opened:
            done = act(Sent(ProofPage(source, request.user), request.POST, about))
        said.append((messages.SUCCESS, with_undo(request, done.text, opened.written)))
    except (Refused, CannotCut) as refusal:
        said.append((messages.ERROR, str(refusal)))
    except ValidationError as error:
        said.append((messages.ERROR, explain_validation(error)))
    except Stale as stale:
        status = 409
        text = _("%s was changed by somebody else meanwhile. Nothing was done; the page shows how it is now.")
        said.append((messages.WARNING, text % stale))
        typed = [request.POST[name] for name in LINES if request.POST.get(name)]
        said += [(messages.INFO, _("What you typed: %s") % " / ".join(typed))] if typed else []
    page = ProofPage(source, request.user)
    said += [(messages.WARNING, note) for note in notes_on(done)] if done else []
    if request.headers.get("Accept") == SCRIPT:
        texts = [(messages.DEFAULT_TAGS[level], text) for level, text in said]
        return _changed_parts(request, page, texts, opened=done.open if done else None, status=status)
    for level, text in said:
        messages.add_message(request, level, text)
    query = f"?story={done.open}#s{done.open}" if done and done.open else ""
    return HttpResponseRedirect(reverse("admin:articles_source_proofing", args=[source.pk]) + query)


def _messages_of(request: HttpRequest) -> list[tuple[str, str]]:
    return [(message.level_tag, str(message)) for message in messages.get_messages(request)]


def _changed_parts(
    request: HttpRequest, page: ProofPage, texts: list[tuple[str, str]], *, opened: int | None = None, status: int = 200
) -> JsonResponse:
    known = frozenset(request.headers.get("Known", "").split())
    fragments = Fragments(page, request, may_edit=_may_edit(request, page), known=known)
    answer: dict[str, Any] = {
        **fragments.as_json(),
        "messages": texts,
        "open": opened,
        "waiting": str(waiting_stories(request)),
    }
    return JsonResponse(answer, status=status, headers={"Vary": "Accept"})
