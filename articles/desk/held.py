"""Which fields of a story a person decided, who and when, and what the parser read there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model

from articles.models import Story


@dataclass(frozen=True, slots=True)
class Decision:
    """`by` is empty where the user is not known any more; `differs` says that `machine` is another text."""

    by: str
    at: datetime
    machine: Any
    differs: bool


def decisions(story: Story) -> dict[str, Decision]:
    """By field. One query for the names, none where nothing is held."""
    names = _names({mark["by"] for mark in story.held.values()} - {None})
    return {field: _decision(story, field, mark, names) for field, mark in story.held.items()}


def _names(ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    return {
        user.pk: user.get_full_name() or user.get_username() for user in get_user_model().objects.filter(pk__in=ids)
    }


def _decision(story: Story, field: str, mark: dict[str, Any], names: dict[int, str]) -> Decision:
    machine = story.machine.get(field)
    differs = field in story.machine and machine != getattr(story, field)
    return Decision(names.get(mark["by"], ""), datetime.fromisoformat(mark["at"]), machine, differs)
