"""What taking a change back comes to: what goes back, and what was changed since and stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from articles.models import BeforeImage, Change, Story
from articles.records.blocks import Columns, Key

Kind = BeforeImage.Kind

NOT_TOLD = frozenset({"held", "position", "confidence"})


class CannotUndo(Exception):
    """A change of which nothing can be taken back. `stays` says what was changed since."""

    def __init__(self, text: str, stays: tuple[Staying, ...] = ()) -> None:
        super().__init__(text)
        self.stays = stays


@dataclass(frozen=True, slots=True)
class Returning:
    """A record by its key, and the words for what of it goes back: none where the whole of it does."""

    model: type[Model]
    key: int
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staying:
    """A record by its key, the words for what of it stays as it is, and why. `row` is what the history tells of it."""

    model: type[Model]
    key: int
    what: tuple[str, ...]
    why: str
    row: tuple[type[Model], int]

    @property
    def since(self) -> Change | None:
        """The change that wrote it last."""
        model, key = self.row
        rows = model.history.filter(id=key).select_related("change__by") if hasattr(model, "history") else ()
        return next((row.change for row in rows[:1]), None)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back. `stories` are those of its stories that are in the lists again or still."""

    change: Change
    stories: tuple[Story, ...]
    returns: tuple[Returning, ...]
    stays: tuple[Staying, ...]


@dataclass(slots=True)
class Rows:
    """Records of one model with their values set: those that are here, those that come back, those that go."""

    edited: list[Any] = field(default_factory=list)
    back: list[Any] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Reversal:
    """All that taking a change back would write: stories and sources as values by key, blocks as their columns.

    `withdrawn` are the sources that go to the bin with their stories, `left` the stories whose print and text were
    written since: nothing of these goes back. `decided` are the fields of other stories that were changed since,
    `asked_for` the issues to which something would go back.
    """

    change: Change
    rows: dict[type[Model], Rows] = field(default_factory=lambda: defaultdict(Rows))
    stories: dict[int, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    sources: dict[int, dict[str, Any]] = field(default_factory=dict)
    blocks: dict[Key, Columns | None] = field(default_factory=dict)
    readings: dict[int, Mapping[str, Any] | None] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)
    decided: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    asked_for: set[int] = field(default_factory=set)
    returns: list[Returning] = field(default_factory=list)
    stays: list[Staying] = field(default_factory=list)

    def give_back(self, model: type[Model], key: int, *what: str) -> None:
        self.returns.append(Returning(model, key, what))

    def withdraw_offer(self, model: type[Model], key: int) -> None:
        self.returns = [each for each in self.returns if (each.model, each.key) != (model, key)]

    def leave(
        self, model: type[Model], key: int, *what: str, why: str = "", row: tuple[type[Model], int] | None = None
    ) -> None:
        self.stays.append(Staying(model, key, what, why or _("changed since"), row or (model, key)))


def field_names(model: type[Model], names: Iterable[str]) -> list[str]:
    """What the fields are called; of those that nobody edits, nothing."""
    fields = {each.name: each for each in model._meta.concrete_fields}
    return [str(fields[name].verbose_name) for name in names if name in fields and name not in NOT_TOLD]
