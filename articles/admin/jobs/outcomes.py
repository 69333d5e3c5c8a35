"""What a finished job came to, in words, and the page that shows it: each kind has its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.journal.taking_back import told
from articles.models import ImportRun, Job
from articles.permissions import User, may_read_import_runs
from articles.records.undoing import Staying


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """`url` is where the user goes on; empty where the page of the job is all there is."""

    text: str = ""
    url: str = ""
    is_warning: bool = False


def outcome_for(job: Job, user: User) -> JobOutcome:
    tell = OUTCOMES.get(job.kind)
    return tell(job, user) if tell and job.state == Job.State.DONE else JobOutcome()


def _read_upload(job: Job, user: User) -> JobOutcome:
    token = job.result.get("token")
    return JobOutcome(url=reverse("admin:articles_importrun_preview", args=(token,)) if token else "")


def _imported_upload(job: Job, user: User) -> JobOutcome:
    run = ImportRun.objects.visible_to(user).filter(pk=job.result.get("run")).first()
    if run is None:
        return JobOutcome()
    totals = run.lines.visible_to(user).totals()
    text = _("%(imported)d imported, %(unchanged)d unchanged, %(failed)d failed; %(stories)d stories.") % totals
    if number := totals["held_back"]:
        left_out = ngettext(
            "%d file was left out: it is nearly here.", "%d files were left out: they are nearly here.", number
        )
        text = f"{text} {left_out % number}"
    if may_read_import_runs(user):
        url = reverse("admin:articles_importrun_change", args=(run.pk,))
    else:
        url = reverse("admin:index")
    return JobOutcome(text, url, bool(totals["failed"] or totals["held_back"]))


def _undone_import(job: Job, user: User) -> JobOutcome:
    text = _("The import is undone: %(sources)d sources with %(stories)d stories are in the bin.") % job.result
    return _of_changes(job, user, text)


def _redone_import(job: Job, user: User) -> JobOutcome:
    text = _("The import is back: %(sources)d sources with %(stories)d stories.") % job.result
    return _of_changes(job, user, text)


def _of_changes(job: Job, user: User, text: str) -> JobOutcome:
    """With the names of what was changed since, as far as the user may see it."""
    staying = [
        Staying(apps.get_model(label), key, tuple(what), why, (apps.get_model(label), key))
        for label, key, what, why in job.result["stays"]
    ]
    if staying:
        left = _("Changed since, and left alone: %s") % " ".join(told(staying, user, most=len(staying)))
        text = f"{text} {left}"
    if job.result["staying"] > len(staying):
        text = f"{text} …"
    url = reverse("admin:articles_importrun_change", args=(job.arguments["run"],))
    return JobOutcome(text, url, bool(staying))


OUTCOMES: dict[str, Callable[[Job, User], JobOutcome]] = {
    "read-upload": _read_upload,
    "import-upload": _imported_upload,
    "undo-import": _undone_import,
    "redo-import": _redone_import,
}
