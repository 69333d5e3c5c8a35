from __future__ import annotations

import struct

import pytest

from articles.reading.errors import ReadingError
from articles.reading.isolation import picture_apart
from articles.reading.pdf_image import PICTURE_WIDTH, png
from tests.reading.pdf_making import HEIGHT, Set, pdf_of
from tests.reading.pdf_making import WIDTH as PAGE_WIDTH

PAGES = pdf_of([[Set("县总工会建起驿站", 50, 700)], []])


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", picture[16:24])


def test_a_page_has_a_picture_of_its_shape():
    width, height = size(picture_apart(PAGES, "a.pdf", 1))
    assert width == pytest.approx(PICTURE_WIDTH, abs=1)
    assert height == pytest.approx(PICTURE_WIDTH * HEIGHT / PAGE_WIDTH, abs=2)


def test_a_page_without_text_has_a_picture():
    assert picture_apart(PAGES, "a.pdf", 2) != picture_apart(PAGES, "a.pdf", 1)


@pytest.mark.parametrize("page", [0, 3])
def test_a_page_that_is_not_there_has_none(page):
    with pytest.raises(ReadingError):
        picture_apart(PAGES, "a.pdf", page)


def test_what_is_no_pdf_has_none():
    with pytest.raises(ReadingError):
        picture_apart(b"%PDF-1.7 rubbish", "a.pdf", 1)


def test_rows_are_written_without_what_pads_them():
    assert png(1, 2, b"abc_def_", 4) == png(1, 2, b"abcdef", 3)
