"""The kinds of jobs: what each is called, and the function that does it.

A function takes an `Attempt` (`articles/jobs/attempts.py`) and does its work in steps. It is named by its path, for it
may start other jobs itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from articles.models import Job
from articles.permissions import may_edit_stories, may_export, may_import, may_manage_jobs, may_read_stories

from .rights import who_may_file_its_sources, who_may_undo_its_run, whoever


@dataclass(frozen=True, slots=True)
class JobKind:
    """`work` and `dropped` are paths of functions: of an attempt, and of a job that was cancelled, within the
    transaction that ends it. `allowed` says of a job that somebody asked for whether they may have it done: see
    `articles/jobs/rights.py`. A finished job is kept as long as `kept`, with its log and its file."""

    label: Promise | str
    work: str
    allowed: Callable[[Job], bool]
    dropped: str = ""
    kept: timedelta = timedelta(days=30)

    @property
    def function(self) -> Callable[[Any], None]:
        return import_string(self.work)

    def drop(self, job: Any) -> None:
        if self.dropped:
            import_string(self.dropped)(job)


MAINTENANCE = ("back-up", "verify", "rebuild-index")
"""What whoever manages jobs starts by a button."""

KINDS: dict[str, JobKind] = {
    "read-upload": JobKind(
        _("Reading files for a preview"),
        "articles.jobs.uploading.read_files",
        allowed=whoever(may_import),
        dropped="articles.jobs.uploading.discard",
        kept=timedelta(days=1),
    ),
    "import-upload": JobKind(
        _("Import"),
        "articles.jobs.uploading.import_files_of_upload",
        allowed=whoever(may_import),
        dropped="articles.jobs.uploading.discard",
    ),
    "undo-import": JobKind(
        _("Undo of an import"), "articles.jobs.taking_back.take_back_changes", allowed=who_may_undo_its_run
    ),
    "redo-import": JobKind(
        _("Bringing an import back"), "articles.jobs.taking_back.take_back_changes", allowed=who_may_undo_its_run
    ),
    "reread-sources": JobKind(
        _("Re-reading of sources"), "articles.jobs.rereading_sources.reread_sources", allowed=whoever(may_import)
    ),
    "bulk-act": JobKind(
        _("Act on many stories"), "articles.jobs.desk_acts.perform_bulk_act", allowed=whoever(may_edit_stories)
    ),
    "export": JobKind(
        _("Export"), "articles.jobs.exporting.export_stories", allowed=whoever(may_export), kept=timedelta(days=7)
    ),
    "count-notice": JobKind(
        _("Counting of a notice"),
        "articles.jobs.counting_notices.count_notice",
        allowed=whoever(may_read_stories),
        kept=timedelta(days=7),
    ),
    "compare-notice": JobKind(
        _("Comparison of a notice that was sent"),
        "articles.jobs.counting_notices.compare_notice",
        allowed=whoever(may_read_stories),
        kept=timedelta(days=7),
    ),
    "file-sources": JobKind(
        _("Filing under another issue"), "articles.jobs.desk_acts.file_sources", allowed=who_may_file_its_sources
    ),
    "back-up": JobKind(_("Backup"), "articles.jobs.maintenance.back_up_database", allowed=whoever(may_manage_jobs)),
    "verify": JobKind(_("Verification"), "articles.jobs.maintenance.verify_archive", allowed=whoever(may_manage_jobs)),
    "rebuild-index": JobKind(
        _("Rebuilding the index"), "articles.jobs.maintenance.rebuild_index", allowed=whoever(may_manage_jobs)
    ),
}
