"""供稿单位 of stories that were imported before the register knew their units."""

from __future__ import annotations

from collections.abc import Iterable

from articles.models import Contribution, Story, bulk
from articles.records import suggest
from articles.records.from_parse import registered_names, suggested_contributions


def suggest_contributors(stories: Iterable[int]) -> list[int]:
    """Suggest units for those of these stories of which none is known or rejected yet. Returns for which."""
    names, found = registered_names(), []
    for batch in bulk.in_batches(stories) if names else ():
        known = set(Contribution.objects.filter(story__in=batch).values_list("story", flat=True))
        rows = Story.objects.only("byline", "headline", "body").filter(pk__in=set(batch) - known)
        suggestions = [each for story in rows for each in suggested_contributions(story, names)]
        suggest(suggestions)
        found += dict.fromkeys(each.story_id for each in suggestions)
    return found
