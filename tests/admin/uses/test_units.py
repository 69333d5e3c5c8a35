from __future__ import annotations

import pytest
from django.urls import reverse

from articles.admin.uses.unit_admin import UnitAdmin
from articles.models import Change, Unit, UnitGroup
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
