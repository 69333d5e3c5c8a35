"""An export: rows of a list, as a file of one of the formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import translation

from articles.models import Issue, Place, Story, Tag, Use

from .columns import Cell, ListResource
from .record_resources import IssueResource, PlaceResource, TagResource, UseResource
from .rows import Keys, cells_of, chunks_of, keys_of
from .story_resource import StoryResource
from .table import Table


def table_name(model: type[Model]) -> str:
    """Articles and briefs are stories."""
    return model._meta.concrete_model._meta.model_name


TABLES: dict[type[Model], type[ListResource]] = {
    Story: StoryResource,
    Issue: IssueResource,
    Tag: TagResource,
    Place: PlaceResource,
    Use: UseResource,
}
MODELS = {table_name(model): model for model in TABLES}
"""By the name of the table."""


def column_heads(table: str) -> dict[str, str]:
    """Of all columns that a table can have, by name, in the language of now."""
    return {name: str(column.column_name) for name, column in TABLES[MODELS[table]]().fields.items()}


def resource_for(visible: QuerySet) -> ListResource:
    return TABLES[visible.model._meta.concrete_model](visible)


def table_of(
    rows: QuerySet,
    columns: Sequence[str] = (),
    *,
    visible: QuerySet,
    about: Sequence[tuple[str, str]] = (),
) -> Table:
    """These rows in their order, as `table_of_keys` says."""
    return table_of_keys(keys_of(rows), columns, visible=visible, about=about)


def table_of_keys(
    keys: Keys, columns: Sequence[str] = (), *, visible: QuerySet, about: Sequence[tuple[str, str]] = ()
) -> Table:
    """The records with these keys in their order, with columns in theirs; with all, where none are named. What is said
    of them is said in the language of now, whenever the file is written. `visible` are the records that the table may
    name.
    """
    resource = resource_for(visible)
    names = columns or [*resource.fields]
    return Table(
        name=str(resource.name),
        heads=[str(resource.fields[name].column_name) for name in names],
        chunks=in_this_language(cells_of(resource, keys, names)),
        records=in_this_language(chain.from_iterable(map(resource.json_of, chunks_of(keys)))),
        about=about,
    )


See = Callable[[int, str, str], None]
"""Is shown the key of a record, the head of a column, and a text."""


def watched_table(
    rows: QuerySet, columns: Sequence[str], *, visible: QuerySet, about: Sequence[tuple[str, str]], see: See
) -> Table:
    """As `table_of` makes it; each text is shown while it is written: the stories are read once."""
    table = table_of(rows, ["id", *(columns or resource_for(visible).fields)], visible=visible, about=about)
    heads = column_heads(table_name(visible.model))
    return replace(
        table, heads=table.heads[1:], chunks=_watched(table, see), records=_watched_records(table, heads, see)
    )


def _watched(table: Table, see: See) -> Iterator[Sequence[Sequence[Cell]]]:
    for keys, *columns in table.chunks:
        for seen in _texts(table.heads[1:], keys, columns):
            see(*seen)
        yield columns


def _watched_records(table: Table, heads: Mapping[str, str], see: See) -> Iterator[Mapping[str, Any]]:
    for record in table.records:
        for name, value in record.items():
            if isinstance(value, str):
                see(record["id"], heads.get(name, name), value)
        yield record


def text_cells(rows: QuerySet, columns: Sequence[str], *, visible: QuerySet) -> Iterator[tuple[int, str, str]]:
    """The cells of a table that are text, with columns as `table_of` has them: the key of each record, the head of the
    column, and the text."""
    table = table_of(rows, ["id", *(columns or resource_for(visible).fields)], visible=visible)
    for keys, *columns_of_chunk in table.chunks:
        yield from _texts(table.heads[1:], keys, columns_of_chunk)


def _texts(
    heads: Sequence[str], keys: Sequence[Cell], columns: Sequence[Sequence[Cell]]
) -> Iterator[tuple[int, str, str]]:
    for key, *cells in zip(keys, *columns, strict=True):
        for head, cell in zip(heads, cells, strict=True):
            if isinstance(cell, str):
                yield key, head, cell


def in_this_language(things: Iterable) -> Iterator:
    """The same things, made later."""
    language = translation.get_language()

    def made() -> Iterator:
        with translation.override(language):
            yield from things

    return made()
