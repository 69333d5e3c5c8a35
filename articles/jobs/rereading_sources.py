"""Sources read again, as a job; and what became of each, in a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext

from articles.importing.remarks import remark_on
from articles.models import Job
from articles.rereading import Reread, StoryOutcome, reparse_safely

from .attempts import Attempt
from .queue import start


def reread_later(sources: Iterable[int], *, by: Any) -> Job:
    keys = sorted(sources)
    return start("reread-sources", by=by, total=len(keys), sources=keys)


def reread_sources(attempt: Attempt) -> None:
    """Each source is a step. It is read before its transaction begins, which only writes."""
    for key in attempt.rest(attempt.arguments["sources"]):
        done = attempt.job.done
        reread = reparse_safely(key, by=attempt.job.by, within=attempt.step)
        if reread.error or reread.changed:
            attempt.say(source_line(reread))
        if attempt.job.done == done:  # it failed before it wrote anything
            with attempt.step():
                pass


def source_line(reread: Reread, *, dry_run: bool = False) -> str:
    name = f"#{reread.source} {reread.name}"
    if reread.error:
        return gettext("failed") + f"  {name}: {remark_on(reread.error)}"
    if not reread.changed:
        return gettext("unchanged") + f"  {name}"
    return (gettext("would change") if dry_run else gettext("read again")) + f"  {name}: {story_counts([reread])}"


def story_counts(reports: Sequence[Reread]) -> str:
    return gettext("%(followed)d followed, %(new)d new, %(proposed)d proposals, %(binned)d to the bin") % {
        outcome.value: sum(reread.count(outcome) for reread in reports) for outcome in StoryOutcome
    }
