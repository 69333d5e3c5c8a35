from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.gazetteer import gazetteer
from articles.enrichment.places import home_region
from articles.enrichment.values import PlaceMention

Codes = Callable[..., list[str]]
Places = Callable[..., tuple[PlaceMention, ...]]
NINGBO, CHONGQING, WUHAN, HUBEI = "330200", "500000", "420100", "420000"


def at(code: str, *, guess: bool = False) -> PlaceMention:
    return PlaceMention(gazetteer().current[code].full_name, code, None, guess)


def test_mention_is_the_chain_as_printed(places: Places) -> None:
    assert places("近日,湖北省宜昌市夷陵区总工会慰问环卫工人。")[0].mention == "湖北省宜昌市夷陵区"


def test_name_is_the_full_chain(places: Places) -> None:
    assert places("长阳县总工会开展普法。")[0].name == "湖北省宜昌市长阳土家族自治县"


def test_longest_mention_is_kept(places: Places) -> None:
    found = places("湖北省宜昌市总工会走访工地。", display="宜昌工会送清凉")
    assert [place.mention for place in found] == ["湖北省宜昌市"]


def test_town_of_a_company_is_implied(implied: Codes) -> None:
    assert implied("竞赛在武汉重型机床集团举行。") == [WUHAN]


@pytest.mark.parametrize("lead", ["市总工会召开大会。", "近日,由市总工会主办的比赛开赛。", "市财贸工会举办培训。"])
def test_own_union_implies_the_home_region(implied: Codes, lead: str) -> None:
    assert implied(lead, home=CHONGQING) == [CHONGQING]


def test_own_union_of_a_province_implies_no_city(implied: Codes) -> None:
    assert implied("市总工会召开大会。", home=HUBEI) == []


def test_own_union_without_a_home_implies_nothing(implied: Codes) -> None:
    assert implied("市总工会召开大会。") == []


def test_named_place_leaves_nothing_implied(implied: Codes) -> None:
    assert implied("市总工会在长寿区召开大会。", home=CHONGQING) == []


def test_home_is_where_most_stories_are() -> None:
    assert home_region([[at("500112")], [at("500000")], [at("500105"), at("510100")], [at("330100")]]) == CHONGQING


def test_national_paper_has_no_home() -> None:
    assert home_region([[at("500112")], [at("330100")], [at("420100")], [at("310000")]]) is None


def test_two_stories_make_no_home() -> None:
    assert home_region([[at("500112")], [at("500105")]]) is None


def test_implied_places_make_no_home() -> None:
    assert home_region([[at("500000", guess=True)]] * 5) is None


def test_issue_without_places_has_no_home() -> None:
    assert home_region([[], []]) is None


CHINESE = st.text(alphabet="京津渝在召开重庆市江北区总工会浙江宁波和县、,。“”《》来自等9个公司合作1", max_size=80)


@given(CHINESE, CHINESE, CHINESE, st.sampled_from([None, CHONGQING, NINGBO, "000000"]))
def test_every_place_is_in_use_and_every_mention_in_the_text(
    places: Places, display: str, lead: str, rest: str, home: str | None
) -> None:
    for place in places(lead, display=display, rest=rest, home=home):
        assert place.code in gazetteer().current
        assert place.mention is None or place.mention in f"{display}\n{lead}\n{rest}"


@given(st.text(max_size=60))
def test_any_text_can_be_read(places: Places, lead: str) -> None:
    places(lead)
