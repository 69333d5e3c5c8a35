"""Who may have a job done: asked when an attempt at it begins, for rights may be taken away while it waits."""

from __future__ import annotations

from collections.abc import Callable

from articles.models import ImportRun, Issue, Job, Source
from articles.permissions import User, may_file_sources, may_import, may_merge_issues
from articles.records.filing import emptied_by
from articles.records.undoing.runs import may_undo_run


def whoever(may: Callable[[User], bool]) -> Callable[[Job], bool]:
    """Whoever has a right, whatever the job is about."""
    return lambda job: may(job.by)


def who_may_undo_its_run(job: Job) -> bool:
    return may_import(job.by) and may_undo_run(ImportRun.objects.get(pk=job.arguments["run"]), job.by)


def who_may_file_its_sources(job: Job) -> bool:
    """An issue may be empty by now: only who may merge issues may empty one."""
    if not may_file_sources(job.by):
        return False
    issue = Issue.objects.get(pk=job.arguments["issue"])
    sources = Source.objects.filter(pk__in=job.arguments["sources"]).exclude(issue=issue)
    return may_merge_issues(job.by) or not emptied_by(sources)
