"""Acts over any number of stories, in two steps: each row that would change is shown first, and then written, no other.

A row is a tag or a place of a story, or the fields of a story that are set together. A story that somebody changed
between the two steps is left alone: `stamps.py` tells it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles import records
from articles.models import ATTACHMENTS, Attachment, Story, bulk

from .stamps import stamps_of

State = Attachment.State
ATTACHING_FIELDS = ("operation", "things", "replacement", "bound")
ThingKey = int | str


class Operation(models.TextChoices):
    CONFIRM = "confirm", _("confirm suggestions")
    REJECT = "reject", _("reject suggestions")
    ADD = "add", _("add")
    REMOVE = "remove", _("take off")
    REPLACE = "replace", _("replace")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that would change. `before` is the state of an attachment, empty where there is none, or the fields of
    the story as JSON; `thing` is None where fields are set."""

    story: int
    thing: ThingKey | None
    before: str
    score: float | None = None

    @property
    def group(self) -> str:
        """Rows are shown together by what they are about: a tag, a place, the same values before."""
        return self.before if self.thing is None else str(self.thing)

    @property
    def key(self) -> str:
        return str(self.story) if self.thing is None else f"{self.story}:{self.thing}"


@dataclass(frozen=True, slots=True)
class Attaching:
    """Decides of tags, or of places. `things` are those added, taken off or replaced; of suggestions, all where it is
    empty. `bound` is a score: suggestions from it on are confirmed, those below are rejected; None where any is."""

    kind: type[Attachment]
    operation: Operation
    things: tuple[ThingKey, ...] = ()
    replacement: ThingKey | None = None
    bound: float | None = None

    @property
    def kinds(self) -> tuple[type[Attachment], ...]:
        return (self.kind,)

    def rows(self, stories: Sequence[int]) -> list[Row]:
        """What would change of the stories with these keys: what is least sure first."""
        found: list[Row] = []
        for some in bulk.in_batches(stories):
            found += self._to_add(some) if self.operation == Operation.ADD else self._attached(some)
        return sorted(found, key=lambda row: (row.score is None, row.score, row.story))

    def write(self, rows: Sequence[Row]) -> None:
        rejecting = self.operation in (Operation.REJECT, Operation.REMOVE, Operation.REPLACE)
        decisions = {(row.story, row.thing): State.REJECTED if rejecting else State.CONFIRMED for row in rows}
        if self.operation == Operation.REPLACE:
            decisions |= {(row.story, self.replacement): State.CONFIRMED for row in rows}
        records.decide(self.kind, decisions)

    def _to_add(self, stories: Sequence[int]) -> list[Row]:
        before = {(row.story, row.thing): row for row in self._found(stories)}
        wanted = ((story, thing) for story in stories for thing in self.things)
        rows = (before.get(key, Row(*key, before="")) for key in wanted)
        return [row for row in rows if row.before != State.CONFIRMED]

    def _attached(self, stories: Sequence[int]) -> list[Row]:
        states = {
            Operation.REMOVE: (State.CONFIRMED, State.SUGGESTED),
            Operation.REPLACE: (State.CONFIRMED,),
        }.get(self.operation, (State.SUGGESTED,))
        return [row for row in self._found(stories) if row.before in states and self._is_within(row)]

    def _is_within(self, row: Row) -> bool:
        if self.bound is None or row.score is None:
            return True
        return row.score < self.bound if self.operation == Operation.REJECT else row.score >= self.bound

    def _found(self, stories: Sequence[int]) -> list[Row]:
        found = self.kind.objects.filter(story__in=stories)
        if self.things:
            found = found.filter(**{f"{self.kind.thing_field}__in": self.things})
        score = ["score"] if "score" in self.kind.details else []
        return [Row(*values) for values in found.values_list("story", f"{self.kind.thing_field}_id", "state", *score)]


@dataclass(frozen=True, slots=True)
class Setting:
    """Sets fields of stories."""

    values: Mapping[str, Any]
    kinds: tuple[type[Attachment], ...] = ()

    def rows(self, stories: Sequence[int]) -> list[Row]:
        wanted, found = list(self.values.values()), []
        for some in bulk.in_batches(stories):
            for story, *before in Story.objects.filter(pk__in=some).order_by("pk").values_list("pk", *self.values):
                if before != wanted:
                    found.append(Row(story, None, json.dumps(before, ensure_ascii=False)))
        return found

    def write(self, rows: Sequence[Row]) -> None:
        for some in bulk.in_batches(row.story for row in rows):
            records.edit_many(Story.objects.filter(pk__in=some).only("pk"), self.values)


Act = Attaching | Setting


def act_as_json(act: Act) -> dict[str, Any]:
    if isinstance(act, Setting):
        return {"values": dict(act.values)}
    return {"of": act.kind._meta.model_name, **{name: getattr(act, name) for name in ATTACHING_FIELDS}}


def act_from_json(stored: Mapping[str, Any]) -> Act:
    if "values" in stored:
        return Setting(stored["values"])
    kind = next(kind for kind in ATTACHMENTS if kind._meta.model_name == stored["of"])
    operation, things = Operation(stored["operation"]), tuple(stored["things"])
    return Attaching(kind, operation, things, stored["replacement"], stored["bound"])


@dataclass(frozen=True, slots=True)
class Performed:
    """The rows that were written, and the stories that somebody changed since they were shown."""

    rows: Sequence[Row]
    changed_since: Sequence[int]

    @property
    def stories(self) -> set[int]:
        return {row.story for row in self.rows}


def perform(
    act: Act,
    stamps: Mapping[int, str],
    *,
    without_rows: Collection[str] = (),
    without_groups: Collection[str] = (),
) -> Performed:
    """Do it to the stories that are still as their stamps say, but for the rows and groups that were unticked."""
    now = stamps_of(records.lock(stamps), act.kinds)
    unchanged = [story for story in now if now[story] == stamps[story]]
    rows = [row for row in act.rows(unchanged) if row.group not in without_groups and row.key not in without_rows]
    act.write(rows)
    return Performed(rows, [story for story in stamps if now.get(story) != stamps[story]])
