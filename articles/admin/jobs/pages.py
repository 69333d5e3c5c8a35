"""The pages of a job: its progress, live where there is a script, and what its buttons do."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from accounts.names import full_name
from articles import jobs
from articles.jobs.kinds import KINDS, MAINTENANCE
from articles.models import Job, JobFile
from articles.models.keys import is_key
from articles.permissions import may_manage_jobs

from .outcomes import outcome_for

MOST_ASKED = 200
"""Jobs that a page asks after at once."""


def follow(job: Job) -> HttpResponseRedirect:
    """The way to the page that shows a job until it is done, and then leads to what it came to."""
    return HttpResponseRedirect(reverse("admin:articles_job_follow", args=(job.pk,)))


def follow_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    job = _visible(request, key)
    outcome = outcome_for(job, request)
    if not outcome.url:
        return job_page(modeladmin, request, job)
    if outcome.text:
        messages.add_message(request, messages.WARNING if outcome.is_warning else messages.SUCCESS, outcome.text)
    return HttpResponseRedirect(outcome.url)


def job_page(modeladmin: ModelAdmin, request: HttpRequest, job: Job) -> HttpResponse:
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": KINDS[job.kind].label,
        "opts": modeladmin.opts,
        "media": modeladmin.media,
        "job": job,
        "who": full_name(job.by) if job.by else "",
        "progress": progress_text(job),
        "file_name": JobFile.objects.filter(job=job, job__by=request.user).values_list("name", flat=True).first(),
        "outcome": outcome_for(job, request),
    }
    return TemplateResponse(request, "admin/articles/job/page.html", context)


def progress_view(modeladmin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """How far jobs are, as JSON by key, for the script of a page that shows them."""
    keys = [int(key) for key in request.GET.get("jobs", "").split(",")[:MOST_ASKED] if is_key(key)]
    asked = Job.objects.visible_to(request.user).filter(pk__in=keys).only("state", "done", "total")
    return JsonResponse({job.pk: progress_of(job) for job in asked})


def progress_of(job: Job) -> dict[str, object]:
    return {
        "done": job.done,
        "total": job.total,
        "text": progress_text(job),
        "state": job.get_state_display(),
        "finished": not job.is_unfinished,
    }


def progress_text(job: Job) -> str:
    if not job.total:
        return ""
    return _("%(done)s of %(total)s") % {"done": f"{job.done:,}", "total": f"{job.total:,}"}


def start_view(modeladmin: ModelAdmin, request: HttpRequest, kind: str) -> HttpResponse:
    """Starts what keeps the archive in order. What runs already is shown, and not started again."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not may_manage_jobs(request.user):
        raise PermissionDenied
    if kind not in MAINTENANCE:
        raise Http404
    return follow(Job.objects.unfinished().filter(kind=kind).first() or jobs.start(kind, by=request.user))


def cancel_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """Ends a job; what it did stays."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    job = _visible(request, key)
    jobs.cancel(job)
    job.refresh_from_db()
    if job.state == Job.State.CANCELLED:
        messages.info(request, _("The job is cancelled."))
    elif job.is_unfinished:
        messages.info(request, _("The job ends with the step that it is at."))
    return HttpResponseRedirect(reverse("admin:articles_job_change", args=(key,)))


def retry_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """Tries a failed job again, from where it came to."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    job = _visible(request, key)
    jobs.retry([job])
    return follow(job)


def file_view(modeladmin: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """The file that a job made: only for the user who asked for it, as it holds what they may see."""
    job = get_object_or_404(Job.objects.select_related("file"), pk=key, by=request.user)
    if not hasattr(job, "file"):
        raise Http404
    headers = {"Content-Disposition": content_disposition_header(True, job.file.name)}
    return HttpResponse(bytes(job.file.data), content_type=job.file.media_type, headers=headers)


def _visible(request: HttpRequest, key: int) -> Job:
    return get_object_or_404(Job.objects.visible_to(request.user).select_related("by"), pk=key)
