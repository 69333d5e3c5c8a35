from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from articles.models import Issue
from tests import factories

pytestmark = pytest.mark.django_db

TUESDAY = date(2024, 12, 17)


def printed(**fields: object) -> Issue:
    return factories.issue(published_on=TUESDAY, date_basis="printed", **fields)


def test_an_inferred_date_stays_open():
    with pytest.raises(IntegrityError):
        factories.issue(published_on=TUESDAY, date_basis="inferred")


def test_a_date_has_a_basis():
    with pytest.raises(IntegrityError):
        factories.issue(published_on=TUESDAY)


def test_bounds_are_in_order():
    with pytest.raises(IntegrityError):
        factories.issue(not_before=date(2024, 7, 1), not_after=date(2024, 6, 1), date_basis="inferred")


def test_a_publication_has_a_number_of_a_day_once():
    paper = factories.publication()
    printed(publication=paper, number="7")
    with pytest.raises(IntegrityError):
        printed(publication=paper, number="7")


def test_an_inferred_date_says_so():
    issue = factories.issue(not_before=date(2024, 6, 28), date_basis="inferred")
    assert issue.date_text == "2024年6月28日 以后（推断）"


def test_a_date_is_written_as_the_language_writes_it():
    assert printed().date_text == "2024年12月17日"


def test_an_issue_that_says_nothing_has_no_date_text():
    assert factories.issue().date_text == ""


@pytest.mark.parametrize(
    ("number", "day"),
    [("7", TUESDAY), ("7", None), ("", TUESDAY)],
    ids=["number and date", "number", "date"],
)
def test_a_source_with_certain_facts_finds_its_issue(number, day):
    paper = factories.publication()
    issue = printed(publication=paper, number="7" if number else "")
    assert list(Issue.objects.same_as(paper, number, day)) == [issue]


@pytest.mark.parametrize(
    ("number", "day"),
    [("8", TUESDAY), ("8", None), ("", date(2024, 12, 18)), ("", None)],
    ids=["other number", "only another number", "other date", "nothing"],
)
def test_a_source_with_other_facts_finds_none(number, day):
    paper = factories.publication()
    printed(publication=paper, number="7")
    assert not Issue.objects.same_as(paper, number, day).exists()


def test_another_publication_has_other_issues():
    printed(publication=factories.publication(), number="7")
    assert not Issue.objects.same_as(factories.publication(), "7", TUESDAY).exists()


def test_without_a_publication_nothing_is_the_same():
    printed(number="7")
    assert not Issue.objects.same_as(None, "7", TUESDAY).exists()


def test_an_issue_of_which_nothing_but_the_publication_is_known_is_no_match():
    paper = factories.publication()
    factories.issue(publication=paper)
    assert not Issue.objects.same_as(paper, "7", TUESDAY).exists()


def test_the_same_number_without_a_date_is_a_match():
    paper = factories.publication()
    issue = factories.issue(publication=paper, number="7")
    assert list(Issue.objects.same_as(paper, "7", TUESDAY)) == [issue]


def test_the_same_number_of_another_year_is_none():
    paper = factories.publication()
    printed(publication=paper, number="7")
    assert not Issue.objects.same_as(paper, "7", date(2025, 12, 17)).exists()
