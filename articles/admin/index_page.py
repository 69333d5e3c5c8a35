"""The desk, the first page: what waits, the issues in work, and what was done last, as far as the user may see them.

All of it costs the same in an archive of any size: counts stop at a bound, and issues are looked for among the newest
stories.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, pgettext

from articles.desk.digests import draft_of
from articles.models import Change, ImportRun, Issue, SavedSearch, Story, Tagging
from articles.models.counting import BoundedCount, bounded_counts
from articles.permissions import (
    User,
    may_edit_digests,
    may_edit_stories,
    may_import,
    may_read_import_runs,
    may_read_journal,
    may_read_stories,
)
from articles.reports.overview import latest_months, latest_sections
from articles.search.rebuilding import bounded_count_unindexed

from .charts import Chart, month_chart, section_chart
from .journal.lines import lines_by_change
from .journal.taking_back import add_buttons
from .searching.addresses import Address
from .searching.saved_searches import new_hits, saved_searches_of

SHOWN_RUNS, SHOWN_CHANGES, SHOWN_ISSUES, SHOWN_SEARCHES = 3, 8, 6, 8
SHOWN_MONTHS, SHOWN_SECTIONS = 6, 6

NEWEST = 1_000
"""Stories to be checked among which the issues in work are looked for."""


@dataclass(frozen=True, slots=True)
class Task:
    """A kind of work that waits. `unit` is what is counted."""

    label: str
    number: BoundedCount
    unit: str
    url: str
    detail: str = ""


def desk_context(user: Any) -> dict[str, Any]:
    """A constant number of queries for each thing that is shown."""
    context: dict[str, Any] = {"may_import": may_import(user), "today": timezone.localdate()}
    if may_read_stories(user):
        context["tasks"] = list(waiting_tasks(user))
        context["issues"] = issues_in_work(user)
        context["searches"] = shown_searches(user)
        context["charts"] = shown_charts(user)
    if may_edit_digests(user):
        context["digest"] = draft_of(user)
    if user.is_superuser:
        context["unindexed"] = bounded_count_unindexed(Story.objects.visible_to(user))
    if may_read_import_runs(user):
        context["runs"] = ImportRun.objects.visible_to(user).with_numbers(user).order_by("-pk")[:SHOWN_RUNS]
    if may_read_journal(user):
        context["changes"] = latest_changes(user)
        is_new = not Change.objects.visible_to(user).filter(by=user).exists()
        context["is_first_visit"] = is_new and may_edit_stories(user)
    return context


def waiting_tasks(user: User) -> Iterator[Task]:
    stories = Story.objects.visible_to(user).live()
    pending = stories.pending()
    suggestions = Tagging.objects.visible_to(user).filter(state=Tagging.State.SUGGESTED, binned_at=None)
    issues = Issue.objects.visible_to(user).undated()
    tables = (
        pending,
        pending.in_doubt(),
        stories.fragments(),
        issues,
        stories.undated(),
        suggestions,
        stories.proposed(),
    )
    new, doubtful, fragments, undated, affected, suggested, proposed = bounded_counts(*tables)
    listed = reverse("admin:articles_story_changelist")
    unit = pgettext("unit", "stories")
    yield Task(gettext("New stories"), new, unit, f"{listed}?status=pending", _oldest(pending))
    yield Task(
        gettext("In doubt"), doubtful, unit, f"{listed}?status=pending&doubts=some", gettext("to be looked at first")
    )
    yield Task(gettext("Fragments"), fragments, unit, f"{listed}?doubts=fragment", gettext("a part is missing"))
    text = ngettext("%s story without a date", "%s stories without a date", affected.number) % affected
    yield Task(
        gettext("Date not certain"),
        undated,
        pgettext("unit", "issues"),
        reverse("admin:articles_issue_changelist") + "?date=none",
        text if affected else "",
    )
    yield Task(
        gettext("Suggested tags"),
        suggested,
        pgettext("unit", "suggestions"),
        f"{listed}?tag_state=suggested",
        gettext("to be confirmed or rejected"),
    )
    yield Task(
        gettext("Read otherwise since"),
        proposed,
        unit,
        f"{listed}?doubts=proposed",
        gettext("to be taken or kept"),
    )


def _oldest(pending: Any) -> str:
    """Since when the story waits that came in first."""
    added = pending.order_by("pk").values_list("added_at", flat=True).first()
    return gettext("the oldest since %s") % date_format(timezone.localtime(added), "MONTH_DAY_FORMAT") if added else ""


def issues_in_work(user: User) -> list[Issue]:
    """Those with stories to be checked, the latest first."""
    keys = Story.objects.visible_to(user).live().pending().latest_issues(SHOWN_ISSUES, NEWEST)
    found = Issue.objects.visible_to(user).with_progress(user).select_related("publication").in_bulk(keys)
    return [found[key] for key in keys]


def shown_searches(user: User) -> list[tuple[SavedSearch, Address, BoundedCount | None]]:
    """With how many hits are new, where the user has looked before."""
    searches = saved_searches_of(user)[:SHOWN_SEARCHES]
    new = new_hits(user, [saved for saved, _address in searches])
    return [(saved, address, new.get(saved.pk)) for saved, address in searches]


def shown_charts(user: User) -> list[Chart]:
    """Those in which there is anything to see."""
    stories = Story.objects.visible_to(user).live()
    charts = (
        month_chart(latest_months(stories, SHOWN_MONTHS)),
        section_chart(latest_sections(stories, SHOWN_SECTIONS)),
    )
    return [chart for chart in charts if chart.parts]


def latest_changes(user: User) -> list[Change]:
    """Each knows in `subject` what it was about, its note, else the first record that it wrote; and its button."""
    changes = list(Change.objects.visible_to(user).select_related("by", "undoes")[:SHOWN_CHANGES])
    written = lines_by_change(change.pk for change in changes)
    for change in changes:
        change.lines = written.get(change.pk, [])
        change.subject = change.note or next((line.title for line in change.lines), "")
    add_buttons(changes, user)
    return changes
