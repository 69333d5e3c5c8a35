"""采用情况通报 as a workbook: a sheet of the units, one of bonuses and deductions, and one of the titles."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext
from xlsxwriter import Workbook

from .guarding import printable

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDE, NARROW = 40, 14
"""Widths of columns, in digits of the standard font."""


def notice_workbook(figures: Mapping[str, Any]) -> bytes:
    """`figures` are those of `articles/reports/notice_json.py`."""
    heads = [gettext("group"), gettext("unit"), gettext("rank"), gettext("pieces"), gettext("of them briefs")]
    heads += [gettext("points"), gettext("submitted"), gettext("rate in per cent"), gettext("since the last")]
    heads += [gettext("sum")]
    title_heads = [gettext("unit"), gettext("headline"), gettext("medium"), gettext("day")]
    title_heads += [gettext("points"), gettext("sum")]
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        _add(book, gettext("Units"), heads, _unit_rows(figures))
        if figures["adjustments"]:
            adjustment_heads = [gettext("unit"), gettext("day"), gettext("points"), gettext("reason")]
            adjustment_heads += [gettext("headline")]
            _add(book, gettext("Bonuses and deductions"), adjustment_heads, _adjustment_rows(figures["adjustments"]))
        if figures["titles"]:
            _add(book, gettext("Titles"), title_heads, _title_rows(figures["titles"]))
    return made.getvalue()


def _unit_rows(figures: Mapping[str, Any]) -> Iterable[list[Any]]:
    for group in figures["groups"]:
        for row in group["rows"]:
            yield [group["name"], row["name"], row["rank"], *_numbers(row)]
        for unit in group["without"]:
            yield [group["name"], unit["name"], None, 0, 0, 0, None, None, None, None]
    for row in figures["own_office"]:
        yield [gettext("own office"), row["name"], None, *_numbers(row)]


def _numbers(row: Mapping[str, Any]) -> list[Any]:
    rate = None if row["rate"] is None else float(row["rate"])
    change = None if row["change"] is None else float(row["change"])
    counted = [float(row["pieces"]), float(row["briefs"]), float(row["points"])]
    return [*counted, row["submitted"], rate, change, row["sum"]]


def _adjustment_rows(given: Iterable[Mapping[str, Any]]) -> Iterable[list[Any]]:
    for each in given:
        yield [each["unit"], each["day"], float(each["points"]), each["reason"], each["headline"]]


def _title_rows(titles: Iterable[Mapping[str, Any]]) -> Iterable[list[Any]]:
    for unit in titles:
        for title in unit["titles"]:
            points = float(title["points"])
            yield [unit["unit"], title["headline"], title["medium"], title["day"], points, title["sum"]]


def _add(book: Workbook, name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Texts stay texts, whatever they begin with."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True})
    wide = {gettext("headline"), gettext("sum"), gettext("unit")}
    for n, head in enumerate(heads):
        sheet.set_column(n, n, WIDE if head in wide else NARROW)
        sheet.write_string(0, n, head, bold)
    for number, row in enumerate(rows, 1):
        for n, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, n, printable(value))
            elif value is not None:
                sheet.write_number(number, n, value)
