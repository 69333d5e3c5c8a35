"""通报 that were sent, kept as they were."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from articles.models import Notice, ScoringRule, Story, bulk
from articles.models.notice import stories_told
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
        days = figures["first"], figures["last"]
        of_days = internal.filter(Q(dated__range=days) | Q(uses__used_on__range=days))
        return may_see_all(by) and of_days.exists()
    stories = list(stories_told(figures))
    return any(internal.filter(pk__in=batch).exists() for batch in bulk.in_batches(stories))
