"""A table that was edited comes back: what differs from the stories is shown first, and then written as one change.

A row that does not differ is passed over, whatever happened to its story. One whose story somebody changed since the
table was made is refused, and so is a row with a cell that cannot be read. Columns that are not there stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles import records
from articles.models import Attachment, Story, Tag
from articles.models.keys import is_key
from articles.models.story import StoryQuerySet

from .columns import CHUNK
from .exports import column_heads, resource_for
from .guarding import guarded, printable, unguarded
from .returned_cells import KINDS, TOGETHER, WRITABLE, check_together, names_of_cell, read_cell, said, things_named
from .rows import cells_of
from .table_files import TableFile, TableRow
from .xlsx_format import LONGEST

State = Attachment.State


@dataclass(frozen=True, slots=True)
class CellDifference:
    """A cell that says otherwise than the story, and why it cannot be read, if it cannot."""

    column: str
    head: str
    before: str
    after: str
    problem: str = ""


@dataclass(slots=True)
class RowDifference:
    """`values` and `decisions` are what would be written; `problem` says why nothing will be."""

    number: int
    key: int | None
    cells: list[CellDifference] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    decisions: dict[str, dict[int | str, str]] = field(default_factory=dict)
    unknown_tags: list[str] = field(default_factory=list)
    stamp: str = ""
    problem: str = ""
    is_changed_since: bool = False

    @property
    def is_ready(self) -> bool:
        return not self.problem and not any(cell.problem for cell in self.cells)


@dataclass(slots=True)
class TableComparison:
    """What a table would do. `unknown_tags` counts the rows that have them; `stamps` are those of the stories that
    would be written."""

    rows: int = 0
    ready: int = 0
    refused: int = 0
    shown: list[RowDifference] = field(default_factory=list)
    unknown_tags: Counter[str] = field(default_factory=Counter)
    stamps: dict[int, str] = field(default_factory=dict)


def compare_table(table: TableFile, stories: StoryQuerySet, *, most: int) -> TableComparison:
    """With the stories that the user may change. So many rows are shown at most: those that are refused first."""
    found = TableComparison()
    refused: list[RowDifference] = []
    for row in differences(table, stories, count=found):
        if row.is_ready:
            found.ready += 1
            found.unknown_tags.update(row.unknown_tags)
            found.stamps[row.key] = row.stamp
        else:
            found.refused += 1
        kept = found.shown if row.is_ready else refused
        if len(kept) < most:
            kept.append(row)
    found.shown = [*refused, *found.shown][:most]
    return found


def write_back(
    table: TableFile, stories: StoryQuerySet, stamps: Mapping[int, str], *, new_tags: Collection[str] = ()
) -> tuple[int, int]:
    """Write what differs into the stories that still have their stamps. Within an open change.

    `new_tags` are made; other tags that are not known are left off. Returns how many stories were written, and how many
    were changed since the comparison.
    """
    records.lock(stamps)
    Tag.objects.bulk_create([Tag(name=name) for name in new_tags], ignore_conflicts=True)
    written = changed = 0
    rows = differences(table, stories)
    while some := list(islice(rows, CHUNK)):
        ready = [row for row in some if row.is_ready and stamps.get(row.key) == row.stamp]
        changed += sum(row.key in stamps for row in some) - len(ready)
        records.edit_each({row.key: row.values for row in ready if row.values})
        for column, kind in KINDS.items():
            decisions = {
                (row.key, thing): state for row in ready for thing, state in row.decisions.get(column, {}).items()
            }
            records.decide(kind, decisions)
        written += len(ready)
    return written, changed


def differences(
    table: TableFile, stories: StoryQuerySet, *, count: TableComparison | None = None
) -> Iterator[RowDifference]:
    """The rows that differ, and those that belong to no story, in the order of the table."""
    comparing = _Comparing(table, stories)
    while some := list(islice(table.rows, CHUNK)):
        if count:
            count.rows += len(some)
        yield from comparing.chunk(some)


class _Comparing:
    def __init__(self, table: TableFile, stories: StoryQuerySet) -> None:
        self.table, self.stories = table, stories
        self.names = [name for name in table.columns if name in WRITABLE]
        self.heads = column_heads("story")
        self.resource = resource_for(stories)
        self.seen: set[int] = set()

    def chunk(self, rows: Sequence[TableRow]) -> Iterator[RowDifference]:
        keys = [int(row.texts["id"]) for row in rows if is_key(row.texts.get("id", ""))]
        known: dict[int, Mapping[str, str]] = {}
        columns = ["id", "stamp", *self.names]
        for chunk in cells_of(self.resource, [*dict.fromkeys(keys)], columns):
            for cells in zip(*chunk, strict=True):
                texts = ("" if cell is None else printable(str(cell)) for cell in cells)
                known[cells[0]] = dict(zip(columns, texts, strict=True))
        differing = {row.number: self._differing(row, known) for row in rows}
        wanted = [int(row.texts["id"]) for row in rows if differing[row.number]]
        stories = self.stories.defer("machine", "proposed").in_bulk(wanted)
        things = self._things(rows, known, differing)
        for row in rows:
            text = row.texts.get("id", "")
            key = int(text) if is_key(text) else None
            if key not in known:
                yield RowDifference(row.number, key, problem=_("No story that you may change has this number."))
            elif key in self.seen:
                yield RowDifference(row.number, key, problem=_("The story is in the table twice."))
            elif differing[row.number]:
                found = self._read(row, known[key], differing[row.number], stories[key], things)
                if found.cells:
                    yield found
            self.seen.add(key)

    def _differing(self, row: TableRow, known: Mapping[int, Mapping[str, str]]) -> list[str]:
        text = row.texts.get("id", "")
        before = known.get(int(text)) if is_key(text) else None
        if before is None:
            return []
        return [name for name in self.names if name in row.texts and not self._is_same(before[name], row.texts[name])]

    def _is_same(self, before: str, after: str) -> bool:
        if before == after:
            return True
        return self.table.is_gbk and unguarded(guarded(before).encode("gbk", "replace").decode("gbk")) == after

    def _things(
        self, rows: Iterable[TableRow], known: Mapping[int, Mapping[str, str]], differing: Mapping[int, list[str]]
    ) -> dict[str, dict[str, Any]]:
        """The tags, places and units that the rows name, and those that the stories have, by name."""
        wanted: dict[str, set[str]] = {column: set() for column in KINDS}
        for row in rows:
            for column in KINDS:
                if column in differing[row.number]:
                    wanted[column].update(names_of_cell(known[int(row.texts["id"])][column]))
                    try:
                        wanted[column].update(names_of_cell(row.texts[column]))
                    except ValueError:
                        continue  # it is said where the row is read
        return {column: things_named(column, names) if names else {} for column, names in wanted.items()}

    def _read(
        self,
        row: TableRow,
        before: Mapping[str, str],
        names: Sequence[str],
        story: Story,
        things: Mapping[str, Mapping[str, Any]],
    ) -> RowDifference:
        found = RowDifference(row.number, story.pk, stamp=before["stamp"])
        for name in names:
            after, problem = row.texts[name], ""
            try:
                self._refuse_cut(before[name], after)
                if not self._take(found, name, before[name], after, story, things):
                    continue
            except (ValueError, ValidationError) as error:
                problem = said(error)
            found.cells.append(CellDifference(name, self.heads[name], before[name], after, problem))
        found.values |= {
            TOGETHER[name]: getattr(story, TOGETHER[name])
            for name in [*found.values]
            if name in TOGETHER and TOGETHER[name] not in found.values
        }
        self._judge(found, row, before, story)
        return found

    def _take(
        self,
        found: RowDifference,
        name: str,
        before: str,
        after: str,
        story: Story,
        things: Mapping[str, Mapping[str, Any]],
    ) -> bool:
        """What the cell says, into the row; False where it says the same in other words. Raises ValueError."""
        if name not in KINDS:
            value = read_cell(name, after, story)
            if value == getattr(story, name):
                return False
            found.values[name] = value
            return True
        wanted, had = names_of_cell(after), names_of_cell(before)
        if {*wanted} == {*had}:
            return False
        unknown = [each for each in wanted if each not in things[name]]
        if unknown and name != "tags":
            raise ValueError(_("“%s” is not in the vocabulary") % unknown[0])
        for tag in unknown:
            Tag._meta.get_field("name").run_validators(tag)
        found.unknown_tags += unknown
        found.decisions[name] = _decisions(wanted, had, things[name])
        return True

    def _judge(self, found: RowDifference, row: TableRow, before: Mapping[str, str], story: Story) -> None:
        if (row.texts.get("stamp") or before["stamp"]) != before["stamp"]:
            found.is_changed_since = True
            found.problem = _("Somebody changed the story since the table was made.")
            return
        try:
            check_together(story, found.values)
        except ValidationError as error:
            found.problem = said(error)

    def _refuse_cut(self, before: str, after: str) -> None:
        """Excel cuts what is longer than a cell when it opens a CSV file. Raises ValueError."""
        if not self.table.is_csv or len(before) <= len(after) or not before.startswith(after):
            return
        if len(after.encode("utf-16-le")) // 2 in (LONGEST, LONGEST - 1):
            raise ValueError(_("Excel cut this text off. Take XLSX for texts as long as this one."))


def _decisions(wanted: Sequence[str], had: Sequence[str], things: Mapping[str, Any]) -> dict[int | str, str]:
    """What was added is confirmed, what was taken away is rejected."""
    added = {things[name].pk: State.CONFIRMED for name in wanted if name in things and name not in had}
    return added | {things[name].pk: State.REJECTED for name in had if name in things and name not in wanted}
