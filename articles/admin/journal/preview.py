"""What taking a change back would do, before it is done: what goes back, and what was changed since and stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model

from articles.display.enumeration import enumerated
from articles.models import ATTACHMENTS, Change, Story, Use
from articles.models.visibility import visible_rows
from articles.permissions import User
from articles.records.undoing import Returning, Staying, reversal_of

from .lines import record_url
from .taking_back import may_take_back, models_written

SHOWN = 20
"""Lines of a preview: the rest is counted."""

MOST = 2_000
"""Records of which a page looks at each: what wrote more says so when it is taken back."""


@dataclass(frozen=True, slots=True)
class PreviewLine:
    url: str
    title: str
    what: str
    why: str = ""
    since: Change | None = None


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """`change` is what the button takes back: the change of the page, or what took that back. The lines are the first
    of so many."""

    change: Change
    returns: Sequence[PreviewLine] = ()
    number: int = 0
    stays: Sequence[PreviewLine] = ()
    number_staying: int = 0
    is_looked_at: bool = True


def undo_preview(done: Change, user: User) -> UndoPreview | None:
    """None where the user may not take it back."""
    target = done.undone_by.filter(taken_back=False).order_by("pk").last() if done.taken_back else done
    if target is None or not may_take_back(user, target, models_written(target)):
        return None
    if sum(model.history.filter(change=target).count() for model in (Story, Use, *ATTACHMENTS)) > MOST:
        return UndoPreview(target, is_looked_at=False)
    reversal = reversal_of(target)
    returns, stays = _joined(reversal.returns), reversal.stays
    records = _records((*returns[:SHOWN], *stays[:SHOWN]), user)
    return UndoPreview(
        target,
        [PreviewLine(*records[each.model, each.key], enumerated(each.what)) for each in returns[:SHOWN]],
        len(returns),
        [
            PreviewLine(*records[each.model, each.key], enumerated(each.what), each.why, each.since)
            for each in stays[:SHOWN]
        ],
        len(stays),
    )


def _joined(returns: Iterable[Returning]) -> list[Returning]:
    """A line for each record."""
    what: dict[tuple[type[Model], int], list[str]] = {}
    for each in returns:
        what.setdefault((each.model, each.key), []).extend(each.what)
    return [Returning(model, key, tuple(dict.fromkeys(words))) for (model, key), words in what.items()]


def _records(items: Iterable[Returning | Staying], user: User) -> dict[tuple[type[Model], int], tuple[str, str]]:
    """Address and name of each; nothing of what is hidden from the user or is not there now."""
    items, found = list(items), {}
    for model in {each.model for each in items}:
        keys = {each.key for each in items if each.model is model}
        here = visible_rows(model._default_manager.all(), user).in_bulk(keys)
        for key in keys:
            found[model, key] = (record_url(model, key) if key in here else "", str(here.get(key, "—")))
    return found
