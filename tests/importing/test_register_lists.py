"""Lists of the registers: which column is which, what a cell says, and what is wrong with it."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from articles.importing.register_lists import REGISTER_COLUMNS, RegisterList, blank_register, read_register
from articles.importing.sheets import ListError
from articles.models import Publication, Submission, Unit, Use

DAY = date(2024, 6, 17)
WORDS = ["送清凉", "工人日报"]


def of_csv(model: type, text: str, encoding: str = "utf-8") -> RegisterList:
    return read_register(model, text.encode(encoding), "清单.csv")


def of_xlsx(model: type, *rows: list[Any]) -> RegisterList:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return read_register(model, file.getvalue(), "清单.xlsx")


def read_as(model: type, head: str, cell: Any) -> Any:
    """What a cell under this head says."""
    listed = of_xlsx(model, ["标题", "媒体", head], [*WORDS, cell])
    (row,) = listed.rows
    assert not row.problems, row.problems
    name = next(column.name for column in listed.columns if head.lower() in column.heads)
    return row.values.get(name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_in_the_encodings_of_excel_and_wps(encoding):
    (row,) = of_csv(Use, "媒体,题名,采用日期\n工人日报,工会送来清凉包,2024-06-17\n", encoding).rows
    assert row.values == {"title": "工会送来清凉包", "medium": "工人日报", "used_on": DAY}


def test_columns_may_stand_in_any_order_under_other_names():
    listed = of_csv(Use, "Date,来源,Media,Title\n2024-06-17,x,工人日报,送清凉\n")
    assert listed.rows[0].values == {"title": "送清凉", "medium": "工人日报", "used_on": DAY}
    assert listed.unknown == ["来源"]


@pytest.mark.parametrize("cell", ["2024-06-17", "2024年6月17日", "2024.6.17", "20240617", 45460, datetime(2024, 6, 17)])
def test_days_as_texts_dates_and_serial_numbers(cell):
    assert read_as(Use, "日期", cell) == DAY


@pytest.mark.parametrize(("cell", "form"), [("转载", "reprint"), ("reprinted", "reprint"), ("首发", "original")])
def test_a_choice_by_its_words(cell, form):
    assert read_as(Use, "采用形式", cell) == form


@pytest.mark.parametrize(
    ("cell", "level"), [("中央", "nation"), ("国家级", "nation"), ("省级", "province"), ("市级", "city")]
)
def test_levels_as_offices_write_them(cell, level):
    (row,) = of_csv(Publication, f"媒体名称,级别\n工人日报,{cell}\n").rows
    assert row.values["level"] == level


@pytest.mark.parametrize(("cell", "is_meant"), [("是", True), (True, True), ("否", False), (None, None)])
def test_yes_and_no(cell, is_meant):
    assert read_as(Use, "约稿", cell) is is_meant


def test_units_that_share_a_story():
    assert read_as(Use, "供稿单位", "临江区总工会、望山县总工会 江城一棉") == [
        "临江区总工会",
        "望山县总工会",
        "江城一棉",
    ]


def test_what_cannot_be_read_is_told_by_column_and_the_other_rows_count():
    first, second = of_csv(Use, "标题,媒体,日期,形式\n送清凉,工人日报,六月,抄\n开班了,工人日报,,\n").rows
    assert first.number == 2 and len(first.problems) == 2
    assert "采用日期" not in first.problems[0] and "日期" in first.problems[0] and "六月" in first.problems[0]
    assert second.values == {"title": "开班了", "medium": "工人日报"}


def test_what_is_needed_and_missing_is_told():
    (row,) = of_csv(Submission, "单位,日期,标题\n临江区总工会,2024-06-17,\n").rows
    assert "题名" in row.problems[0]


def test_a_list_without_a_needed_column_is_none():
    with pytest.raises(ListError, match="媒体"):
        of_csv(Use, "标题\n送清凉\n")


def test_empty_rows_are_passed_over():
    assert [row.number for row in of_csv(Unit, "单位名称\n\n临江区总工会\n").rows] == [3]


@pytest.mark.parametrize("model", REGISTER_COLUMNS)
def test_the_blank_list_is_read_with_all_its_columns(model):
    listed = read_register(model, blank_register(model), "清单.xlsx")
    assert [*listed.columns] == [*REGISTER_COLUMNS[model]] and not listed.unknown
