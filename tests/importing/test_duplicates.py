"""Files that are here already: a remark names the facts given for them that differ from the recorded ones."""

from __future__ import annotations

from datetime import date

import pytest

from articles.importing.duplicates import differing_facts, recorded_facts
from articles.parsing.values import Given, IssueFacts
from articles.pipeline import SourceOptions
from tests import factories
from tests.rereading import pages

HERE = IssueFacts("丰都工人", "12", published_on=date(2024, 6, 7), page="3")


def differing(name: str, **options: object) -> dict[str, tuple[str, str]]:
    return {
        fact: both
        for remark in differing_facts(name, SourceOptions(**options), HERE)
        for fact, both in remark.facts["facts"].items()
    }


def test_what_agrees_is_not_told():
    assert differing("2024-06-07_第03版.txt", publication="丰都工人") == {}


@pytest.mark.parametrize(("said", "here"), [("012", "12"), ("12", "012"), ("2024-05", "2024-5")])
def test_a_number_with_leading_zeros_is_the_same(said, here):
    assert differing_facts("page.txt", SourceOptions(number=said), IssueFacts(number=here)) == []


@pytest.mark.parametrize(("said", "here"), [("10", "1"), ("102", "12")])
def test_zeros_within_a_number_count(said, here):
    (remark,) = differing_facts("page.txt", SourceOptions(number=said), IssueFacts(number=here))
    assert remark.facts["facts"] == {"number": (said, here)}


def test_a_name_that_says_nothing_is_not_told():
    assert differing("page.txt") == {}


@pytest.mark.parametrize(
    ("name", "fact", "both"),
    [
        ("2024-06-08_第3版.txt", "published_on", ("2024-06-08", "2024-06-07")),
        ("2024-06-07_第4版.txt", "page", ("4", "3")),
        ("第13期/第3版.txt", "number", ("13", "12")),
    ],
)
def test_what_the_name_says_otherwise_is_differing(name, fact, both):
    assert differing(name) == {fact: both}


def test_what_a_person_says_comes_before_the_name():
    assert differing("2024-06-08.txt", published_on=date(2024, 6, 7)) == {}
    assert differing("2024-06-07.txt", published_on=date(2024, 6, 9)) == {"published_on": ("2024-06-09", "2024-06-07")}


def test_what_is_not_known_here_is_told_too():
    (remark,) = differing_facts("第4版.txt", SourceOptions(), IssueFacts())
    assert str(remark) == "文件名或所填写的与库中不一，未采用：版次 4（库中：无）"


@pytest.mark.django_db
def test_a_source_is_compared_with_what_is_recorded_of_it():
    accession = factories.imported(pages.PAGE.encode(), "a.txt", SourceOptions("丰都工人", "12", date(2024, 6, 7), "3"))
    assert recorded_facts(accession.source) == HERE


def test_what_was_said_of_many_files_counts_where_nothing_is_recorded():
    said = SourceOptions(fallback=Given(publication="滨河工会网", number="13"))
    (remark,) = differing_facts("page.txt", said, IssueFacts(publication="丰都工人"))
    assert remark.facts == {"facts": {"number": ("13", "")}}
