"""Charts of a notice: bars of its units, and a line over its months where there are several. Where its numbers lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from articles.display.drawings import BarDrawing, Datum, LineDrawing, draw_bars, draw_line
from articles.reports.published_work import WorkBy

MOST_BARS = 15


@dataclass(frozen=True, slots=True)
class NoticeCharts:
    bars: BarDrawing
    line: LineDrawing | None


@dataclass(frozen=True, slots=True)
class NoticeLinks:
    """Where the number of all pieces leads, and that of each medium, with its row."""

    total: str
    media: Sequence[tuple[Mapping[str, Any], str]]


def notice_links(figures: Mapping[str, Any]) -> NoticeLinks:
    return NoticeLinks(_stories_url(figures), [(row, _medium_url(figures, row)) for row in figures["media"]])


def _medium_url(figures: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    return _stories_url(figures, f" 媒体:{row['name']}", medium=row["id"])


def _stories_url(figures: Mapping[str, Any], term: str = "", **asked: Any) -> str:
    """Those that are counted; a list of those of the span where the figures have no titles."""
    if not figures["titles"]:
        return _list_url(f"日期:{figures['first']}..{figures['last']}{term}")
    asked = {"first": figures["first"], "last": figures["last"], "by": WorkBy.UNIT, **asked}
    return f"{reverse('admin:articles_story_statistics_stories')}?{urlencode(asked)}"


def notice_charts(figures: Mapping[str, Any]) -> NoticeCharts | None:
    """None where no unit has a row. A bar leads to the titles of its unit, a month to its stories; both to lists where
    the figures have no titles."""
    rows = sorted((row for group in figures["groups"] for row in group["rows"]), key=lambda row: -float(row["points"]))
    if not rows:
        return None
    bars = draw_bars(
        Datum(row["name"], float(row["points"]), row["points"], _unit_url(figures, row)) for row in rows[:MOST_BARS]
    )
    months = [
        Datum(name, number, str(number), _month_url(figures, name))
        for name, number in ((month["first"][:7], month["pieces"]) for month in figures["months"])
    ]
    return NoticeCharts(bars, draw_line(months) if len(months) > 1 else None)


def _unit_url(figures: Mapping[str, Any], row: Mapping[str, Any]) -> str:
    return f"#titles-{row['id']}" if figures["titles"] else _stories_url(figures, f" 单位:{row['name']}")


def _month_url(figures: Mapping[str, Any], month: str) -> str:
    if not figures["titles"]:
        return _list_url(f"日期:{month}")
    return _stories_url(figures, month=month)


def _list_url(query: str) -> str:
    return f"{reverse('admin:articles_story_changelist')}?{urlencode({'q': query})}"
