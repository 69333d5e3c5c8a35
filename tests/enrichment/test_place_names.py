from __future__ import annotations

import pytest

from articles.enrichment.gazetteer import gazetteer
from articles.enrichment.place_names import place_names, short_form


def meaning(name: str) -> set[str]:
    form = next(iter(place_names().forms_at(name, 0)))
    return set(form.codes) if form.text == name else set()


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("450000", "广西"),
        ("150000", "内蒙古"),
        ("810000", "香港"),
        ("310000", "上海"),
        ("320100", "南京"),
        ("222400", "延边"),
        ("532500", "红河"),
        ("152200", "兴安"),
        ("653100", "喀什"),
        ("500240", "石柱"),
        ("632221", "门源"),
        ("330681", "诸暨"),
        ("310115", "浦东"),
        ("150723", "鄂伦春"),
    ],
)
def test_short_form(code: str, short: str) -> None:
    assert short_form(gazetteer().current[code]) == short


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("石柱土家族自治县", "500240"),
        ("石柱县", "500240"),
        ("凉山州", "513400"),
        ("襄樊市", "420600"),
        ("崇文区", "110101"),
        ("即墨市", "370215"),
        ("浙江", "330000"),
    ],
)
def test_form_means_a_place_of_today(name: str, code: str) -> None:
    assert meaning(name) == {code}


def test_same_name_in_several_provinces_means_all() -> None:
    assert {"320106", "320302", "350102", "410204"} == meaning("鼓楼区")


def test_name_of_today_hides_a_former_one() -> None:
    assert meaning("朝阳县") == {"211321"}


def test_longest_form_comes_first() -> None:
    assert next(iter(place_names().forms_at("吉林省吉林市", 0))).text == "吉林省"


def test_common_word_is_marked() -> None:
    assert next(iter(place_names().forms_at("合作", 0))).is_word


def test_every_form_means_places_in_use() -> None:
    names = {
        name for place in gazetteer().current.values() for name in (place.name, short_form(place)) if len(name) > 1
    }
    assert all(form.codes <= set(gazetteer().current) for name in names for form in place_names().forms_at(name, 0))
