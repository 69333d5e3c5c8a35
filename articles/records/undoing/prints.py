"""The print that a change laid out: which blocks go back together, and whether they were laid out otherwise since.

A block is told from its before-images: what it was after a change is what the next change that wrote it found there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db.models import Q

from articles.models import BeforeImage, Block, Change
from articles.records.blocks import Columns, Key, columns_of, key_of

STORY, POSITION = 1, 2
"""Where the columns of a block have its story and its place there."""


@dataclass(slots=True)
class PrintPart:
    """Blocks that hang together, and the stories that had or have them: they go back together or not at all.

    `wanted` are the columns that blocks had before, None where none began; `is_back` where they have these already.
    `emptied` are stories that would have no block any more.
    """

    wanted: dict[Key, Columns | None] = field(default_factory=dict)
    emptied: set[int] = field(default_factory=set)
    stories: set[int] = field(default_factory=set)
    is_written_since: bool = False
    is_back: bool = False


def print_parts(done: Change) -> list[PrintPart]:
    before = _columns_by_key(BeforeImage.objects.filter(kind=BeforeImage.Kind.BLOCKS, change=done))
    if not before:
        return []
    readings = {reading for reading, _start in before}
    later = later_images(done, BeforeImage.Kind.BLOCKS, readings)
    since = _columns_by_key(reversed(later))  # of several, the first
    now = _now(Q(reading__in=readings))
    states = [state.get(key) for key in before for state in (before, since, now)]
    now |= _now(Q(story__in={columns[STORY] for columns in states if columns} - {None}))
    parts = _connected(before, since, now)
    for part in parts:
        part.is_written_since = part.is_written_since or not _is_in_order(part, now, done)
        left = {columns[STORY] for columns in {**now, **part.wanted}.values() if columns}
        part.emptied = {story for story in part.stories if story not in left}
        part.is_back = all(now.get(key) == columns for key, columns in part.wanted.items())
    return parts


def _now(which: Q) -> dict[Key, Columns]:
    return {key_of(block): columns_of(block) for block in Block.objects.filter(which)}


def later_images(done: Change, kind: str, keys: Iterable[int]) -> list[BeforeImage]:
    """Told by the numbers of the images, which are written last in a change; those of changes may be out of turn."""
    own = BeforeImage.objects.filter(change=done).order_by("-pk").values_list("pk", flat=True).first()
    if own is None:
        return []
    return list(BeforeImage.objects.filter(kind=kind, key__in=list(keys), pk__gt=own).order_by("pk"))


def _columns_by_key(images: Iterable[BeforeImage]) -> dict[Key, Columns | None]:
    return {
        (image.key, int(start)): columns and tuple(columns)
        for image in images
        for start, columns in image.values.items()
    }


def _connected(
    before: Mapping[Key, Columns | None], since: Mapping[Key, Columns | None], now: Mapping[Key, Columns]
) -> list[PrintPart]:
    """The parts by what they share: a story, or the block above one that began or ended."""
    parts: dict[Any, PrintPart] = {}
    above = {below: key for key, below in pairwise(sorted(now.keys() | before.keys())) if key[0] == below[0]}
    for key, old in before.items():
        new, current = since.get(key, now.get(key)), now.get(key)
        part = PrintPart()
        part.stories = {columns[STORY] for columns in (old, new) if columns and columns[STORY]}
        nodes: set[Any] = {key, *part.stories}
        if old is None or new is None:
            part.is_written_since = current not in (old, new)
            part.wanted[key] = old
            upper = above.get(key)
            if upper:
                nodes.add(upper)
                part.is_written_since |= upper not in before and since.get(upper, now.get(upper)) != now.get(upper)
        elif current is None:
            part.is_written_since = True
        else:
            differing = [n for n, (was, became) in enumerate(zip(old, new, strict=True)) if was != became]
            is_elsewhere = current[STORY] not in (old[STORY], new[STORY])
            part.is_written_since = is_elsewhere or any(current[n] not in (old[n], new[n]) for n in differing)
            part.wanted[key] = tuple(old[n] if n in differing else value for n, value in enumerate(current))
        for other in {id(parts[node]): parts[node] for node in nodes if node in parts}.values():
            part.wanted |= other.wanted
            part.stories |= other.stories
            part.is_written_since |= other.is_written_since
            nodes |= {node for node, owner in parts.items() if owner is other}
        parts |= dict.fromkeys(nodes, part)
    return list({id(part): part for part in parts.values()}.values())


def _is_in_order(part: PrintPart, now: Mapping[Key, Columns], done: Change) -> bool:
    """Whether each story would have its blocks in places 0, 1, 2 and so on, and each text begin with a block."""
    result = {key: columns for key, columns in {**now, **part.wanted}.items() if columns}
    places: dict[int, list[int]] = {story: [] for story in part.stories}
    for columns in result.values():
        if columns[STORY] in places:
            places[columns[STORY]].append(columns[POSITION])
    starts: dict[int, list[int]] = {reading: [] for reading, _start in part.wanted}
    for reading, start in result:
        if reading in starts:
            starts[reading].append(start)
    made = {int(key) for image in readings_made(done) for key in image.values}
    return all(sorted(found) == [*range(len(found))] for found in places.values()) and all(
        min(found) == 0 if found else reading in made for reading, found in starts.items()
    )


def readings_made(done: Change) -> list[BeforeImage]:
    return list(BeforeImage.objects.filter(kind=BeforeImage.Kind.READING, change=done))
