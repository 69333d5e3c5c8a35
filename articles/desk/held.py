"""Which fields of a story a person decided, who and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model

from accounts.names import full_name
from articles.models import Story
from articles.records import held


@dataclass(frozen=True, slots=True)
class Decision:
    """`by` is empty where the user is not known any more; of a field that `follows_print`, who arranged that."""

    by: str
    at: datetime
    follows_print: bool = False


def decisions(story: Story) -> dict[str, Decision]:
    """By field. One query for the names, none where nothing is held."""
    names = _names({mark["by"] for mark in story.held.values()} - {None})
    return {
        field: Decision(names.get(mark["by"], ""), datetime.fromisoformat(mark["at"]), held.follows_print(story, field))
        for field, mark in story.held.items()
    }


def _names(ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    return {user.pk: full_name(user) for user in get_user_model().objects.filter(pk__in=ids)}
