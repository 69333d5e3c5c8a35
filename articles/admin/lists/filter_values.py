"""The values that the filters of the list of stories offer: found by skipping through indexes, not by reading all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.http import HttpRequest

from articles.models import Story
from articles.models.keys import is_key
from articles.models.story import StoryQuerySet
from articles.parsing.page_numbers import page_order
from articles.reports.months import month_after

MOST_SECTIONS, MOST_PAGES = 500, 200

YEARS = {date(year, 1, 1): date(year + 1, 1, 1) for year in range(1900, 2100)}
"""The years that can be offered: their first days, and the first days after them."""

VALUES_SQL = """
    WITH RECURSIVE next_section(name) AS (
        SELECT MIN(section) FROM {stories} WHERE section > '' {of_publication}
        UNION ALL
        SELECT (SELECT MIN(section) FROM {stories} WHERE section > name {of_publication})
        FROM next_section WHERE name IS NOT NULL
    ),
    sections AS (SELECT name FROM next_section WHERE name IS NOT NULL LIMIT %s),
    next_page(name) AS (
        SELECT MIN(page) FROM {stories} WHERE page > ''
        UNION ALL
        SELECT (SELECT MIN(page) FROM {stories} WHERE page > name) FROM next_page WHERE name IS NOT NULL
    ),
    pages AS (SELECT name FROM next_page WHERE name IS NOT NULL LIMIT %s)
    SELECT name, NULL, NULL, NULL FROM sections
    UNION ALL
    SELECT NULL, NULL, column1, column2 FROM (VALUES {spans}) AS spans
    WHERE EXISTS (SELECT 1 FROM {stories} WHERE dated >= column1 AND dated < column2)
    UNION ALL
    SELECT NULL, name, NULL, NULL FROM pages
"""
"""Loose index scans of the sections and of the pages; then each year and month that has a story. `{stories}` is their
table, or a query for those that the user may see."""


@dataclass(frozen=True, slots=True)
class FilterValues:
    """The sections and pages that stories have, and the first days of the years and months in which there are
    stories."""

    sections: list[str]
    pages: list[str]
    years: list[date]
    months: list[date]


def filter_values(request: HttpRequest) -> FilterValues:
    """Sections of the chosen publication, months of the chosen year. Several filters ask for it: one query."""
    if not hasattr(request, "filter_values"):
        publication, year = request.GET.get("publication", ""), request.GET.get("period", "")[:4]
        stories = Story.objects.visible_to(request.user)
        publication_id = publication if is_key(publication) else None
        request.filter_values = _find(stories, publication_id, int(year) if is_key(year) else 0)
    return request.filter_values


def _months(year: int) -> dict[date, date]:
    """Their first days, and the first days after them."""
    return {first: month_after(first) for first in (date(year, month, 1) for month in range(1, 13))}


def _find(stories: StoryQuerySet, publication: Any, year: int) -> FilterValues:
    table, visible = "articles_story", ()
    if stories.query.where:
        columns = stories.order_by().values("section", "page", "dated", "publication_id")
        sql, visible = columns.query.sql_with_params()
        table = f"({sql}) AS visible"
    of_publication, of = ("AND publication_id = %s", [publication]) if publication else ("", [])
    spans = [*YEARS.items(), *(_months(year).items() if date(max(year, 1), 1, 1) in YEARS else [])]
    days = [connection.ops.adapt_datefield_value(day) for span in spans for day in span]
    values = ", ".join(["(%s, %s)"] * len(spans))
    sql = VALUES_SQL.format(stories=table, of_publication=of_publication, spans=values)
    with connection.cursor() as cursor:
        of_pages = [*visible, *visible, MOST_PAGES]
        cursor.execute(sql, [*visible, *of, *visible, *of, MOST_SECTIONS, *of_pages, *days, *visible])
        rows = cursor.fetchall()
    spans = [(first, after) for _section, _page, first, after in rows if first]
    found = [(date.fromisoformat(str(first)), date.fromisoformat(str(after))) for first, after in spans]
    return FilterValues(
        sections=[name for name, *_rest in rows if name],
        pages=sorted((page for _section, page, *_span in rows if page), key=page_order),
        years=[first for first, after in found if YEARS.get(first) == after],
        months=[first for first, after in found if YEARS.get(first) != after],
    )
