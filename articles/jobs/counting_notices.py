"""Notices over so many stories that no request waits for them. The figures stay with their job, for whoever asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Max, Min

from articles.models import Job, ScoringRule, Story, Use
from articles.models.counting import count_up_to
from articles.permissions import User
from articles.reports.notice import folded_notice_figures
from articles.reports.notice_json import notice_json
from articles.reports.used_pieces import counted_stories

from .attempts import Attempt
from .queue import start

MANY = 150_000
"""Stories and uses of a span beyond which its notice is a job."""

AT_ONCE = 20_000
"""Keys of stories that are read at once: what is in memory at a time."""


def is_long_notice(first: date, last: date, user: User) -> bool:
    stories = counted_stories(user).filter(dated__range=(first, last))
    uses = Use.objects.visible_to(user).filter(used_on__range=(first, last))
    return sum(count_up_to((MANY + 1, stories), (MANY + 1, uses))) > MANY


def count_notice_later(asked: dict[str, Any], by: User) -> Job:
    """`asked` are first and last day, the key of the rule, issuer and addressees, as JSON has them."""
    return start("count-notice", by=by, **asked)


def count_notice(attempt: Attempt) -> None:
    """One step: a notice that was interrupted begins again. Its figures have no titles."""
    given, by = attempt.arguments, attempt.job.by
    figures = folded_notice_figures(
        date.fromisoformat(given["first"]),
        date.fromisoformat(given["last"]),
        ScoringRule.objects.get(pk=given["rule"]),
        by,
        _ranges(attempt),
    )
    sent = {name: given[name] for name in ("issuer", "addressees")}
    with attempt.step():
        attempt.result["figures"] = notice_json(figures, by, with_titles=False, **sent)


def _ranges(attempt: Attempt) -> Iterator[range]:
    """The keys of all stories in parts, while the job says how far it came."""
    ends = Story.objects.aggregate(low=Min("pk"), high=Max("pk"))
    low, high = ends["low"] or 0, ends["high"] or 0
    for begin in range(low, high + 1, AT_ONCE):
        attempt.show_progress(begin - low, high - low + 1)
        yield range(begin, begin + AT_ONCE)
