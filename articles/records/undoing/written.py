"""What a change wrote, read from the history: each record before it and after it; and what of that still stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, Model, OuterRef, Subquery

from articles.models import Change, bulk

Values = Mapping[str, Any]
"""What a record says, by field; a relation as its key."""

BOOKKEEPING = frozenset({"id", "public_id", "version", "added_at", "changed_at"})
"""What never goes back."""

UNITS = (
    frozenset({"status", "reason"}),
    frozenset({"binned_at", "merged_into"}),
    frozenset({"state", "by"}),
    frozenset({"published_on", "date_basis", "not_before", "not_after"}),
)
"""Fields that go back together or not at all: one says nothing without the other."""


@dataclass(frozen=True, slots=True)
class Written:
    """A record before a change and after it; None where it was not there."""

    key: int
    before: Values | None
    after: Values | None


@dataclass(slots=True)
class Verdict:
    """What of a record goes back, and the names of what was changed since; why nothing does, where it is not that."""

    back: dict[str, Any] = field(default_factory=dict)
    since: list[str] = field(default_factory=list)
    why: str = ""


def with_history_of(changes: Iterable[int], models: Iterable[type[Model]]) -> list[type[Model]]:
    """Those of the models of which the changes wrote any record, in one query."""
    models = list(models)
    wrote = [Exists(model.history.filter(change=OuterRef("pk"))) for model in models]
    found = list(Change.objects.filter(pk__in=list(changes)).values_list(*wrote))
    return [model for model, *are_written in zip(models, *found, strict=True) if any(are_written)]


def written(model: type[Model], done: Change) -> Iterator[Written]:
    """In the order of the keys. The texts of a few records at a time are in memory."""
    past = model.history.model
    keys = past.objects.filter(change=done).order_by("id").values_list("id", flat=True).distinct()
    for some in bulk.in_batches(list(keys)):
        yield from _written(past, done, some)


def _written(past: type[Model], done: Change, keys: list[int]) -> Iterator[Written]:
    earlier = past.objects.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    rows = past.objects.filter(change=done, id__in=keys).order_by("history_id")
    rows = list(rows.annotate(previous=Subquery(earlier.values("history_id")[:1])))
    firsts = {row.id: row for row in reversed(rows)}
    lasts = {row.id: row for row in rows}
    known = past.objects.in_bulk([row.previous for row in firsts.values() if row.previous])
    for key in keys:
        first, last = firsts[key], lasts[key]
        before = None if first.history_type == "+" else known.get(first.previous, first)
        after = None if last.history_type == "-" else last
        if before or after:
            yield Written(key, before and values_of(before), after and values_of(after))


def values_of(record: Any) -> dict[str, Any]:
    """Of a record or a row of its history: what the history keeps of it."""
    past = record if hasattr(record, "tracked_fields") else type(record).history.model
    return {each.name: getattr(record, each.attname) for each in past.tracked_fields if each.name not in BOOKKEEPING}


def judge(
    before: Values,
    after: Values,
    now: Values,
    units: Iterable[frozenset[str]] = UNITS,
) -> Verdict:
    """Field by field: what the change wrote and nobody since goes back.

    What says again what it said before is not named. Who decided a field, which `held` says, goes with its value.
    """
    verdict = Verdict()
    for names in units_of(changed_names(before, after), units):
        pieces = [(_piece(before, name), _piece(after, name), _piece(now, name)) for name in names]
        if any(piece not in (old, new) and piece[0] != old[0] for old, new, piece in pieces):
            verdict.since += names
        elif any(piece == new for _old, new, piece in pieces):
            verdict.back |= {name: before[name] for name in names if name in before}
            if "held" in now:
                verdict.back["held"] = held_back(verdict.back.get("held", now["held"]), before["held"], names)
    return verdict


def changed_names(before: Values, after: Values) -> list[str]:
    """The fields, and the marks of `held`, that differ."""
    names = [name for name in before if name != "held" and before[name] != after[name]]
    marks = {**before.get("held", {}), **after.get("held", {})}
    only_marked = (name for name in marks if name not in names and _piece(before, name) != _piece(after, name))
    return [*names, *only_marked]


def differing_names(one: Values, other: Values) -> list[str]:
    return [name for name in one if one[name] != other[name]]


def units_of(names: list[str], units: Iterable[frozenset[str]]) -> list[list[str]]:
    """The names, those of a unit together."""
    groups: dict[Any, list[str]] = {}
    for name in names:
        unit = next((unit for unit in units if name in unit), name)
        groups.setdefault(unit, []).append(name)
    return list(groups.values())


def held_back(held: Values, before: Values, names: Iterable[str]) -> dict[str, Any]:
    """With the marks of these names as they were before, or none."""
    names = set(names)
    return {
        **{name: mark for name, mark in held.items() if name not in names},
        **{name: mark for name, mark in before.items() if name in names},
    }


def _piece(values: Values, name: str) -> tuple[Any, Any]:
    """A value and who decided it."""
    return values.get(name), values.get("held", {}).get(name)
