"""通报 that were sent, kept as they were."""

from __future__ import annotations

from typing import Any

from articles.models import Notice, ScoringRule, Story, bulk
from articles.models.notice import any_of_days, stories_told
from articles.models.visibility import may_see_all
from articles.permissions import User


def keep_notice(title: str, figures: dict[str, Any], *, rule: ScoringRule, by: User) -> Notice:
    """`figures` are those of `articles/reports/notice_json.py`, as this user may read them."""
    return Notice.objects.create(
        title=title,
        first=figures["first"],
        last=figures["last"],
        rule_name=rule.name,
        figures=figures,
        has_internal=_tells_of_internal(figures, by),
        kept_by=by,
    )


def _tells_of_internal(figures: dict[str, Any], by: User) -> bool:
    """Where there are no titles, any internal story of those days may be counted that its reader may see."""
    internal = Story.objects.filter(visibility=Story.Visibility.INTERNAL)
    if not figures["titles"]:
        return may_see_all(by) and any_of_days(internal, figures["first"], figures["last"])
    stories = list(stories_told(figures))
    return any(internal.filter(pk__in=batch).exists() for batch in bulk.in_batches(stories))
