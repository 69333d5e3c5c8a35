"""Columns of exported tables: what each reads of a record, and what its cells hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

from django.db.models import Model, QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.text import capfirst
from import_export.fields import Field
from import_export.resources import Resource

from articles.models import ATTACHMENTS, Story

CHUNK = 500
"""Records that are in memory at a time, with their tags and places."""

REMEMBERED = 4096
"""Cells of a column that repeats."""

Cell = str | int | Decimal | date | None
"""What a cell holds; nothing is an empty one."""

ATTACHED = {kind.accessor(): kind for kind in ATTACHMENTS}
"""The kinds of attachments, by what columns that read them call them."""

USES = Story.uses.rel.get_accessor_name()
"""What columns that read the uses of a story call them."""


AttachedThing = tuple[int | str, str, str]
"""A tag or a place of a story, as columns read it: key, name and state."""


class Column(Field):
    """Reads values by Django's lookups, as `issue__number`, or all attachments of a kind, as `taggings`, or the facts
    of all uses; `make` turns them into a cell. Where it reads one value only and that is empty, the cell is. One that
    `repeats` has the same cell for many records.
    """

    def __init__(
        self, head: str | Promise, *reads: str, make: Callable[..., Cell] | None = None, repeats: bool = False
    ) -> None:
        super().__init__(column_name=capfirst(head))
        self.reads, self.make, self.repeats = reads, make, repeats

    def export(self, instance: Model, **kwargs: Any) -> Cell:
        """The cell of a record, as import-export asks for it. Many are faster by `cells_of`."""
        values = [read_of(instance, name) for name in self.reads]
        if len(values) == 1 and not (self.make and values[0]):
            return values[0] if self.make is None else ""
        return self.make(*values)


class ListResource(Resource):
    """The records of a list, one a row: of those that the user may see (`visible`), for a command of all. They know
    what columns read besides their fields. Without them, it has columns only.
    """

    name: str | Promise

    def __init__(self, visible: QuerySet | None = None) -> None:
        super().__init__()
        self.visible = visible

    def json_of(self, keys: Sequence[Any]) -> list[dict[str, Any]]:
        """The records with these keys, in their order, in the form for programs."""
        raise NotImplementedError


def read_of(record: Model, name: str) -> Any:
    """What a record says under this lookup."""
    if name in ATTACHED:
        return [(row.thing_key, str(row), row.state) for row in getattr(record, name).all()]
    if name == USES:
        return [use.facts for use in record.uses.all()]
    value = reduce(lambda owner, step: None if owner is None else getattr(owner, step), name.split("__"), record)
    return value.pk if isinstance(value, Model) else value


def choice_label(choices: type[TextChoices]) -> Callable[[str], str]:
    """A choice in the words of the screen."""
    return lambda code: str(choices(code).label)
