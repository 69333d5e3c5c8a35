"""The rows of a table, as many as there are: a chunk of them is in memory at a time.

A resource says what its columns read. That is asked of the database as plain values, with one query more a chunk for
each kind of attachments and for each kind of records that the rows point at, and the cells are made column by column.
`Column.export` gives the same, a record at a time.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from django.db.models import BigAutoField, JSONField, Model, QuerySet, TextField
from django.db.models.functions import Cast

from articles.models import Story
from articles.models.use import uses_of
from articles.parsing.page_numbers import page_order

from .columns import ATTACHED, CHUNK, REMEMBERED, USES, AttachedThing, Cell, Column, ListResource

Keys = Sequence[int | str]
Columns = list[Sequence[Cell]]
"""The cells of some rows, column by column."""


def keys_of(rows: QuerySet) -> Keys:
    """In the order of the rows, but where stories come day by day, those of an issue as they are printed: eight bytes
    each where they are numbers."""
    bare = rows.select_related(None).prefetch_related(None)
    comes_by_day = issubclass(rows.model, Story) and rows.query.order_by[:1] in (("dated",), ("-dated",))
    keys = _as_printed(bare) if comes_by_day else bare.values_list("pk", flat=True).iterator(CHUNK)
    return array("q", keys) if isinstance(rows.model._meta.pk, BigAutoField) else list(keys)


def _as_printed(stories: QuerySet) -> Iterator[int]:
    """Page by page and down the page, within each run of stories of one issue."""
    rows = stories.values_list("issue", "page", "source", "position", "pk").iterator(CHUNK)
    for issue, of_issue in groupby(rows, key=itemgetter(0)):
        if issue is None:
            yield from (key for *_place, key in of_issue)
        else:
            places = sorted((page_order(page), source or 0, *place) for _issue, page, source, *place in of_issue)
            yield from (key for *_place, key in places)


def chunks_of(keys: Keys) -> Iterator[Keys]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def cells_of(resource: ListResource, keys: Keys, names: Sequence[str]) -> Iterator[Columns]:
    """The columns of these names, chunk by chunk: a row for each of the keys, in their order, that still names a
    record which the user may see."""
    chosen: list[Column] = [resource.fields[name] for name in names]
    reads = list(dict.fromkeys(chain.from_iterable(column.reads for column in chosen)))
    related = {name: AttachedThings(name).by_story for name in reads if name in ATTACHED}
    related |= {USES: uses_of} if USES in reads else {}
    records = resource.visible.order_by()
    shared = {
        pointer: SharedRecords(records.model, pointer, list(read))
        for pointer, read in groupby(sorted(name for name in reads if "__" in name), lambda name: name.split("__")[0])
    }
    own = [name for name in reads if name not in related and "__" not in name]
    lookups = list(dict.fromkeys(["pk", *own, *shared]))
    as_json = {name for name in own if isinstance(records.model._meta.get_field(name), JSONField)}
    asked = [Cast(name, TextField()) if name in as_json else name for name in lookups]
    makes = [lru_cache(REMEMBERED)(column.make) if column.repeats else column.make for column in chosen]
    for some in chunks_of(keys):
        found = {row[0]: row for row in _of_keys(records, some).values_list(*asked)}
        here = [key for key in some if key in found]
        if not here:
            continue
        values = dict(zip(lookups, zip(*map(found.get, here), strict=True), strict=True))
        values |= {name: _decoded(values[name]) for name in as_json}
        for pointer, others in shared.items():
            values |= others.read(values[pointer])
        for name, by_story in related.items():
            found_by_story = by_story(some)
            values[name] = [found_by_story.get(key, []) for key in here]
        yield [
            _cells(make, [values[name] for name in column.reads]) for column, make in zip(chosen, makes, strict=True)
        ]


def _of_keys(records: QuerySet, keys: Iterable[int | str]) -> QuerySet:
    among = "pk__among" if isinstance(records.model._meta.pk, BigAutoField) else "pk__in"
    return records.filter(**{among: keys})


def _decoded(texts: Iterable[str]) -> list[Any]:
    """JSON that is an empty list most of the time."""
    return [[] if text == "[]" else json.loads(text) for text in texts]


class SharedRecords:
    """What the rows of a chunk say of the records that they point at, many at one: each of these is read once."""

    def __init__(self, model: type[Model], pointer: str, names: Sequence[str]) -> None:
        self.names = names
        self.records = model._meta.get_field(pointer).related_model._base_manager.order_by()
        self.lookups = [name.removeprefix(f"{pointer}__") for name in names]
        self.known: dict[int | str | None, tuple] = {}

    def read(self, keys: Sequence[int | str | None]) -> Mapping[str, Sequence[Any]]:
        """A value for each of the keys, under each of the names; those of the chunk before may be known."""
        known = {key: self.known[key] for key in {*keys} & self.known.keys()}
        new = {*keys} - known.keys() - {None}
        if new:
            known |= {key: row for key, *row in _of_keys(self.records, new).values_list("pk", *self.lookups)}
        self.known = {**known, None: (None,) * len(self.names)}
        return dict(zip(self.names, zip(*map(self.known.__getitem__, keys), strict=True), strict=True))


def _cells(make: Any, read: Sequence[Sequence[Any]]) -> Sequence[Cell]:
    """What is made of the values that a column reads."""
    if make is None:
        return read[0]
    if len(read) == 1:
        return [make(value) if value else "" for value in read[0]]
    return [*map(make, *read)]


class AttachedThings:
    """The attachments of a kind, chunk by chunk; the names of the things are read once."""

    def __init__(self, accessor: str) -> None:
        self.kind = ATTACHED[accessor]
        self.things = self.kind._meta.get_field(self.kind.thing_field).related_model._default_manager
        self.order = [name for name in self.kind._meta.ordering if name != "story"]  # that one would join the stories
        self.names: dict[int | str, str] = {}

    def by_story(self, stories: Keys) -> defaultdict[Any, list[AttachedThing]]:
        of_thing = f"{self.kind.thing_field}_id"
        attached = self.kind.objects.filter(story__pk__among=stories).order_by(*self.order)
        rows = list(attached.values_list("story_id", of_thing, "state"))
        new = {thing for _story, thing, _state in rows} - self.names.keys()
        if new:
            self.names |= {key: str(thing) for key, thing in self.things.in_bulk(new).items()}
        found: defaultdict[Any, list[AttachedThing]] = defaultdict(list)
        for story, thing, state in rows:
            found[story].append((thing, self.names[thing], state))
        return found
