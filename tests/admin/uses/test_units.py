from __future__ import annotations

import pytest
from django.urls import reverse

from articles.models import Change, Unit
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
