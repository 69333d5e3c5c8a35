from __future__ import annotations

import pytest

from articles.enrichment.contributors import KnownBy, contributors, unit_names

CITY, DISTRICT, MILL, HOME = 1, 2, 3, 4
NAMES = unit_names(
    [
        (CITY, ["江城市总工会"]),
        (DISTRICT, ["临江区总工会", "临江区工会"]),
        (MILL, ["江城第一棉纺厂", "江城一棉"]),
        (HOME, ["市总工会"]),
    ]
)


def found(byline="", headline="", body=""):
    return [(each.unit, each.known_by) for each in contributors(NAMES, byline=byline, headline=headline, body=body)]


def test_a_unit_that_signed():
    assert found("临江区总工会") == [(DISTRICT, KnownBy.BYLINE)]


def test_the_unit_of_a_correspondent():
    assert found("本报记者 王敏 通讯员 李强（临江区总工会）") == [(DISTRICT, KnownBy.CORRESPONDENT)]


def test_several_units_in_the_order_of_the_signature():
    assert [unit for unit, _ in found("江城一棉 临江区工会")] == [MILL, DISTRICT]


def test_a_unit_by_two_of_its_names_signs_once():
    assert found("临江区总工会 临江区工会") == [(DISTRICT, KnownBy.BYLINE)]


def test_who_signed_goes_before_whom_the_story_is_about():
    assert found("江城一棉", "临江区总工会送清凉") == [(MILL, KnownBy.BYLINE)]


def test_without_a_signature_the_headline_says_it():
    assert found("本报记者 王敏", "临江区总工会送清凉", "江城一棉的车间里……") == [(DISTRICT, KnownBy.SUBJECT)]


def test_without_a_headline_the_lead_says_it():
    assert found(body="## 送清凉\n近日，江城一棉工会慰问一线职工。\n临江区总工会也来了。") == [(MILL, KnownBy.SUBJECT)]


def test_what_stands_far_below_says_nothing():
    assert found(body="工地上热气腾腾。" * 20 + "临江区总工会") == []


def test_the_longest_name_at_a_place_is_meant():
    assert found(headline="江城市总工会表彰先进") == [(CITY, KnownBy.SUBJECT)]


@pytest.mark.parametrize("text", ["杭州市总工会来访", "临河市总工会表彰先进"])
def test_the_end_of_another_name_is_no_name(text):
    assert found(headline=text) == []


@pytest.mark.parametrize("text", ["市总工会表彰先进", "近日市总工会表彰先进", "7月1日，市总工会表彰先进"])
def test_the_union_of_the_home_region_by_its_short_name(text):
    assert found(headline=text) == [(HOME, KnownBy.SUBJECT)]


def test_a_body_whose_name_begins_so_is_another():
    assert found(headline="江城市总工会干部学校开班") == []


def test_a_name_of_two_units_is_of_neither():
    names = unit_names([(1, ["江城一棉"]), (2, ["江城一棉"])])
    assert contributors(names, byline="江城一棉", headline="", body="") == ()


def test_an_empty_register_finds_nothing():
    assert contributors(unit_names([]), byline="江城一棉", headline="", body="") == ()
