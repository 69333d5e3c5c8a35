"""The picture of a page of a PDF file, to compare with its text, and a story cut out of it. Needs pypdfium2."""

from __future__ import annotations

import struct
import zlib

import pypdfium2 as pdfium

from .cutting import WHOLE, Cutting

PICTURE_WIDTH = 1000
"""Pixels: enough for reading a newspaper page, and not much to send."""

MAX_HEIGHT = 4 * PICTURE_WIDTH
"""Pixels: the picture of a taller page is narrower."""

CUTTING_WIDTH = 1400
"""Pixels of what is cut out: enough to print it."""

MOST_WIDTH = 3 * PICTURE_WIDTH
"""Pixels of a page that something narrow is cut out of."""

WHITE = (255, 255, 255, 255)


def page_image(data: bytes, number: int) -> bytes:
    """A PNG of the page with this number, from 1. Raises IndexError if there is none."""
    page = _page(data, number)
    width, height = page.get_size()
    return _as_png(_drawn(page, min(PICTURE_WIDTH / width, MAX_HEIGHT / height)))


def cutting_image(data: bytes, cutting: Cutting) -> bytes:
    """A PNG of what is cut out of its page. Raises IndexError if there is no such page."""
    page, area = _page(data, cutting.page), cutting.area
    width, height = page.get_size()
    page_width = min(CUTTING_WIDTH * WHOLE / (area.right - area.left), MOST_WIDTH)
    scale = min(page_width / width, MAX_HEIGHT / height)
    points = width / WHOLE, height / WHOLE
    cut_off = (
        area.left * points[0],
        (WHOLE - area.bottom) * points[1],
        (WHOLE - area.right) * points[0],
        area.top * points[1],
    )
    picture = _drawn(page, scale, cut_off)
    across, down = (scale * each for each in points)
    for left, top, right, bottom in cutting.covered:
        place = ((left - area.left) * across, (top - area.top) * down, (right - left) * across, (bottom - top) * down)
        picture.fill_rect(WHITE, *map(round, place))
    return _as_png(picture)


def _page(data: bytes, number: int) -> pdfium.PdfPage:
    document = pdfium.PdfDocument(data)
    if not 1 <= number <= len(document):
        raise IndexError(number)
    return document[number - 1]


def _drawn(page: pdfium.PdfPage, scale: float, cut_off: tuple[float, ...] = (0, 0, 0, 0)) -> pdfium.PdfBitmap:
    """`cut_off` are points at the left, the bottom, the right and the top."""
    return page.render(scale=scale, crop=cut_off, rev_byteorder=True, prefer_bgrx=False)


def _as_png(picture: pdfium.PdfBitmap) -> bytes:
    return png(picture.width, picture.height, bytes(picture.buffer), picture.stride)


def png(width: int, height: int, pixels: bytes, stride: int) -> bytes:
    """The file of an image in 24-bit colour, whose rows begin every `stride` bytes."""
    rows = b"".join(b"\0" + pixels[start : start + 3 * width] for start in range(0, height * stride, stride))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
