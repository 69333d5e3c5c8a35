"""PDF files that the tests make: Chinese text at given places, in a font that every reader knows without its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

CLOSING = "，。、；：！？”》）,.;:!?)"

WIDTH, HEIGHT = 595.0, 842.0
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    b"/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/ItalicAngle 0"
    b"/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontBBox[-25 -254 1000 880]>>>>]>>"
)


@dataclass(frozen=True, slots=True)
class Set:
    """A line of text as it is set: `left` and `base` in points from the lower left corner of the page."""

    text: str
    left: float
    base: float
    size: float = 10.0
    spacing: float = 0.0
    """Added between its characters, to justify it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: a frame, or filled with grey like a picture or a rule."""

    left: float
    bottom: float
    right: float
    top: float
    is_filled: bool = True


def pdf_of(
    pages: Iterable[Sequence[Set | Box]], extra: bytes = b"", width: float = WIDTH, height: float = HEIGHT
) -> bytes:
    contents = [_content(page) for page in pages]
    numbers = range(4, 4 + 2 * len(contents), 2)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), kids), FONT]
    for number, content in zip(numbers, contents, strict=True):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (width, height, number + 1)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return file_of(objects, extra)


def _content(page: Sequence[Set | Box]) -> bytes:
    return b"\n".join(_drawn(each) if isinstance(each, Box) else _printed(each) for each in page)


def _drawn(box: Box) -> bytes:
    edges = box.left, box.bottom, box.right - box.left, box.top - box.bottom
    return b"0.8 g %.2f %.2f %.2f %.2f re %s 0 g" % (*edges, b"f" if box.is_filled else b"S")


def _printed(line: Set) -> bytes:
    text = line.text.encode("utf-16-be").hex().encode()
    return b"BT /F %.2f Tf %.2f Tc %.2f %.2f Td <%s> Tj ET" % (line.size, line.spacing, line.left, line.base, text)


def file_of(objects: Sequence[bytes], extra: bytes = b"") -> bytes:
    """The file of these objects; `extra` joins its trailer."""
    data, offsets = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        extra,
        len(data),
    )


@dataclass(frozen=True, slots=True)
class Column:
    left: float
    width: float
    top: float
    bottom: float


def flow(paragraphs: Iterable[tuple[str, float]], columns: Sequence[Column]) -> list[list[Set]]:
    """Paragraphs with their sizes, set in columns on as many pages as it takes; text is indented by two characters."""
    pages: list[list[Set]] = [[]]
    places = iter(columns)
    at = next(places)
    base = at.top
    for text, size in paragraphs:
        for line in wrapped(text, size, at.width):
            base -= size * 1.6
            if base < at.bottom:
                at = next(places, None)
                if at is None:
                    pages.append([])
                    places = iter(columns)
                    at = next(places)
                base = at.top - size * 1.6
            indent = len(line) - len(line.lstrip("\u3000"))
            pages[-1].append(Set(line[indent:], at.left + indent * size, base, size))
        base -= size * 0.2
    return pages


def wrapped(text: str, size: float, width: float) -> Iterator[str]:
    """Lines of a column's width. No line begins with a closing mark, and no number is broken."""
    line = ""
    for piece in re.findall(rf"[!-~]+|.[{CLOSING}]*", text):
        if line and set_width(line + piece) * size > width:
            yield line
            line = ""
        line += piece
    yield line


def set_width(text: str) -> float:
    """Times the size."""
    return sum(0.5 if " " <= char <= "~" else 1.0 for char in text)
