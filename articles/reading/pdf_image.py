"""The picture of a page of a PDF file, to compare with its text. Needs pypdfium2."""

from __future__ import annotations

import struct
import zlib

import pypdfium2 as pdfium

PICTURE_WIDTH = 1000
"""Pixels: enough for reading a newspaper page, and not much to send."""

MAX_HEIGHT = 4 * PICTURE_WIDTH
"""Pixels: the picture of a taller page is narrower."""


def page_image(data: bytes, number: int) -> bytes:
    """A PNG of the page with this number, from 1. Raises IndexError if there is none."""
    document = pdfium.PdfDocument(data)
    if not 1 <= number <= len(document):
        raise IndexError(number)
    page = document[number - 1]
    width, height = page.get_size()
    bitmap = page.render(scale=min(PICTURE_WIDTH / width, MAX_HEIGHT / height), rev_byteorder=True, prefer_bgrx=False)
    return png(bitmap.width, bitmap.height, bytes(bitmap.buffer), bitmap.stride)


def png(width: int, height: int, pixels: bytes, stride: int) -> bytes:
    """The file of an image in 24-bit colour, whose rows begin every `stride` bytes."""
    rows = b"".join(b"\0" + pixels[start : start + 3 * width] for start in range(0, height * stride, stride))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
