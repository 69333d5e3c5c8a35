"""Taking changes back: who may, the button that does it, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.display.enumeration import enumerated
from articles.display.quotation import quoted
from articles.models import ATTACHMENTS, REGISTERS, Action, BeforeImage, Change, Issue, Publication, Story, change
from articles.models.journal import OpenChange
from articles.models.visibility import if_visible
from articles.permissions import User, may_undo
from articles.records.undoing import CannotUndo, Staying, Undone, last_undoable, undo
from articles.records.undoing.written import with_history_of

NAMED = 3
"""Records that a message names."""

WRITTEN = {
    **{model: model._meta.model_name for model in (Publication, Issue, Story, *REGISTERS)},
    **dict.fromkeys(ATTACHMENTS, "story"),
}
"""Whose right to be changed a written record asks for."""


def models_written(done: Change) -> set[str]:
    written = {WRITTEN[model] for model in with_history_of([done.pk], WRITTEN)}
    return written or ({"story"} if done.before_images.exists() else set())


def may_take_back(user: User, done: Change, written: Collection[str]) -> bool:
    """To take back an undo is to do again what it took back."""
    act = done
    while act.action == Action.UNDO and act.undoes:
        act = act.undoes
    return may_undo(user, act.action, written, is_own=done.by_id == getattr(user, "pk", None))


def add_buttons(changes: Iterable[Change], user: User) -> None:
    """Each change of a list, with its `lines`, knows in `button` what may be taken back: itself, or what took it back
    last; None where there is nothing, or not for this user. `is_small` are those that wrote one record of a kind."""
    changes = list(changes)
    undone, silent = ([each for each in changes if each.taken_back], [each for each in changes if not each.lines])
    undoing = Change.objects.visible_to(user).filter(undoes__in=undone, taken_back=False)
    undone_by = {each.undoes_id: each for each in undoing.select_related("undoes__undoes").order_by("pk")}
    of_print = set(BeforeImage.objects.filter(change__in=silent).values_list("change", flat=True))
    for done in changes:
        written = {WRITTEN[line.model] for line in done.lines} or ({"story"} if done.pk in of_print else set())
        target = undone_by.get(done.pk) if done.taken_back else done
        done.button = target if target and may_take_back(user, target, written) else None
        done.is_small = all(line.number == 1 for line in done.lines)


def undo_view(modeladmin: ModelAdmin, request: HttpRequest, change_id: int) -> HttpResponse:
    """Takes the change back, says so, and leads to where the form says."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    done = get_object_or_404(Change.objects.visible_to(request.user).select_related("undoes"), pk=change_id)
    if not may_take_back(request.user, done, models_written(done)):
        raise PermissionDenied
    try:
        with change(Action.UNDO, by=request.user) as opened:
            undone = undo(done)
    except CannotUndo as refusal:
        messages.error(
            request,
            _("It cannot be undone: %s") % " ".join([str(refusal), *staying_texts(refusal.stays, request.user)]),
        )
        return HttpResponseRedirect(_page_after(request, done))
    report(request, undone_text(undone), opened)
    if undone.stays:
        messages.warning(
            request, _("Changed since, and left alone: %s") % " ".join(staying_texts(undone.stays, request.user))
        )
    return HttpResponseRedirect(_page_after(request, done, undone))


def undoable_by(user: User, story: Story) -> Change | None:
    """The last change of the story, if the user may take it back."""
    last = if_visible(last_undoable(story), user)
    return last if last and may_take_back(user, last, models_written(last)) else None


def report(request: HttpRequest, text: str, opened: OpenChange) -> None:
    """Say what was done, with a button that takes it back."""
    messages.success(request, with_undo(request, text, opened.written))


def with_undo(request: HttpRequest, text: str, done: Change | None) -> str:
    if done is None:
        return text
    form = render_to_string("admin/articles/includes/undo.html", {"change": done}, request)
    return format_html("{} {}", text, form)


def undone_text(undone: Undone) -> str:
    number = len({(each.model, each.key) for each in undone.returns})
    stories = [quoted(str(story)) for story in undone.stories[:NAMED]]
    counted = ngettext("Undone: %d record is as before.", "Undone: %d records are as before.", number) % number
    return f"{counted} {enumerated(stories)}{'…' if len(undone.stories) > NAMED else ''}".strip()


def staying_texts(stays: Sequence[Staying], user: User, most: int = NAMED) -> list[str]:
    """What stays and why, of the first few."""
    names = [_named(each, user) for each in stays[:most]]
    return [*names, *(["…"] if len(stays) > most else [])]


def _named(each: Staying, user: User) -> str:
    record = if_visible(each.model._base_manager.filter(pk=each.key).first(), user)
    what = enumerated(each.what)
    text = _("“%(record)s” (%(what)s): %(why)s.") if what else _("“%(record)s”: %(why)s.")
    return text % {"record": record or "—", "what": what, "why": each.why}


def _page_after(request: HttpRequest, done: Change, undone: Undone | None = None) -> str:
    """The page with the button, on this site only; of a story that is in the bin now, that of one which lives."""
    url = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        return reverse("admin:articles_change_change", args=[done.pk])
    stories = undone.stories if undone else ()
    gone = Story.objects.visible_to(request.user).binned()
    returned = {each.key for each in undone.returns if each.model is Story} if undone else set()
    pages = {_url(key) for key in gone.filter(pk__in=returned).values_list("pk", flat=True)} if stories else set()
    return _url(stories[0].pk) if urlsplit(url).path in pages else url


def _url(story: int) -> str:
    return reverse("admin:articles_story_change", args=[story])
