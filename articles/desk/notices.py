"""通报 that were sent, kept as they were."""

from __future__ import annotations

from typing import Any

from articles.models import Notice, ScoringRule, Story, bulk
from articles.models.notice import stories_told


def keep_notice(title: str, figures: dict[str, Any], *, rule: ScoringRule, by: Any) -> Notice:
    """`figures` are those of `articles/reports/notice_json.py`, with titles."""
    return Notice.objects.create(
        title=title,
        first=figures["first"],
        last=figures["last"],
        rule_name=rule.name,
        figures=figures,
        has_internal=_tells_of_internal(figures),
        kept_by=by,
    )


def _tells_of_internal(figures: dict[str, Any]) -> bool:
    stories = list(stories_told(figures))
    internal = Story.objects.filter(visibility=Story.Visibility.INTERNAL)
    return any(internal.filter(pk__in=batch).exists() for batch in bulk.in_batches(stories))
