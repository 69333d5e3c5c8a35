"""The places of the lines of a text, packed: a line takes some eight characters."""

from __future__ import annotations

import json
import zlib
from base64 import b85decode, b85encode
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from itertools import accumulate, pairwise

from .values import LineBox


def pack_boxes(boxes: Iterable[LineBox]) -> str:
    """Column by column, each number by its difference from the one before; empty where there is no box."""
    columns = zip(*(astuple(box) for box in boxes), strict=True)
    differences = [[column[0], *(later - earlier for earlier, later in pairwise(column))] for column in columns]
    packed = zlib.compress(json.dumps(differences, separators=(",", ":")).encode("ascii"), 9)
    return b85encode(packed).decode("ascii") if differences else ""


def unpack_boxes(packed: str) -> tuple[LineBox, ...]:
    if not packed:
        return ()
    columns = json.loads(zlib.decompress(b85decode(packed)))
    return tuple(LineBox(*row) for row in zip(*map(accumulate, columns), strict=True))


def boxes_between(boxes: Sequence[LineBox], starts: Sequence[int], start: int, end: int) -> Iterator[LineBox]:
    """The boxes of the text from `start` to `end`: of a printed line in part, as many parts of its width.

    The boxes are in the order of their `starts`.
    """
    for box in boxes[max(bisect_right(starts, start) - 1, 0) :]:
        if box.start >= end:
            return
        first, last = max(start, box.start), min(end, box.end)
        if first < last:
            width = (box.right - box.left) / (box.end - box.start)
            left, right = (round(box.left + (at - box.start) * width) for at in (first, last))
            yield LineBox(first, last, box.page, left, box.top, right, box.bottom)
