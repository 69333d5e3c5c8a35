"""任务: what runs and what waits, what failed and why, and the workers that are alive."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.names import full_name
from articles import jobs
from articles.admin.base import ReadOnlyAdmin
from articles.jobs.kinds import KINDS, MAINTENANCE
from articles.models import Job, Worker
from articles.permissions import may_manage_jobs
from newsroom.sqlite_check import sqlite_warning

from .pages import cancel_view, file_view, follow_view, job_page, progress_text, progress_view, retry_view, start_view

BAR = '<a href="{}"><progress data-job="{}" value="{}" max="{}"></progress></a> <span data-progress="{}">{}</span>'


@admin.action(description=_("Try again"))
def retry_selected(modeladmin: admin.ModelAdmin, request: HttpRequest, selected: QuerySet[Job]) -> None:
    number = jobs.retry(selected)
    text = ngettext("%d failed job waits again.", "%d failed jobs wait again.", number) % number
    messages.info(request, text if number else gettext("None of these jobs failed."))


@admin.action(description=_("Cancel"))
def cancel_selected(modeladmin: admin.ModelAdmin, request: HttpRequest, selected: QuerySet[Job]) -> None:
    for job in selected.unfinished():
        jobs.cancel(job)
    messages.info(request, gettext("The jobs end, each with the step that it is at."))


class JobAdmin(ReadOnlyAdmin):
    """Each user sees the jobs that they asked for; who manages jobs sees all."""

    extra_views = [
        ("progress/", progress_view, "progress"),
        ("start/<str:kind>/", start_view, "start"),
        ("<int:key>/follow/", follow_view, "follow"),
        ("<int:key>/cancel/", cancel_view, "cancel"),
        ("<int:key>/retry/", retry_view, "retry"),
        ("<int:key>/file/", file_view, "file"),
    ]
    change_list_template = "admin/articles/job/change_list.html"
    list_display = ["what", "state_shown", "progress_shown", "who", "queued_at", "finished_at", "reason"]
    list_select_related = ["by"]
    actions = [retry_selected, cancel_selected]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        """Without what may be long: a job may be about a million stories."""
        return super().get_queryset(request).defer("arguments", "result", "log")

    def has_view_permission(self, request: HttpRequest, obj: Job | None = None) -> bool:
        return request.user.is_active and request.user.is_staff

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        job = self.get_object(request, object_id)
        if job is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return job_page(self, request, job)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        workers = Worker.objects.alive().select_related("job")
        shown = {"workers": workers}
        if may_manage_jobs(request.user):
            shown["sqlite_warning"] = sqlite_warning()
            shown["maintenance"] = [(kind, KINDS[kind].label) for kind in MAINTENANCE]
        return super().changelist_view(request, shown | (extra_context or {}))

    @admin.display(description=_("kind"))
    def what(self, job: Job) -> str:
        return f"{KINDS[job.kind].label} {job}"

    @admin.display(description=pgettext_lazy("job", "state"))
    def state_shown(self, job: Job) -> SafeString:
        return format_html('<span class="chip state-{}">{}</span>', job.state, job.get_state_display())

    @admin.display(description=_("progress"))
    def progress_shown(self, job: Job) -> SafeString | str:
        if job.state != Job.State.RUNNING:
            return progress_text(job)
        url = reverse("admin:articles_job_change", args=(job.pk,))
        return format_html(BAR, url, job.pk, job.done, max(job.total, 1), job.pk, progress_text(job))

    @admin.display(description=_("by"))
    def who(self, job: Job) -> str:
        return full_name(job.by) if job.by else gettext("command line")
