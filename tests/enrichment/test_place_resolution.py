from __future__ import annotations

from collections.abc import Callable

import pytest

Codes = Callable[..., list[str]]
NINGBO, CHONGQING, HUBEI = "330200", "500000", "420000"


def test_chain_of_names_is_its_last_place(codes: Codes) -> None:
    assert codes("近日,湖北省宜昌市夷陵区总工会慰问环卫工人。") == ["420506"]


@pytest.mark.parametrize(("home", "code"), [(CHONGQING, "500105"), (NINGBO, "330205"), ("330000", "330205")])
def test_home_decides_a_name_that_several_have(codes: Codes, home: str, code: str) -> None:
    assert codes("江北区总工会举办职工运动会。", home=home) == [code]


def test_ambiguous_name_is_left_open(codes: Codes) -> None:
    assert codes("鼓楼区总工会举办职工运动会。") == []


def test_place_before_it_decides(codes: Codes) -> None:
    assert codes("江苏省徐州市鼓楼区总工会举办职工运动会。", home="320100") == ["320302"]


def test_prefecture_in_the_text_decides(codes: Codes) -> None:
    assert "350102" in codes("鼓楼区总工会举办职工运动会。", display="福州工会这样做")


def test_home_comes_before_another_province_in_the_text(codes: Codes) -> None:
    assert "500105" in codes("江北区总工会赴浙江学习。", home=CHONGQING)


def test_bare_county_counts_with_its_province(codes: Codes) -> None:
    assert codes("活动在浙江诸暨举行。") == ["330681"]


def test_bare_county_without_its_province_is_left_open(codes: Codes) -> None:
    assert codes("活动在诸暨举行。") == []


@pytest.mark.parametrize("lead", ["各方合作共建和平家园。", "职工安康,家庭团结。", "游客登上凤凰古城。"])
def test_words_are_no_places(codes: Codes, lead: str) -> None:
    assert codes(lead, home=HUBEI) == []


def test_word_counts_after_the_place_above_it(codes: Codes) -> None:
    assert codes("甘肃白银的矿工领到补贴。") == ["620400"]


def test_former_name_is_the_place_of_today(codes: Codes) -> None:
    assert codes("湖北省襄樊市总工会成立调解室。") == ["420600"]
