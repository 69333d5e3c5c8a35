from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articles.reading.cutting import MARGIN, Area, cut_out
from articles.reading.values import LineBox

EDGES = st.integers(0, 30)
AREAS = st.builds(lambda x, y, width, height: Area(x, y, x + width, y + height), EDGES, EDGES, EDGES, EDGES)


def box(left: int, top: int, right: int, bottom: int, page: int = 1) -> LineBox:
    return LineBox(0, 10, page, left, top, right, bottom)


def size(area: Area) -> int:
    return (area.right - area.left) * (area.bottom - area.top)


def test_the_area_spans_all_lines_with_a_margin():
    (cutting,) = cut_out([box(1000, 1000, 3000, 1200), box(3200, 500, 5000, 700)], [])
    assert cutting.area == Area(1000 - MARGIN, 500 - MARGIN, 5000 + MARGIN, 1200 + MARGIN)


def test_the_margin_ends_with_the_page():
    (cutting,) = cut_out([box(10, 0, 10_000, 9_990)], [])
    assert cutting.area == Area(0, 0, 10_000, 10_000)


def test_each_page_is_cut_by_itself():
    assert [cutting.page for cutting in cut_out([box(0, 0, 9, 9, page=2), box(0, 0, 9, 9)], [])] == [1, 2]


def test_lines_of_others_within_are_covered():
    other = box(2000, 2000, 2500, 2100)
    (cutting,) = cut_out([box(1000, 1000, 3000, 1200), box(1000, 3000, 3000, 3200)], [other])
    assert cutting.covered == (Area(2000, 2000, 2500, 2100),)


def test_lines_of_others_outside_and_on_other_pages_are_not():
    (cutting,) = cut_out([box(1000, 1000, 3000, 1200)], [box(1000, 5000, 3000, 5200), box(1000, 1000, 3000, 1200, 2)])
    assert cutting.covered == ()


def test_no_part_of_the_storys_own_lines_is_covered():
    (cutting,) = cut_out([box(1000, 1000, 3000, 1200)], [box(900, 1150, 3000, 1250)])
    assert all(area.within(Area(1000, 1000, 3000, 1200)).is_empty for area in cutting.covered)


@given(AREAS, AREAS)
def test_an_area_is_its_common_part_and_the_rest(one, other):
    rest = list(one.without(other))
    common = one.within(other)
    assert sum(map(size, rest)) + (0 if common.is_empty else size(common)) == size(one)
    assert all(area.within(other).is_empty for area in rest)
