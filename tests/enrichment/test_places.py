from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.enrichment.gazetteer import gazetteer
from articles.enrichment.places import choose_places, home_of, spot_places
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import PlaceMention, StoryText

NINGBO, CHONGQING, WUHAN, HUBEI = "330200", "500000", "420100", "420000"


def find_places(text: StoryText, words: Words, home: str | None = None) -> tuple[PlaceMention, ...]:
    return choose_places(text, spot_places(text, words), home)


def codes(words: Words, lead: str = "", *, display: str = "", rest: str = "", home: str | None = None) -> list[str]:
    found = find_places(StoryText(display, lead, rest), words, home)
    return [place.code for place in found if not place.implied]


def implied(words: Words, lead: str, home: str | None = None) -> list[str]:
    return [place.code for place in find_places(StoryText("", lead), words, home) if place.implied]


def at(code: str, *, guess: bool = False) -> PlaceMention:
    return PlaceMention(gazetteer().current[code].full_name, code, None, guess)


def test_chain_of_names_is_its_last_place(words: Words) -> None:
    assert codes(words, "近日,湖北省宜昌市夷陵区总工会慰问环卫工人。") == ["420506"]


def test_mention_is_the_chain_as_printed(words: Words) -> None:
    text = StoryText("", "近日,湖北省宜昌市夷陵区总工会慰问环卫工人。")
    assert find_places(text, words)[0].mention == "湖北省宜昌市夷陵区"


def test_name_is_the_full_chain(words: Words) -> None:
    assert find_places(StoryText("", "长阳县总工会开展普法。"), words)[0].name == "湖北省宜昌市长阳土家族自治县"


def test_longest_mention_is_kept(words: Words) -> None:
    text = StoryText("宜昌工会送清凉", "湖北省宜昌市总工会走访工地。")
    assert find_places(text, words)[0].mention == "湖北省宜昌市"


def test_province_of_its_own_is_kept_beside_its_town(words: Words) -> None:
    assert codes(words, "湖北省总工会的推进会在宜昌召开。") == ["420000", "420500"]


@pytest.mark.parametrize(("home", "code"), [(CHONGQING, "500105"), (NINGBO, "330205"), ("330000", "330205")])
def test_home_decides_a_name_that_several_have(words: Words, home: str, code: str) -> None:
    assert codes(words, "江北区总工会举办职工运动会。", home=home) == [code]


def test_ambiguous_name_is_left_open(words: Words) -> None:
    assert codes(words, "鼓楼区总工会举办职工运动会。") == []


def test_place_before_it_decides(words: Words) -> None:
    assert codes(words, "江苏省徐州市鼓楼区总工会举办职工运动会。", home="320100") == ["320302"]


def test_prefecture_in_the_text_decides(words: Words) -> None:
    assert "350102" in codes(words, "鼓楼区总工会举办职工运动会。", display="福州工会这样做")


def test_home_comes_before_another_province_in_the_text(words: Words) -> None:
    assert "500105" in codes(words, "江北区总工会赴浙江学习。", home=CHONGQING)


def test_bare_county_counts_with_its_province(words: Words) -> None:
    assert codes(words, "活动在浙江诸暨举行。") == ["330681"]


def test_bare_county_without_its_province_is_left_open(words: Words) -> None:
    assert codes(words, "活动在诸暨举行。") == []


@pytest.mark.parametrize("lead", ["各方合作共建和平家园。", "职工安康,家庭团结。", "游客登上凤凰古城。"])
def test_words_are_no_places(words: Words, lead: str) -> None:
    assert codes(words, lead, home=HUBEI) == []


def test_word_counts_after_the_place_above_it(words: Words) -> None:
    assert codes(words, "甘肃白银的矿工领到补贴。") == ["620400"]


def test_former_name_is_the_place_of_today(words: Words) -> None:
    assert codes(words, "湖北省襄樊市总工会成立调解室。") == ["420600"]


def test_company_is_no_place_where_another_is(words: Words) -> None:
    assert codes(words, "武汉市总工会走进新疆天山重工有限公司。") == [WUHAN]


def test_town_of_a_company_is_implied(words: Words) -> None:
    assert implied(words, "竞赛在武汉重型机床集团举行。") == [WUHAN]


def test_delegation_is_no_place(words: Words) -> None:
    assert codes(words, "比赛在武汉市举行,来自湖南省的选手夺冠。") == [WUHAN]


def test_list_of_participants_is_no_place(words: Words) -> None:
    rest = "宜昌市总工会、荆州市总工会、黄石市总工会作了交流发言。"
    assert codes(words, "湖北省总工会召开例会。", rest=rest) == [HUBEI]


def test_list_in_the_headline_counts(words: Words) -> None:
    assert codes(words, "三地工会签署协议。", display="京津冀工会携手") == ["110000", "120000", "130000"]


def test_place_in_speech_is_none(words: Words) -> None:
    assert codes(words, "武汉市总工会慰问骑手。", rest="骑手说:“我在长沙也送过外卖。”") == [WUHAN]


def test_passing_mention_of_another_province_is_none(words: Words) -> None:
    assert codes(words, "武汉市总工会办夜校。", rest="课程参考了湖南省的教材。") == [WUHAN]


def test_later_mention_in_the_same_province_counts(words: Words) -> None:
    assert codes(words, "湖北省总工会办夜校。", rest="在黄石市,夜校开到了车间。") == [HUBEI, "420200"]


def test_place_of_dispatch_is_none(words: Words) -> None:
    assert codes(words, "本报北京6月1日电 武汉市总工会办夜校。") == [WUHAN]


@pytest.mark.parametrize("lead", ["市总工会召开大会。", "近日,由市总工会主办的比赛开赛。", "市财贸工会举办培训。"])
def test_own_union_implies_the_home_region(words: Words, lead: str) -> None:
    assert implied(words, lead, home=CHONGQING) == [CHONGQING]


def test_own_union_of_a_province_implies_no_city(words: Words) -> None:
    assert implied(words, "市总工会召开大会。", home=HUBEI) == []


def test_own_union_without_a_home_implies_nothing(words: Words) -> None:
    assert implied(words, "市总工会召开大会。") == []


def test_named_place_leaves_nothing_implied(words: Words) -> None:
    assert implied(words, "市总工会在长寿区召开大会。", home=CHONGQING) == []


def test_home_is_where_most_stories_are() -> None:
    assert home_of([[at("500112")], [at("500000")], [at("500105"), at("510100")], [at("330100")]]) == CHONGQING


def test_national_paper_has_no_home() -> None:
    assert home_of([[at("500112")], [at("330100")], [at("420100")], [at("310000")]]) is None


def test_two_stories_make_no_home() -> None:
    assert home_of([[at("500112")], [at("500105")]]) is None


def test_implied_places_make_no_home() -> None:
    assert home_of([[at("500000", guess=True)]] * 5) is None


def test_issue_without_places_has_no_home() -> None:
    assert home_of([[], []]) is None


CHINESE = st.text(alphabet="京津渝在召开重庆市江北区总工会浙江宁波和县、,。“”《》来自等9个公司合作1", max_size=80)


@given(CHINESE, CHINESE, CHINESE, st.sampled_from([None, CHONGQING, NINGBO, "000000"]))
def test_every_place_is_in_use_and_every_mention_in_the_text(
    words: Words, display: str, lead: str, rest: str, home: str | None
) -> None:
    text = StoryText(display, lead, rest)
    for place in find_places(text, words, home):
        assert place.code in gazetteer().current
        assert place.mention is None or place.mention in text.whole


@given(st.text(max_size=60))
def test_any_text_can_be_read(words: Words, lead: str) -> None:
    find_places(StoryText("", lead), words)
