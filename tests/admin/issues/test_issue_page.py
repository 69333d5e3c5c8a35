from __future__ import annotations

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("listed", ["sources", "stories"])
def test_pages_of_an_issue_are_in_the_order_of_the_paper(desk, listed):
    issue = factories.issue(title="合刊")
    for page in ("B1", "10", "A2", "2"):
        factories.story(issue=issue, source=factories.source(issue, page=page))
    shown = desk.get(reverse("admin:articles_issue_change", args=(issue.pk,))).context[listed]
    assert [row.page for row in shown] == ["2", "10", "A2", "B1"]
