"""Charts of a notice: bars of its units, and a line over its months where there are several."""

from __future__ import annotations

from collections.abc import Mapping
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


def notice_charts(figures: Mapping[str, Any]) -> NoticeCharts | None:
    """None where no unit has a row. A bar leads to the titles of its unit, a month to its stories."""
    rows = sorted((row for group in figures["groups"] for row in group["rows"]), key=lambda row: -float(row["points"]))
    if not rows:
        return None
    bars = draw_bars(
        Datum(row["name"], float(row["points"]), row["points"], f"#titles-{row['id']}") for row in rows[:MOST_BARS]
    )
    stories = reverse("admin:articles_story_statistics_stories")
    asked = urlencode({"first": figures["first"], "last": figures["last"], "by": WorkBy.UNIT})
    months = [
        Datum(name, number, str(number), f"{stories}?{asked}&month={name}")
        for name, number in ((month["first"][:7], month["pieces"]) for month in figures["months"])
    ]
    return NoticeCharts(bars, draw_line(months) if len(months) > 1 else None)
