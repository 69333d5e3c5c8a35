from __future__ import annotations

import pytest

from articles.enrichment.gazetteer import Gazetteer, Place, PlaceLevel, gazetteer, province_of


@pytest.fixture(scope="module")
def table() -> Gazetteer:
    return gazetteer()


def former(table: Gazetteer, name: str) -> Place:
    return max((p for p in table.former if p.name == name), key=lambda p: p.until or 0)


@pytest.mark.parametrize(
    ("code", "full_name"),
    [
        ("110000", "北京市"),
        ("110101", "北京市东城区"),
        ("330100", "浙江省杭州市"),
        ("330106", "浙江省杭州市西湖区"),
        ("500240", "重庆市石柱土家族自治县"),
        ("429004", "湖北省仙桃市"),
    ],
)
def test_full_name_is_the_chain(table: Gazetteer, code: str, full_name: str) -> None:
    assert table.current[code].full_name == full_name


@pytest.mark.parametrize(
    ("code", "lineage"),
    [
        ("330106", ("330106", "330100", "330000")),
        ("110101", ("110101", "110000")),
        ("500112", ("500112", "500000")),
        ("429004", ("429004", "420000")),
        ("440000", ("440000",)),
        ("999999", ()),
    ],
)
def test_lineage(table: Gazetteer, code: str, lineage: tuple[str, ...]) -> None:
    assert table.lineage(code) == lineage


def test_place_lies_in_itself(table: Gazetteer) -> None:
    assert table.within("330100", "330100")


def test_place_lies_in_no_neighbour(table: Gazetteer) -> None:
    assert not table.within("330100", "320000")


@pytest.mark.parametrize(
    ("name", "code"),
    [("襄樊市", "420600"), ("崇文区", "110101"), ("临安市", "330112"), ("完县", "130636"), ("广德县", "341882")],
)
def test_former_place_has_its_place_of_today(table: Gazetteer, name: str, code: str) -> None:
    today = table.today(former(table, name))
    assert today is not None and today.code == code


def test_parted_place_has_none(table: Gazetteer) -> None:
    assert table.today(former(table, "襄阳县")) is None


def test_levels(table: Gazetteer) -> None:
    assert [table.current[c].level for c in ("370000", "370100", "370102")] == list(PlaceLevel)


def test_every_parent_is_in_use(table: Gazetteer) -> None:
    assert all(p.parent in table.current for p in table.current.values() if p.level is not PlaceLevel.PROVINCE)


def test_every_place_of_today_ends_in_its_province(table: Gazetteer) -> None:
    assert all(table.lineage(code)[-1] == province_of(code) for code in table.current)


def test_every_former_place_ends_in_use_or_nowhere(table: Gazetteer) -> None:
    assert {table.today(p).code for p in table.former if table.today(p)} <= set(table.current)
