"""The font that stands in for East Asian fonts that a PDF file names without bringing them: a box for each character.

pdfium drops a character that is drawn alone if the font of the machine lacks it. With a font that has them all, and is
the same on all machines, nothing printed is lost, and a file is read alike everywhere. Needs pypdfium2.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Mapping
from typing import Any

import pypdfium2.raw as raw

EM = 1000
ASCENT, DESCENT = 880, -120
WIDTH = 100
"""A narrow box: what the file says of a character's width counts, unless its box is wider."""

BOX, LAST_CODE = 1, 0x10FFFF
"""The number of the glyph, and the last character that it stands for."""

WHOLE_FILE = 0
"""The table that pdfium asks for if it wants the whole font."""


def use_substitute_font() -> None:
    """From now on, and for the whole process: no font of the machine is used."""
    raw.FPDF_SetSystemFontInfo(_FONTS)


def font_file() -> bytes:
    """A TrueType font (ISO/IEC 14496-22) of two glyphs, an empty one and a box, with the box for every character."""
    box = struct.pack(">5h", 1, 0, DESCENT, WIDTH, ASCENT) + struct.pack(">HH4B", 3, 0, 1, 1, 1, 1)
    box += struct.pack(">8h", 0, WIDTH, 0, -WIDTH, DESCENT, 0, ASCENT - DESCENT, 0)
    many_to_one = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0, LAST_CODE, BOX)
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + many_to_one,
        b"glyf": box,
        b"head": struct.pack(
            ">IIIIHHQQ4hHHhhh", 0x10000, 0, 0, 0x5F0F3CF5, 0, EM, 0, 0, 0, DESCENT, EM, ASCENT, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">I3hH11hH", 0x10000, ASCENT, DESCENT, 0, EM, 0, 0, EM, 1, *[0] * 7, 1),
        b"hmtx": struct.pack(">Hhh", EM, 0, 0),
        b"loca": struct.pack(">III", 0, 0, len(box)),
        b"maxp": struct.pack(">IH", 0x10000, 2) + struct.pack(">13H", 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _sfnt(tables)


def _sfnt(tables: Mapping[bytes, bytes]) -> bytes:
    directory, body = b"", b""
    start = 12 + 16 * len(tables)
    for name, table in sorted(tables.items()):
        directory += name + struct.pack(">III", 0, start + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, 0) + directory + body


FONT = font_file()
NO_FONT, HANDLE = 0, 1
"""The handle of the one font, which may be any other number."""


CHARSETS = frozenset({128, 129, 134, 136})
"""Of Japanese, Korean, simplified and traditional Chinese, as Windows numbers them; pdfium brings fonts for others."""


def _find_font(_fonts: Any, _weight: int, _italic: int, charset: int, *_face: Any) -> int:
    return HANDLE if charset in CHARSETS else NO_FONT


def _copy_font(_fonts: Any, _font: Any, table: int, buffer: Any, room: int) -> int:
    """Fills in the file where there is room for it; returns how long it is."""
    if table != WHOLE_FILE:
        return 0
    if buffer and room >= len(FONT):
        ctypes.memmove(buffer, FONT, len(FONT))
    return len(FONT)


def _system_fonts() -> raw.FPDF_SYSFONTINFO:
    functions = {
        "Release": lambda *_: None,
        "EnumFonts": lambda *_: None,
        "MapFont": _find_font,
        "GetFont": lambda *_: NO_FONT,
        "GetFontData": _copy_font,
        "GetFaceName": lambda *_: 0,
        "GetFontCharset": lambda *_: 0,
        "DeleteFont": lambda *_: None,
    }
    kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
    return raw.FPDF_SYSFONTINFO(version=1, **{name: kinds[name](made) for name, made in functions.items()})


_FONTS = _system_fonts()
"""pdfium keeps the address of it."""
