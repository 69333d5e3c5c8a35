"""The indexes in which lists of stories find their pages, in the order of days and in that of numbers.

All that a list asks is in its index: a story that is not on the page is never read.
"""

from __future__ import annotations

from django.db.models import Index, Q

FILTERED = ("kind", "genre", "section", "publication", "doubtful", "unsure")
SET_APART = {"in_bin": Q(binned_at__isnull=False), "proposed": Q(proposed__isnull=False)}
ASKED_BY_ALL = ("binned_at", "status", "kind")
ASKED_BY_SOME = ("genre", "section", "publication", "doubtful")

OF_STORIES = {"": ("dated", "id"), "_number": ("id",)}
OF_ATTACHED = {"": ("dated", "story"), "_number": ("story",)}
"""The orders, with what the names of their indexes end on."""


def of_stories() -> list[Index]:
    """A status goes with all other filters: of two indexes a database may take either."""
    indexes = [Index(fields=[*_columns(OF_STORIES[""], ASKED_BY_ALL), *ASKED_BY_SOME], name="story_by_day")]
    for end, order in OF_STORIES.items():
        asked = {"status": (*ASKED_BY_ALL, *ASKED_BY_SOME), **dict.fromkeys(FILTERED, ASKED_BY_ALL)}
        indexes += [
            Index(fields=_columns(order, columns, name), name=f"story_by_{name}{end}")
            for name, columns in asked.items()
        ]
        indexes += [
            Index(fields=_columns(order, ASKED_BY_ALL), name=f"story_{name}{end}", condition=condition)
            for name, condition in SET_APART.items()
        ]
    return indexes


def of_attached(model: str, *names: str) -> list[Index]:
    """For the lists of stories that have a tag, or a place."""
    return [
        Index(fields=_columns(order, ("state", "status", "binned_at"), name), name=f"{model}_by_{name}{end}")
        for name in names
        for end, order in OF_ATTACHED.items()
    ]


def _columns(order: tuple[str, ...], asked: tuple[str, ...], *first: str) -> list[str]:
    return [*first, *order, *(name for name in asked if name not in first)]
