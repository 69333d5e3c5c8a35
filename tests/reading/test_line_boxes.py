from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading import read
from articles.reading.line_boxes import boxes_between, pack_boxes, unpack_boxes
from articles.reading.values import LineBox, Reading
from tests.parsing.generators import zoned_pages
from tests.parsing.generators.pools import HELD_OUT, TUNED
from tests.reading.pdf_making import HEIGHT, WIDTH, Set, pdf_of

LONG = "县总工会为快递员建起暖心驿站，全天开放，"
NUMBERS = st.integers(-10_000, 10_000_000)


def reading(*pages: list[Set]) -> Reading:
    return read(pdf_of(pages), name="a.pdf")


def texts(read: Reading) -> list[str]:
    return [read.text[box.start : box.end] for box in read.boxes]


def test_each_line_of_a_paragraph_has_its_box():
    assert texts(reading([Set(LONG, 50, 700), Set("饮水机和充电桩。", 50, 685)])) == [LONG, "饮水机和充电桩。"]


def test_a_box_is_where_the_line_is_printed():
    box = reading([Set("工会驿站", 100, 700, 20)]).boxes[0]
    assert box.left == pytest.approx(100 / WIDTH * 10_000, abs=40)
    assert box.right == pytest.approx(180 / WIDTH * 10_000, abs=40)
    assert box.top < (HEIGHT - 700) / HEIGHT * 10_000 < box.bottom


def test_a_box_knows_its_page():
    assert [box.page for box in reading([Set("甲", 50, 700)], [Set("乙", 50, 700)]).boxes] == [1, 2]


def test_all_ink_of_a_text_pdf_has_a_box():
    columns = [Set(LONG, left, 700 - n * 15) for left in (50, 270) for n in range(20)]
    found = reading([Set("工会建起驿站", 50, 780, 24), *columns], columns)
    assert "".join(texts(found)).replace("\n", "") == found.text.replace("\n", "")


def printed_lines(found: Reading) -> list[tuple[str, bool]]:
    """The lines that print something, and whether all their ink lies in boxes."""
    boxed = {place for box in found.boxes for place in range(box.start, box.end)}
    places = ((line.start(), line[0]) for line in re.finditer(r".*\S.*", found.text))
    return [
        (text, all(start + n in boxed for n, character in enumerate(text) if not character.isspace()))
        for start, text in places
    ]


@pytest.mark.parametrize("pool", [TUNED, HELD_OUT])
def test_nearly_all_lines_of_papers_in_zones_have_a_box(pool):
    papers = (zoned_pages.document(pool, seed) for seed in range(5))
    lines = [line for paper in papers for line in printed_lines(read(paper.content, name=paper.name))]
    assert sum(is_boxed for _text, is_boxed in lines) / len(lines) >= 0.95


def test_a_plain_text_has_none():
    assert read("甲\n乙\n".encode(), name="a.txt").boxes == ()


def test_a_line_of_a_page_takes_few_characters():
    boxes = reading([Set(LONG, 50, 800 - n * 14) for n in range(50)]).boxes
    assert len(pack_boxes(boxes)) < 12 * len(boxes)


@given(st.lists(st.builds(LineBox, *[NUMBERS] * 7)))
def test_what_is_packed_is_unpacked(boxes):
    assert unpack_boxes(pack_boxes(boxes)) == tuple(boxes)


def test_no_boxes_are_nothing():
    assert pack_boxes(()) == ""


def test_a_turned_page_is_measured_as_it_is_drawn():
    data = pdf_of([[Set("工会驿站", 100, 700, 20)]])
    turned = read(data.replace(b"/Type/Page/", b"/Type/Page/Rotate 90/"), name="a.pdf").boxes
    assert turned[0].bottom - turned[0].top > turned[0].right - turned[0].left


def test_a_part_of_a_line_has_as_much_of_its_width():
    boxes = (LineBox(0, 10, 1, 1000, 0, 2000, 100), LineBox(10, 20, 1, 1000, 100, 2000, 200))
    parts = list(boxes_between(boxes, [0, 10], 5, 12))
    assert [(part.left, part.right) for part in parts] == [(1500, 2000), (1000, 1200)]
