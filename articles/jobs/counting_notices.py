"""Notices over so many stories that no request waits for them: counted, and counted again to be compared with what was
sent. What was found stays with its job, for whoever asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db.models import Max, Min

from articles.models import Job, Notice, ScoringRule, Story, Use
from articles.models.counting import count_up_to
from articles.permissions import User
from articles.reports.corrections import Corrections, LaterChange, UnitCorrection, later_changes, unit_corrections
from articles.reports.notice import folded_notice_figures
from articles.reports.notice_json import notice_json
from articles.reports.used_pieces import counted_stories

from .attempts import Attempt
from .queue import start_once

MANY = 150_000
"""Stories and uses of a span beyond which its notice is a job."""

AT_ONCE = 20_000
"""Keys of stories that are read at once: what is in memory at a time."""


def is_long_notice(first: date, last: date, user: User) -> bool:
    stories = counted_stories(user).filter(dated__range=(first, last))
    uses = Use.objects.visible_to(user).filter(used_on__range=(first, last))
    return sum(count_up_to((MANY + 1, stories), (MANY + 1, uses))) > MANY


def count_notice_later(asked: dict[str, Any], by: User) -> Job:
    """`asked` are first and last day, the key of the rule and of another to compare with, if there is one, issuer and
    addressees, as JSON has them."""
    return start_once("count-notice", by=by, **asked)


def count_notice(attempt: Attempt) -> None:
    """One step: a notice that was interrupted begins again. Its figures have no titles; `other_figures` are those by
    the other rule."""
    given, by = attempt.arguments, attempt.job.by
    span = date.fromisoformat(given["first"]), date.fromisoformat(given["last"])
    sent = {name: given[name] for name in ("issuer", "addressees")}
    rules = {"figures": given["rule"]} | ({"other_figures": given["other_rule"]} if "other_rule" in given else {})
    counted = {}
    for turn, (name, rule) in enumerate(rules.items()):
        ranges = _ranges(attempt, turn, len(rules))
        figures = folded_notice_figures(*span, ScoringRule.objects.get(pk=rule), by, ranges)
        counted[name] = notice_json(figures, by, with_titles=False, **sent)
    with attempt.step():
        attempt.result |= counted


def compare_notice_later(kept: Notice, by: User) -> Job:
    return start_once("compare-notice", by=by, notice=kept.pk)


def compare_notice(attempt: Attempt) -> None:
    """What is counted otherwise today, by the rule of that name as it is now. One step, too."""
    kept, by = Notice.objects.get(pk=attempt.arguments["notice"]), attempt.job.by
    rule = ScoringRule.objects.get(name=kept.rule_name)
    now = notice_json(folded_notice_figures(kept.first, kept.last, rule, by, _ranges(attempt)), by, with_titles=False)
    with attempt.step():
        attempt.result |= {
            "units": [asdict(each) for each in unit_corrections(kept.figures, now)],
            "changes": [asdict(each) for each in later_changes(kept, by)],
        }


def compared(kept: Notice, by: User) -> Job | None:
    """The latest comparison for this user."""
    done = Job.objects.filter(kind="compare-notice", by=by, state=Job.State.DONE, arguments__notice=kept.pk)
    return done.order_by("-pk").first()


def compared_corrections(job: Job) -> Corrections:
    """What it found."""
    units = (UnitCorrection(each["name"], tuple(each["then"]), tuple(each["now"])) for each in job.result["units"])
    return Corrections(tuple(units), changes=tuple(LaterChange(**each) for each in job.result["changes"]))


def _ranges(attempt: Attempt, turn: int = 0, turns: int = 1) -> Iterator[range]:
    """The keys of all stories in parts, while the job says how far it came: in this turn of so many."""
    ends = Story.objects.aggregate(low=Min("pk"), high=Max("pk"))
    low, high = ends["low"] or 0, ends["high"] or 0
    number = high - low + 1
    for begin in range(low, high + 1, AT_ONCE):
        attempt.show_progress(turn * number + begin - low, turns * number)
        yield range(begin, begin + AT_ONCE)
