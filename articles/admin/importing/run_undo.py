"""A whole import taken back from its page, and brought back: a question first, then a job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin.jobs.pages import follow
from articles.jobs.taking_back import bring_back_later, take_back_later
from articles.models import ImportRun, Job, Story
from articles.permissions import User
from articles.records.undoing.runs import changes_to_take_back, may_undo_run, preview_of_run, undos_to_take_back

NAMED = 20
"""Stories that somebody worked on, and that the question names."""


@dataclass(frozen=True, slots=True)
class OfferedUndo:
    """What the button on the page of a run says, and what starts it."""

    label: str
    is_back: bool
    begin: Callable[[ImportRun, Any], Job]


def offered_undo(user: User, run: ImportRun) -> OfferedUndo | None:
    """The import, or the undo of it; None where there is nothing to take back, or not for this user."""
    if not may_undo_run(run, user):
        return None
    if changes_to_take_back(run):
        return OfferedUndo(_("Undo this import"), False, take_back_later)
    return OfferedUndo(_("Take this undo back"), True, bring_back_later) if undos_to_take_back(run) else None


def undo_run_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """What goes to the bin, and what stays because somebody worked on it; then the job that does it."""
    run = get_object_or_404(ImportRun.objects.visible_to(request.user), pk=key)
    undo = offered_undo(request.user, run) if modeladmin.has_view_permission(request, run) else None
    if undo is None:
        raise PermissionDenied
    if request.method == "POST":
        return follow(undo.begin(run, request.user))
    preview = None if undo.is_back else preview_of_run(run)
    worked_on = [story.pk for story in preview.worked_on[:NAMED]] if preview else []
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": undo.label,
        "opts": modeladmin.opts,
        "original": run,
        "preview": preview,
        "worked_on": Story.objects.visible_to(request.user).filter(pk__in=worked_on).order_by("pk"),
    }
    return TemplateResponse(request, "admin/articles/importrun/undo.html", context)
