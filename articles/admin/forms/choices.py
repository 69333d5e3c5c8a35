"""Buttons and check boxes beside a box: take the text that stands beside it, or keep what is in it.

The text beside a box is what somebody else saved, or what the parser reads now.
"""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

THEIRS, TAKE = "_theirs", "_take"
"""Each names boxes, with blanks between them. The text beside a box is sent under `BESIDE` and its name."""

BESIDE = "_beside-"

KEEP = "_keep"
"""Names boxes that stay as they are, whatever is proposed beside them."""


def apply_choices(post: QueryDict) -> QueryDict:
    """What was sent, with the texts beside the boxes where this person takes them."""
    chosen = post.copy()
    for name in (*boxes_named(post, THEIRS), *boxes_named(post, TAKE)):
        chosen.setlist(name, post.getlist(BESIDE + name))
    return chosen


def boxes_named(post: QueryDict, choice: str) -> list[str]:
    return " ".join(post.getlist(choice)).split()


def submitted_value(value: Any) -> str | None:
    """What a browser sends of a box that holds the value; None where it sends nothing."""
    if value in (None, False):
        return None
    return "on" if value is True else str(value)
