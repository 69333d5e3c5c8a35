"""What changes wrote, a line for each kind of record: for lists of changes, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Model, OuterRef, QuerySet, Subquery
from django.urls import NoReverseMatch, reverse

from articles.display.enumeration import enumerated
from articles.models import (
    ATTACHMENTS,
    REGISTERS,
    Attachment,
    Digest,
    Issue,
    Objection,
    PointAdjustment,
    Publication,
    Story,
    Use,
)
from articles.records.undoing.written import with_history_of

from .history import NOT_SHOWN, attached_text, version_title

RELATED: dict[type[Model], list[str]] = {
    **{model: [] for model in (Publication, Issue, Story, *REGISTERS)},
    Issue: ["publication"],
    PointAdjustment: ["unit"],
    Objection: ["unit"],
    Use: ["medium"],
    Digest: ["style"],
}
"""What the name of a record is put together from besides."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """How many records of a kind a change wrote, the first of them, and what was written of that."""

    model: type[Model]
    kind: str
    number: int
    url: str
    title: str
    details: str


def lines_by_change(changes: Iterable[int]) -> dict[int, list[ChangeLine]]:
    """By the key of the change; nothing for one that wrote no record that is here."""
    changes, found = list(changes), {}
    for model in with_history_of(changes, (*RELATED, *ATTACHMENTS)):
        for change, line in _lines_of(model, changes):
            found.setdefault(change, []).append(line)
    return found


def _lines_of(model: type[Model], changes: list[int]) -> list[tuple[int, ChangeLine]]:
    written = model.history.filter(change__in=changes).order_by().values("change")
    counts = list(written.annotate(number=Count("history_id"), first=Min("history_id")))
    rows = model.history.filter(history_id__in=[count["first"] for count in counts])
    read = _attached if model in ATTACHMENTS else _records
    parts = read(model, rows) if counts else {}
    name = str(model._meta.verbose_name_plural)
    return [(count["change"], ChangeLine(model, name, count["number"], *parts[count["first"]])) for count in counts]


def _attached(model: type[Attachment], rows: QuerySet) -> dict[int, tuple[str, str, str]]:
    return {
        row.history_id: (
            record_url(Story, row.story_id),
            str(row.story),
            f"{attached_text(row, model.thing_field)} {row.get_state_display()}",
        )
        for row in rows.select_related("story", model.thing_field)
    }


def _records(model: type[Model], rows: QuerySet) -> dict[int, tuple[str, str, str]]:
    earlier = model.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    rows = list(rows.annotate(previous=Subquery(earlier.values("history_id")[:1])))
    before = model.history.in_bulk([row.previous for row in rows if row.previous])
    here = model.objects.select_related(*RELATED[model]).in_bulk({row.id for row in rows})
    return {
        row.history_id: (
            record_url(model, row.id) if row.id in here else "",
            str(here[row.id]) if row.id in here else version_title(row),
            enumerated(_changed(before[row.previous], row)) if row.previous else "",
        )
        for row in rows
    }


def _changed(before: Any, after: Any) -> list[str]:
    """What the fields are called that differ."""
    fields = [field for field in after.tracked_fields if field.name not in NOT_SHOWN]
    return [str(each.verbose_name) for each in fields if getattr(before, each.attname) != getattr(after, each.attname)]


def record_url(model: type[Model], key: int) -> str:
    """The page of a record; empty where its model has none."""
    try:
        return reverse(f"admin:articles_{model._meta.model_name}_change", args=[key])
    except NoReverseMatch:
        return ""
