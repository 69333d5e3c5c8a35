from __future__ import annotations

import pytest
from django.urls import reverse

from articles.admin.uses.unit_admin import UnitAdmin
from articles.models import Action, Change, ScoringRule, Unit, UnitGroup, change
from tests import factories

pytestmark = pytest.mark.django_db


def test_units_are_arranged_by_strokes_from_the_list(desk):
    units = [factories.unit(name, "区县") for name in ("渝北区总工会", "忠县总工会")]
    url = reverse("admin:articles_unit_changelist")
    desk.post(url, {"action": "arrange_units_by_strokes", "_selected_action": [unit.pk for unit in units]})
    assert [unit.name for unit in Unit.objects.in_order()] == ["忠县总工会", "渝北区总工会"]


def test_units_are_arranged_by_area_from_the_list(desk):
    units = [factories.unit(name, "区县") for name in ("忠县总工会", "渝北区总工会")]
    url = reverse("admin:articles_unit_changelist")
    desk.post(url, {"action": "arrange_units_by_area", "_selected_action": [unit.pk for unit in units]})
    assert [unit.name for unit in Unit.objects.in_order()] == ["渝北区总工会", "忠县总工会"]
    desk.post(reverse("admin:articles_change_undo", args=(Change.objects.latest("pk").pk,)))
    assert {unit.position for unit in Unit.objects.all()} == {0}


def test_the_list_has_the_units_group_by_group_and_those_without_one_last(desk, monkeypatch):
    monkeypatch.setattr(UnitAdmin, "list_per_page", 2)
    alone, trade = factories.unit("A"), factories.unit("财贸工会", "产业")
    UnitGroup.objects.filter(name="产业").update(position=2)
    districts = [factories.unit(name, "区县", position=n) for n, name in enumerate(["渝北区总工会", "江北区总工会"])]
    first = desk.get(reverse("admin:articles_unit_changelist")).context["cl"]
    assert list(first.result_list) == districts
    second = desk.get(reverse("admin:articles_unit_changelist") + first.next_page()).context["cl"]
    assert list(second.result_list) == [trade, alone]


def test_units_are_offered_group_by_group(desk):
    later, sooner = factories.unit("财贸工会", "产业", position=1), factories.unit("渝北区总工会", "区县", position=2)
    UnitGroup.objects.filter(name="产业").update(position=2)
    asked = {"app_label": "articles", "model_name": "submission", "field_name": "unit"}
    offered = desk.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert [each["id"] for each in offered] == [str(sooner.pk), str(later.pk)]


def refusal(desk, group: UnitGroup) -> str:
    """What is said to who wants to delete it."""
    page = desk.get(reverse("admin:articles_unitgroup_delete", args=(group.pk,)))
    return "".join(page.context["protected"])


def test_who_deletes_a_group_is_told_its_units(desk):
    group = factories.unit("渝北区总工会", "区县").group
    factories.unit("江北区总工会", "区县")
    assert refusal(desk, group) == "“区县”正在使用，不能删除。下属单位：江北区总工会、渝北区总工会。"


@pytest.mark.parametrize(
    ("lines", "given"),
    [("groups", {}), ("values", {"points": 5}), ("factors", {}), ("quotas", {"least": 1})],
)
def test_who_deletes_a_group_is_told_the_rules_with_a_line_for_it(desk, lines, given):
    with change(Action.EDIT):
        group = UnitGroup.objects.create(name="产业")
        getattr(ScoringRule.objects.create(name="月度"), lines).create(group=group, **given)
        ScoringRule.objects.create(name="年度")
    assert refusal(desk, group) == "“产业”正在使用，不能删除。写明该组的计分办法：月度。"


def test_a_rule_with_several_lines_for_a_group_is_told_once(desk):
    with change(Action.EDIT):
        group, rule = UnitGroup.objects.create(name="产业"), ScoringRule.objects.create(name="月度")
        for points in (5, 3):
            rule.values.create(group=group, points=points)
    assert refusal(desk, group).endswith("：月度。")


def test_of_many_units_the_first_are_named(desk):
    units = [factories.unit(f"第{n:02}工会", "区县") for n in range(11)]
    assert "第09工会、…。" in refusal(desk, units[0].group)
