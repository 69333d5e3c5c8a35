"""Boxes into which a person takes the text beside them: what somebody else saved, or what the parser reads now."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

THEIRS, TAKE = "_theirs", "_take"
"""Each names boxes, with blanks between them. The text beside a box is sent under `BESIDE` and its name."""

BESIDE = "_beside-"

KEEP = "_keep"
"""Names boxes that stay as they are, whatever is proposed beside them."""


def as_chosen(post: QueryDict) -> QueryDict:
    """What was sent, with the texts beside the boxes where this person takes them."""
    chosen = post.copy()
    for name in (*named(post, THEIRS), *named(post, TAKE)):
        chosen.setlist(name, post.getlist(BESIDE + name))
    return chosen


def named(post: QueryDict, answer: str) -> list[str]:
    return " ".join(post.getlist(answer)).split()


def as_sent(value: Any) -> str | None:
    """What a browser sends of a box that holds the value; None where it sends nothing."""
    if value in (None, False):
        return None
    return "on" if value is True else str(value)
