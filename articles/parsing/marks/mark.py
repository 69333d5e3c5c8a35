"""Marks of lines: what lines show where they stand on their page, and how much that tells of what they are."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from articles.reading.values import HintKind

from ..elements import Element
from ..lines import PrintedLine
from ..page import PrintedPage

Seen = Callable[[PrintedPage, Sequence[int]], Sequence[tuple[int, float]]]
"""Those of the lines with these indexes that show a mark, each with its strength, mostly 1."""

Weights = Mapping[Element, float]


class Mark(NamedTuple):
    """A mark adds its weights, times its strength, to the scores of the elements that a line may be."""

    name: str
    seen: Seen
    weights: Weights


class LineForm(NamedTuple):
    """A form of lines, what lines of it may be before anything else is known of them, and the marks that tell more."""

    has_form: Callable[[PrintedLine], bool]
    base: Weights
    marks: tuple[Mark, ...]


def says(test: Callable[[str], object]) -> Seen:
    """A mark in the wording of a line."""

    def seen(page: PrintedPage, lines: Sequence[int]) -> Sequence[tuple[int, float]]:
        texts = page.texts
        return [(i, 1.0) for i in lines if test(texts[i])]

    return seen


def shows(test: Callable[[PrintedLine], object]) -> Seen:
    """A mark that a line shows by itself, but not in its wording."""

    def seen(page: PrintedPage, lines: Sequence[int]) -> Sequence[tuple[int, float]]:
        printed = page.lines
        return [(i, 1.0) for i in lines if test(printed[i])]

    return seen


def set_as(kind: HintKind) -> Seen:
    """A mark that the format of the source gives. Plain text gives none."""
    return lambda page, lines: [(i, 1.0) for i in lines if kind in page.lines[i].hints] if page.has_hints else ()


def where(test: Callable[[PrintedPage, int], bool]) -> Seen:
    """A mark that a line shows by where it stands."""
    return lambda page, lines: [(i, 1.0) for i in lines if test(page, i)]


def measured(finder: Callable[[PrintedPage], Mapping[int, float]]) -> Seen:
    """A mark that lines show more or less strongly, as is found by looking at the page as a whole."""

    def seen(page: PrintedPage, lines: Sequence[int]) -> Sequence[tuple[int, float]]:
        found = page.find(finder)
        return [(i, found[i]) for i in lines if i in found] if found else ()

    return seen


def among(finder: Callable[[PrintedPage], Container[int]]) -> Seen:
    """A mark of the lines that are found by looking at the page as a whole."""

    def seen(page: PrintedPage, lines: Sequence[int]) -> Sequence[tuple[int, float]]:
        found = page.find(finder)
        return [(i, 1.0) for i in lines if i in found] if found else ()

    return seen
