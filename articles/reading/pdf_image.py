"""The picture of a page of a PDF file, to be held against its text. Loaded only where its library is there."""

from __future__ import annotations

import struct
import zlib

import pypdfium2 as pdfium

WIDTH = 1000
"""Pixels: enough to read a page of a paper by, and not much to send."""

TALLEST = 4 * WIDTH
"""Pixels; of a page that is taller the picture is narrower."""


def page_image(data: bytes, number: int) -> bytes:
    """A PNG of the page with that number, from 1. Raises IndexError where there is none."""
    document = pdfium.PdfDocument(data)
    if not 1 <= number <= len(document):
        raise IndexError(number)
    page = document[number - 1]
    width, height = page.get_size()
    bitmap = page.render(scale=min(WIDTH / width, TALLEST / height), rev_byteorder=True, prefer_bgrx=False)
    return png(bitmap.width, bitmap.height, bytes(bitmap.buffer), bitmap.stride)


def png(width: int, height: int, pixels: bytes, stride: int) -> bytes:
    """The file of an image of 24-bit colours, whose rows begin every `stride` bytes."""
    rows = b"".join(b"\0" + pixels[at : at + 3 * width] for at in range(0, height * stride, stride))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks))


def _chunk(named: tuple[bytes, bytes]) -> bytes:
    name, data = named
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
