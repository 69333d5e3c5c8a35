"""The first page: the open work and the latest changes, as far as the user may see them."""

from __future__ import annotations

from typing import Any

from articles.models import Change, ImportRun, Story
from articles.permissions import User, may_import, may_read_import_runs, may_read_journal, may_read_stories
from articles.search.rebuilding import bounded_count_unindexed

from .journal.lines import lines_by_change

SHOWN_RUNS, SHOWN_CHANGES = 3, 8


def open_work(user: Any) -> dict[str, Any]:
    """A constant number of queries for each thing that is shown."""
    work: dict[str, Any] = {"may_import": may_import(user)}
    if may_read_stories(user):
        work["waiting"] = Story.objects.visible_to(user).live().waiting()
    if user.is_superuser:
        work["unindexed"] = bounded_count_unindexed(Story.objects.visible_to(user))
    if may_read_import_runs(user):
        work["runs"] = ImportRun.objects.with_numbers(user).order_by("-pk")[:SHOWN_RUNS]
    if may_read_journal(user):
        work["changes"] = latest_changes(user)
    return work


def latest_changes(user: User) -> list[Change]:
    """Each knows in `subject` what it was about: its note, else the first record that it wrote."""
    changes = list(Change.objects.visible_to(user).select_related("by")[:SHOWN_CHANGES])
    written = lines_by_change(change.pk for change in changes if not change.note)
    for change in changes:
        change.subject = change.note or next((line.title for line in written.get(change.pk, ())), "")
    return changes
