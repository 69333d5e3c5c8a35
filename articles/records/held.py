"""`Story.held`: the fields that the machine leaves alone, each with a mark that says who decided it, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NotRequired, TypedDict

from django.utils import timezone

from articles.models import Story
from articles.models.journal import current
from articles.models.story import BOUNDARIES

READ_BY_PARSER = frozenset(
    {
        "kind",
        "kicker",
        "headline",
        "subhead",
        "genre",
        "section",
        "byline",
        "credits",
        "dateline",
        "standfirst",
        "body",
        "captions",
        "continued_from",
        "continued_on",
        "incomplete",
    }
)
"""The fields that the parser fills: where a person decides one, it is held."""

HELD = READ_BY_PARSER | {"supplement", "continues", BOUNDARIES}
"""Fields whose decider and time are kept in `held`."""


class HeldMark(TypedDict):
    """A mark as JSON keeps it.

    by             the key of the user; None where nobody is known
    at             ISO time
    follows_print  true where nobody wrote the field: it says what is printed, and a person arranged the print
    """

    by: int | None
    at: str
    follows_print: NotRequired[bool]


def marks(names: Iterable[str], *, follow_print: Collection[str] = ()) -> dict[str, HeldMark]:
    """Who decides these, and when; of some only the print is decided, which they follow."""
    by = current().by
    mark = HeldMark(by=by.pk if by else None, at=timezone.now().isoformat(timespec="seconds"))
    following = HeldMark(**mark, follows_print=True)
    return {name: following if name in follow_print else mark for name in names if name in HELD}


def follows_print(story: Story, name: str) -> bool:
    """Whether the field is held because it follows the print."""
    return story.held.get(name, {}).get("follows_print", False)


def is_decided(story: Story, name: str) -> bool:
    """Whether a person wrote the field, or chose what it says."""
    return name in story.held and not follows_print(story, name)
