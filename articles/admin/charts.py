"""Bar charts of the first page: where each bar stands in its drawing, and where it leads. The template draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import east_asian_width
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.display.drawings import bar_length
from articles.models.counting import BoundedCount
from articles.reports.overview import NEWEST, MonthCount, SectionCounts

WIDTH = 336
COLUMN, HIGHEST, FLOOR = 40, 100, 120
"""Of the columns of months: how wide they are, the height of the highest, and the line that they stand on."""

ROW, LONGEST, LABELS = 24, 200, 88
"""Of the rows of sections: their height, the length of the longest, and how much of the width is left to the names."""

LONGEST_NAME = 12
"""How much of a section's name finds room: a Chinese character counts twice."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a drawing with its address. `is_sure` bars are filled, others drawn in a broken line."""

    x: int
    y: int
    width: int
    height: int
    url: str
    title: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """A column or a row: its bars, its name and its number, and where both stand."""

    bars: tuple[Bar, ...]
    name: str
    name_at: tuple[int, int]
    number: str
    number_at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chart:
    """`note` says how to read it. Columns stand on a line at `floor`; rows hang from none."""

    key: str
    title: str
    note: str
    parts: tuple[Labelled, ...]
    height: int
    floor: int | None = None


def month_chart(months: Sequence[MonthCount]) -> Chart:
    """Certain dates below, inferred ones on top."""
    most = max((month.certain.number + month.inferred for month in months), default=0)
    step = WIDTH // max(len(months), 1)
    columns = tuple(_column(month, n * step + (step - COLUMN) // 2, most) for n, month in enumerate(months))
    note = _("broken line: the date is inferred") if any(month.inferred for month in months) else ""
    return Chart("months", _("Stories by month"), note, columns, FLOOR + 22, FLOOR)


def _column(month: MonthCount, x: int, most: int) -> Labelled:
    name, y = date_format(month.first, "YEAR_MONTH_FORMAT"), FLOOR
    stories = reverse("admin:articles_story_changelist")
    undated = reverse("admin:articles_issue_changelist")
    parts = (
        (month.certain, f"{stories}?period={month.first:%Y-%m}", _("%(name)s: %(stories)s"), True),
        (BoundedCount(month.inferred), f"{undated}?date=none", _("%(name)s: %(stories)s, date inferred"), False),
    )
    bars = []
    for count, url, title, is_sure in parts:
        if count:
            height = bar_length(count.number, most, HIGHEST)
            y -= height
            bars.append(Bar(x, y, COLUMN, height, url, title % {"name": name, "stories": _stories(count)}, is_sure))
    number = BoundedCount(month.certain.number + month.inferred, month.certain.has_more)
    middle = x + COLUMN // 2
    return Labelled(tuple(bars), f"{month.first:%Y-%m}", (middle, FLOOR + 17), str(number), (middle, y - 6))


def section_chart(sections: SectionCounts) -> Chart:
    """Those of no section come last."""
    numbers = sections.numbers | ({"": sections.without} if sections.without else {})
    most = max(numbers.values(), default=0)
    rows = tuple(_row(name, number, n * ROW, most) for n, (name, number) in enumerate(numbers.items()))
    note = _("of the %s stories that came in last") % f"{NEWEST:,}" if sections.is_part else ""
    return Chart("sections", _("Stories by section"), note, rows, len(rows) * ROW)


def _row(section: str, number: int, y: int, most: int) -> Labelled:
    asked = {"section": section} if section else {"q": "栏目:无"}
    url = f"{reverse('admin:articles_story_changelist')}?{urlencode(asked)}"
    name, length = section or _("no section"), bar_length(number, most, LONGEST)
    title = _("%(name)s: %(stories)s") % {"name": name, "stories": _stories(BoundedCount(number))}
    bar = Bar(LABELS, y + 5, length, 14, url, title, bool(section))
    return Labelled((bar,), _shortened(name), (0, y + 16), f"{number:,}", (LABELS + length + 6, y + 16))


def _shortened(name: str) -> str:
    widths = accumulate(2 if east_asian_width(character) in "WF" else 1 for character in name)
    fitting = sum(width <= LONGEST_NAME for width in widths)
    return name if fitting == len(name) else f"{name[: fitting - 1]}…"


def _stories(count: BoundedCount) -> str:
    return ngettext("%s story", "%s stories", count.number) % str(count)
