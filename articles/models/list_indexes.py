"""The indexes in which lists of stories find their pages, in the order of days and in that of numbers.

All that a list asks is in its index: a story that is not on the page is never read.
"""

from __future__ import annotations

from django.db.models import Index, Q

FILTERED = ("kind", "genre", "section", "publication", "page", "doubtful", "unsure")
"""Columns by which lists are filtered, beside the status."""
SET_APART = {
    "in_bin": (Q(binned_at__isnull=False), ()),
    "proposed": (Q(proposed__isnull=False), ()),
    "incomplete": (Q(incomplete=True), ()),
    "selection": (Q(selection__gt=""), ("selection",)),
    "used": (Q(used=True), ("used",)),
    "unchosen": (Q(selection="", used=False), ("selection", "used")),
}
"""Lists with an index of their stories alone: those of few stories, and what two columns say together. Each has its
condition, and the columns of that which the index has, too."""
ASKED_BY_ALL = ("binned_at", "status", "kind", "visibility")
ASKED_BY_SOME = ("genre", "section", "publication", "doubtful", "selection", "used")

STORY_ORDERS = {"": ("dated", "id"), "_number": ("id",)}
ATTACHMENT_ORDERS = {"": ("dated", "story"), "_number": ("story",)}
"""The two orders, by the end of the names of their indexes."""


def story_indexes() -> list[Index]:
    """A status goes with all other filters: of two indexes a database may take either."""
    indexes = [Index(fields=[*_columns(STORY_ORDERS[""], ASKED_BY_ALL), *ASKED_BY_SOME], name="story_by_day")]
    for end, order in STORY_ORDERS.items():
        asked = {"status": (*ASKED_BY_ALL, *ASKED_BY_SOME), **dict.fromkeys(FILTERED, ASKED_BY_ALL)}
        indexes += [
            Index(fields=_columns(order, columns, name), name=f"story_by_{name}{end}")
            for name, columns in asked.items()
        ]
        indexes += [
            Index(fields=_columns(order, (*ASKED_BY_ALL, *asked)), name=f"story_{name}{end}", condition=condition)
            for name, (condition, asked) in SET_APART.items()
        ]
    return indexes


def attachment_indexes(model: str, *columns: str) -> list[Index]:
    """For the lists of stories that have a tag, or a place: an index for each of these columns and each order."""
    return [
        Index(
            fields=_columns(order, ("state", "status", "binned_at", "visibility"), column),
            name=f"{model}_by_{column}{end}",
        )
        for column in columns
        for end, order in ATTACHMENT_ORDERS.items()
    ]


def _columns(order: tuple[str, ...], asked: tuple[str, ...], *first: str) -> list[str]:
    return [*first, *order, *(name for name in asked if name not in first)]
