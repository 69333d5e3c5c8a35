"""What a finished job came to, in words, and the page that shows it: each kind has its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import ImportRun, Job
from articles.permissions import User, may_read_import_runs


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
    run = ImportRun.objects.filter(pk=job.result.get("run")).first()
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


OUTCOMES: dict[str, Callable[[Job, User], JobOutcome]] = {
    "read-upload": _read_upload,
    "import-upload": _imported_upload,
}
