"""The first page: the work that waits, and what was done last, as far as the user may see them."""

from __future__ import annotations

from typing import Any

from articles.models import Change, ImportRun, Story
from articles.search.rebuilding import unindexed

from .access import may_read
from .journal.lines import lines

SHOWN_RUNS, SHOWN_CHANGES = 3, 8


def open_work(user: Any) -> dict[str, Any]:
    """A constant number of queries for each thing that is shown."""
    work: dict[str, Any] = {}
    if may_read(user):
        work["waiting"] = Story.objects.live().waiting()
    if user.is_superuser:
        work["unindexed"] = unindexed()
    if user.has_perm("articles.view_importrun"):
        work["runs"] = ImportRun.objects.with_numbers().order_by("-pk")[:SHOWN_RUNS]
    if user.has_perm("articles.view_change"):
        work["changes"] = latest_changes()
    return work


def latest_changes() -> list[Change]:
    """Each knows in `told` what it was about: what was noted of it, else the first record that it wrote."""
    changes = list(Change.objects.select_related("by")[:SHOWN_CHANGES])
    written = lines(change.pk for change in changes if not change.note)
    for change in changes:
        change.told = change.note or next((line.title for line in written.get(change.pk, ())), "")
    return changes
