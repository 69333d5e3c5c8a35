"""What was done, in words, and the page that shows it: each kind of job has its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from articles.admin.journal.taking_back import staying_texts, with_undo
from articles.desk.bulk_acts import Act, Setting, act_from_json
from articles.display.enumeration import enumerated
from articles.display.quotation import quoted
from articles.models import Change, ImportRun, Job, Story
from articles.permissions import User, may_edit_stories, may_read_import_runs
from articles.records.undoing import Staying

NAMED = 10
"""Stories that a message names."""


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """`url` is where the user goes on; empty where the page of the job is all there is."""

    text: str = ""
    url: str = ""
    is_warning: bool = False


def outcome_for(job: Job, request: HttpRequest) -> JobOutcome:
    tell = OUTCOMES.get(job.kind)
    return tell(job, request) if tell and job.state == Job.State.DONE else JobOutcome()


def _read_upload(job: Job, request: HttpRequest) -> JobOutcome:
    token = job.result.get("token")
    return JobOutcome(url=reverse("admin:articles_importrun_preview", args=(token,)) if token else "")


def _imported_upload(job: Job, request: HttpRequest) -> JobOutcome:
    run = ImportRun.objects.visible_to(request.user).filter(pk=job.result.get("run")).first()
    if run is None:
        return JobOutcome()
    totals = run.lines.visible_to(request.user).totals()
    text = gettext("%(imported)d imported, %(unchanged)d unchanged, %(failed)d failed; %(stories)d stories.") % totals
    if number := totals["held_back"]:
        left_out = ngettext(
            "%d file was left out: it is nearly here.", "%d files were left out: they are nearly here.", number
        )
        text = f"{text} {left_out % number}"
    is_warning = bool(totals["failed"] or totals["held_back"])
    is_clean = bool(totals["imported"]) and not is_warning
    return JobOutcome(text, _after_import(run, request.user, is_clean=is_clean), is_warning)


def _after_import(run: ImportRun, user: User, *, is_clean: bool) -> str:
    """Into checking, where one issue came and there is nothing to see to before."""
    issues = run.issues_visible_to(user)[:2] if is_clean and may_edit_stories(user) else ()
    if len(issues) == 1:
        return reverse("admin:articles_issue_proofing", args=(issues[0].pk,))
    if may_read_import_runs(user):
        return reverse("admin:articles_importrun_change", args=(run.pk,))
    return reverse("admin:index")


def _performed_bulk_act(job: Job, request: HttpRequest) -> JobOutcome:
    done = job.result
    text = _with_undo(job, request, done_text(act_from_json(job.arguments["act"]), done["rows"], done["stories"]))
    if done["changed_since"]:
        text += " " + changed_since_text(done["changed_since"], request.user)
    return JobOutcome(text, job.arguments["back"], bool(done["changed_since"]))


def _filed_sources(job: Job, request: HttpRequest) -> JobOutcome:
    done = job.result
    text = _with_undo(job, request, filed_text(done["sources"], done["stories"], done["emptied"]))
    return JobOutcome(text, reverse("admin:articles_issue_change", args=(job.arguments["issue"],)))


def _counted_notice(job: Job, request: HttpRequest) -> JobOutcome:
    asked = urlencode({**job.arguments, "job": job.pk})
    return JobOutcome(url=f"{reverse('admin:articles_notice_prepare')}?{asked}" if job.by == request.user else "")


def _compared_notice(job: Job, request: HttpRequest) -> JobOutcome:
    page = reverse("admin:articles_notice_change", args=(job.arguments["notice"],))
    return JobOutcome(url=f"{page}#corrections" if job.by == request.user else "")


def _verified(job: Job, request: HttpRequest) -> JobOutcome:
    number = job.result["damages"]
    text = gettext("Damages: %d.") % number if number else gettext("No damage was found.")
    return JobOutcome(text, is_warning=bool(number))


def _undone_import(job: Job, request: HttpRequest) -> JobOutcome:
    text = gettext("The import is undone: %(sources)d sources with %(stories)d stories are in the bin.") % job.result
    return _of_changes(job, request, text)


def _redone_import(job: Job, request: HttpRequest) -> JobOutcome:
    text = gettext("The import is back: %(sources)d sources with %(stories)d stories.") % job.result
    return _of_changes(job, request, text)


def _of_changes(job: Job, request: HttpRequest, text: str) -> JobOutcome:
    """With the names of what was changed since, as far as the user may see it."""
    staying = [
        Staying(apps.get_model(label), key, tuple(what), why, (apps.get_model(label), key))
        for label, key, what, why in job.result["stays"]
    ]
    if staying:
        left = gettext("Changed since, and left alone: %s") % " ".join(
            staying_texts(staying, request.user, most=len(staying))
        )
        text = f"{text} {left}"
    if job.result["staying"] > len(staying):
        text = f"{text} …"
    url = reverse("admin:articles_importrun_change", args=(job.arguments["run"],))
    return JobOutcome(text, url, bool(staying))


OUTCOMES: dict[str, Callable[[Job, HttpRequest], JobOutcome]] = {
    "read-upload": _read_upload,
    "import-upload": _imported_upload,
    "undo-import": _undone_import,
    "redo-import": _redone_import,
    "bulk-act": _performed_bulk_act,
    "count-notice": _counted_notice,
    "compare-notice": _compared_notice,
    "file-sources": _filed_sources,
    "verify": _verified,
}


def _with_undo(job: Job, request: HttpRequest, text: str) -> str:
    return with_undo(request, text, Change.objects.visible_to(request.user).filter(pk=job.result["change"]).first())


def done_text(act: Act, number: int, stories: int) -> str:
    """Of so many rows, of so many stories."""
    if not number:
        return gettext("Nothing was to be changed.")
    if isinstance(act, Setting):
        return ngettext("%d story was changed.", "%d stories were changed.", stories) % stories
    counted = ngettext("%(number)d decision", "%(number)d decisions", number) % {"number": number}
    of = ngettext("%d story", "%d stories", stories) % stories
    return str(act.operation.label) + gettext(": ") + counted + gettext(" (%s)") % of


def changed_since_text(keys: Sequence[int], user: User) -> str:
    stories = Story.objects.visible_to(user).filter(pk__in=keys[:NAMED])
    names = enumerated(quoted(str(story)) for story in stories)
    more = "…" if len(keys) > NAMED else ""
    number = len(keys)
    text = ngettext(
        "%(number)d story was changed by somebody since it was shown, and left alone: %(names)s",
        "%(number)d stories were changed by somebody since they were shown, and left alone: %(names)s",
        number,
    )
    return text % {"number": number, "names": names + more}


def filed_text(sources: int, stories: int, emptied: Sequence[str]) -> str:
    moved = gettext("Moved: %(sources)d sources, %(stories)d stories.") % {"sources": sources, "stories": stories}
    return " ".join([moved, *([gettext("Emptied and removed: %s.") % enumerated(emptied)] if emptied else [])])
