from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests import factories
from tests.admin.browserlike import form_data

pytestmark = pytest.mark.django_db

PRINTED = date(2025, 6, 17)


@pytest.mark.parametrize("listed", ["sources", "stories"])
def test_pages_of_an_issue_are_in_the_order_of_the_paper(desk, listed):
    issue = factories.issue(title="合刊")
    for page in ("B1", "10", "A2", "2"):
        factories.story(issue=issue, source=factories.source(issue, page=page))
    shown = desk.get(reverse("admin:articles_issue_change", args=(issue.pk,))).context[listed]
    assert [row.page for row in shown] == ["2", "10", "A2", "B1"]


@pytest.mark.parametrize(
    ("dates", "known"),
    [
        ({"published_on": PRINTED, "not_before": PRINTED, "not_after": PRINTED, "date_basis": "printed"}, "版面所印："),
        ({"not_after": PRINTED, "date_basis": "inferred"}, "推断："),
    ],
)
def test_a_date_that_contradicts_what_was_known_is_told_with_how_it_was_known(desk, dates, known):
    issue = factories.issue(title="合刊", **dates)
    url = reverse("admin:articles_issue_change", args=(issue.pk,))
    data = form_data(desk.get(url), "adminform")
    page = desk.post(url, {**data, "published_on": "2025-06-18"}, follow=True).content.decode()
    assert f"2025年6月18日与原来的不合（{known}" in page
