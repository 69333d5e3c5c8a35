from __future__ import annotations

import pytest

from articles.data import entries
from articles.desk.unit_order import arrange_by_area, arrange_by_strokes
from articles.models import Action, Unit, change
from tests import factories

pytestmark = pytest.mark.django_db


def arranged(*names: str) -> list[str]:
    for name in names:
        factories.unit(name, "区县")
    with change(Action.EDIT):
        arrange_by_area(Unit.objects.all())
    return [unit.name for unit in Unit.objects.in_order()]


def test_units_stand_in_the_order_of_the_codes_of_their_areas():
    assert arranged("忠县总工会", "渝北区总工会", "万州区总工会") == ["万州区总工会", "渝北区总工会", "忠县总工会"]


def test_the_last_area_of_a_name_counts():
    names = arranged("重庆市渝北区总工会", "万州区总工会", "重庆市总工会")
    assert names == ["重庆市总工会", "万州区总工会", "重庆市渝北区总工会"]


def test_units_named_for_no_area_stay_behind():
    assert arranged("江城一棉工会", "渝北区总工会") == ["渝北区总工会", "江城一棉工会"]


def test_of_areas_of_one_name_that_of_the_others_province_is_meant():
    assert arranged("鼓楼区总工会", "玄武区总工会", "秦淮区总工会")[-1] == "鼓楼区总工会"


def test_each_group_is_numbered_by_itself():
    for group in ("区县", "直属"):
        factories.unit(f"渝北区总工会{group}", group)
    with change(Action.EDIT):
        arrange_by_area(Unit.objects.all())
    assert {unit.position for unit in Unit.objects.all()} == {1}


def by_strokes(*names: str) -> list[str]:
    for name in names:
        factories.unit(name, "区县")
    with change(Action.EDIT):
        arrange_by_strokes(Unit.objects.all())
    return [unit.name for unit in Unit.objects.in_order()]


def test_few_strokes_come_before_many():
    ordered = [
        "丁山镇工会",
        "大足区总工会",
        "长寿区总工会",
        "北碚区总工会",
        "江北区总工会",
        "南岸区总工会",
        "渝北区总工会",
    ]
    assert by_strokes(*reversed(ordered)) == ordered


def test_of_as_many_strokes_the_first_one_counts():
    assert by_strokes("巴南区总工会", "长寿区总工会", "王场镇工会") == ["王场镇工会", "长寿区总工会", "巴南区总工会"]


def test_of_one_first_character_the_next_counts():
    assert by_strokes("江津区总工会", "江北区总工会") == ["江北区总工会", "江津区总工会"]


def test_what_has_no_strokes_stays_behind():
    assert by_strokes("B区工会", "渝北区总工会") == ["渝北区总工会", "B区工会"]


def test_each_character_has_one_place_in_the_order_of_strokes():
    characters = "".join(entries("stroke_order.txt"))
    assert len(set(characters)) == len(characters) > 20_000
