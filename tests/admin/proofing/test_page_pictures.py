from __future__ import annotations

import pytest

from articles.admin.proofing.page import ProofPage
from articles.admin.proofing.page_pictures import Pictures
from articles.models import Source
from articles.reading.line_boxes import unpack_boxes
from tests import factories
from tests.reading.pdf_making import Set, pdf_of

pytestmark = pytest.mark.django_db

TEXT = ("近日，县总工会在城区建成12个驿站，为快递", "员提供休息场所，驿站全天开放，配有饮水机。")
PAGES = [
    [Set("县总工会建起驿站", 50, 760, 20), *(Set(line, 50, 700 - 15 * n) for n, line in enumerate(TEXT))],
    [Set("焊工技能竞赛落幕", 50, 760, 20), Set("比赛分理论和实操两个部分。", 50, 700)],
]


@pytest.fixture
def source() -> Source:
    return factories.imported(pdf_of(PAGES), "a.pdf").source


def pictures(source: Source) -> Pictures:
    return Pictures(ProofPage(source, factories.user(is_superuser=True)))


def test_each_page_of_the_file_has_a_picture(source):
    assert [picture.number for picture in pictures(source).all] == [1, 2]


def test_nearly_all_lines_of_a_text_pdf_have_a_box(source):
    page = ProofPage(source, factories.user(is_superuser=True))
    boxed = {each.line.keys for picture in Pictures(page).all for each in picture.lines}
    assert len(boxed) >= 0.95 * len(page.lines)


def test_a_paragraph_has_a_box_for_each_printed_line(source):
    lines = {each.line.text: len(each.boxes) for each in pictures(source).all[0].lines}
    assert lines["".join(TEXT)] == 2


def test_a_text_file_has_none(db):
    assert pictures(factories.imported("县总工会建起驿站\n\n近日建成。\n".encode(), "a.txt").source).all == []


def test_a_reading_without_boxes_has_pictures_all_the_same(source):
    source.readings.update(line_boxes="")
    assert [picture.lines for picture in pictures(source).all] == [(), ()]


def test_the_boxes_are_kept_with_the_reading(source):
    assert len(unpack_boxes(source.readings.get().line_boxes)) == 5


def test_the_page_shows_them_with_their_stories(desk, source):
    page = desk.get(f"/admin/articles/source/{source.pk}/proofing/").content.decode()
    assert page.count("<figure") == 2
    assert page.count("<rect") == 5
    assert f"/admin/articles/source/{source.pk}/page/1/" in page
