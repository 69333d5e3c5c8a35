"""The pages of a PDF file as pictures, with the place of each line of the print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from articles.admin.issues.page_images import file_pages
from articles.reading.line_boxes import boxes_between, unpack_boxes
from articles.reading.values import LineBox

from .page import ProofLine, ProofPage


@dataclass(frozen=True, slots=True)
class LineOnPicture:
    """A line of the print, with the boxes of it that are on a page."""

    line: ProofLine
    boxes: tuple[LineBox, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of the file."""

    page: ProofPage
    number: int
    lines: tuple[LineOnPicture, ...]

    @property
    def state(self) -> tuple[object, ...]:
        return self.number, tuple(
            (each.line.keys, each.line.number, each.line.hue, each.line.tint) for each in self.lines
        )


class Pictures:
    """Those of a source; none where its file has no pages."""

    def __init__(self, page: ProofPage) -> None:
        self.page = page
        self._boxes = unpack_boxes(page.reading.line_boxes) if page.reading else ()
        self._starts = [box.start for box in self._boxes]

    @cached_property
    def all(self) -> list[Picture]:
        if self.page.reading is None:
            return []
        found: dict[int, list[LineOnPicture]] = defaultdict(list)
        for line in self.page.lines:
            by_page: dict[int, list[LineBox]] = defaultdict(list)
            for box in self._boxes_of(line):
                by_page[box.page].append(box)
            for number, boxes in by_page.items():
                found[number].append(LineOnPicture(line, tuple(boxes)))
        return [Picture(self.page, each.number, tuple(found[each.number])) for each in file_pages(self.page.reading)]

    def _boxes_of(self, line: ProofLine) -> Iterator[LineBox]:
        for passage in line.passages:
            start = passage.block.start + len(passage.text) - len(passage.text.lstrip())
            yield from boxes_between(self._boxes, self._starts, start, passage.block.start + len(passage.text.rstrip()))
