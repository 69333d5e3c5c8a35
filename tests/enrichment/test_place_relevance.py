from __future__ import annotations

from collections.abc import Callable

Codes = Callable[..., list[str]]
WUHAN, HUBEI = "420100", "420000"


def test_province_of_its_own_is_kept_beside_its_town(codes: Codes) -> None:
    assert codes("湖北省总工会的推进会在宜昌召开。") == ["420000", "420500"]


def test_company_is_no_place_where_another_is(codes: Codes) -> None:
    assert codes("武汉市总工会走进新疆天山重工有限公司。") == [WUHAN]


def test_delegation_is_no_place(codes: Codes) -> None:
    assert codes("比赛在武汉市举行,来自湖南省的选手夺冠。") == [WUHAN]


def test_list_of_participants_is_no_place(codes: Codes) -> None:
    rest = "宜昌市总工会、荆州市总工会、黄石市总工会作了交流发言。"
    assert codes("湖北省总工会召开例会。", rest=rest) == [HUBEI]


def test_list_in_the_headline_counts(codes: Codes) -> None:
    assert codes("三地工会签署协议。", display="京津冀工会携手") == ["110000", "120000", "130000"]


def test_place_in_speech_is_none(codes: Codes) -> None:
    assert codes("武汉市总工会慰问骑手。", rest="骑手说:“我在长沙也送过外卖。”") == [WUHAN]


def test_passing_mention_of_another_province_is_none(codes: Codes) -> None:
    assert codes("武汉市总工会办夜校。", rest="课程参考了湖南省的教材。") == [WUHAN]


def test_later_mention_in_the_same_province_counts(codes: Codes) -> None:
    assert codes("湖北省总工会办夜校。", rest="在黄石市,夜校开到了车间。") == [HUBEI, "420200"]


def test_place_of_dispatch_is_none(codes: Codes) -> None:
    assert codes("本报北京6月1日电 武汉市总工会办夜校。") == [WUHAN]
