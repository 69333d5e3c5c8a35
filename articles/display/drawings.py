"""Charts as drawings: where each label, bar and point stands, so that nothing overlaps. Templates draw them as SVG.

Texts are measured, not counted: a Chinese character is as wide as its size, most others a little more than half of it.
Lengths are units of the drawing, in which a text is `SIZE` high.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

SIZE = 12
WIDTH = 336

FULL, CAPITAL, NARROW = 1.0, 0.75, 0.6
"""Widths of characters in em: Chinese ones, capital letters, and others."""

LINE, BAR, GAP = 16, 10, 10
"""Of a row: the height of a line of its label, of its bar, and what is left below."""

PLOT, FLOOR, BELOW = 96, 116, 20
"""Of a line: the height of its plot, where that stands, and the room for the labels below."""

STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Datum:
    """What is drawn: a label, a number, the text of the number, and where it leads."""

    label: str
    number: float
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A row: the lines of its label, each with its place from above; below them the bar, and its number behind it."""

    datum: Datum
    lines: tuple[tuple[int, str], ...]
    y: int
    length: int
    text_x: int
    text_y: int


@dataclass(frozen=True, slots=True)
class BarDrawing:
    bars: tuple[DrawnBar, ...]
    height: int
    thickness: int = BAR
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class DrawnPoint:
    """`label` and `text` are empty where there is no room for them."""

    datum: Datum
    x: int
    y: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class DrawnLevel:
    """A line across the plot, with its number at the left."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class LineDrawing:
    points: tuple[DrawnPoint, ...]
    levels: tuple[DrawnLevel, ...]
    left: int
    right: int
    height: int = FLOOR + BELOW
    below: int = FLOOR + 16
    width: int = WIDTH

    @property
    def path(self) -> str:
        """The corners of the line, as SVG writes them."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)


def text_width(text: str) -> float:
    """From above: a font may be wider than another."""
    return SIZE * sum(_em(character) for character in text)


def _em(character: str) -> float:
    if east_asian_width(character) in "WFA":
        return FULL
    return CAPITAL if character.isupper() or character in "%@&" else NARROW


def wrapped(text: str, width: float) -> list[str]:
    """The text in lines that are no wider."""
    lines, line = [], ""
    for character in text:
        if line and text_width(line + character) > width:
            lines.append(line)
            line = ""
        line += character
    return [*lines, line]


def draw_bars(data: Iterable[Datum]) -> BarDrawing:
    """Under each other, the label above its bar. What is less than nothing has no length."""
    data = list(data)
    most = max((each.number for each in data), default=0)
    room = WIDTH - max((text_width(each.text) for each in data), default=0) - SIZE / 2
    bars, y = [], 0
    for each in data:
        lines = wrapped(each.label, WIDTH)
        placed = tuple((y + LINE * n + SIZE, line) for n, line in enumerate(lines))
        top = y + LINE * len(lines) + 2
        length = bar_length(each.number, most, room)
        bars.append(DrawnBar(each, placed, top, length, length + SIZE // 2, top + BAR - 1))
        y = top + BAR + GAP
    return BarDrawing(tuple(bars), y)


def bar_length(number: float, most: float, longest: float) -> int:
    """Of what there is at all something is seen."""
    return 0 if number <= 0 else max(2, round(number * longest / most))


def draw_line(data: Sequence[Datum]) -> LineDrawing:
    """From left to right, of one datum at least. The levels are round numbers; labels and numbers stand where they
    have room."""
    step, top = _scale(max(each.number for each in data))
    levels = [DrawnLevel(FLOOR - round(PLOT * n * step / top), f"{n * step:,}") for n in range(top // step + 1)]
    label = max(text_width(each.label) for each in data)
    text = max(text_width(each.text) for each in data)
    left = ceil(max(text_width(level.text) for level in levels)) + SIZE // 2
    begin = left + ceil(max(text, label - 2 * left, 0) / 2) + SIZE // 4
    right = WIDTH - ceil(max(label, text) / 2)
    apart = (right - begin) / max(len(data) - 1, 1)
    each_label, each_text = _every(label, apart), _every(text, apart)
    points = tuple(
        DrawnPoint(
            each,
            round(begin + apart * n) if len(data) > 1 else (begin + right) // 2,
            FLOOR - round(PLOT * each.number / top),
            each.label if n % each_label == 0 else "",
            each.text if each_text == 1 else "",
        )
        for n, each in enumerate(data)
    )
    return LineDrawing(points, tuple(levels), left, right)


def _scale(most: float) -> tuple[int, int]:
    """The distance of levels, of which there are five at most, and the highest."""
    power = 1
    while True:
        for step in (power * each for each in STEPS):
            if most <= 4 * step:
                return step, max(1, ceil(most / step)) * step
        power *= 10


def _every(widest: float, apart: float) -> int:
    """The how-manieth of texts can stand, so far apart: with half a character between them."""
    return max(1, ceil((widest + SIZE / 2) / apart)) if apart else 1
