"""A digest as it goes out: lines with their roles, from which each format is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from articles.models import Digest, DigestItem, DigestStyle, KeptFile
from articles.models.digest import lines_of

Layout = DigestStyle.Layout


class LineRole(StrEnum):
    TITLE = "title"
    HIGHLIGHT = "highlight"
    PICTURE = "picture"
    PICTURE_PLACE = "place for a picture"
    SECTION = "section"
    HEADLINE = "headline"
    TEXT = "text"
    EDITORS = "editors"
    NUMBER = "number"
    EARLIER_HEADING = "earlier heading"
    EARLIER = "earlier"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class OutgoingLine:
    """`text` is without its `mark`, ● or ◆. A picture, and the place for one, have no text."""

    role: LineRole
    text: str
    mark: str = ""
    picture: KeptFile | None = None

    def __str__(self) -> str:
        return f"{self.mark} {self.text}" if self.mark and self.role is LineRole.HIGHLIGHT else self.mark + self.text


@dataclass(frozen=True, slots=True)
class OutgoingDigest:
    name: str
    lines: tuple[OutgoingLine, ...]


def outgoing_digest(digest: Digest, items: Iterable[DigestItem]) -> OutgoingDigest:
    """Laid out as its style says. `items` are those that may be seen."""
    return OutgoingDigest(str(digest), tuple(_lines(digest, items)))


def outgoing_text(digest: OutgoingDigest) -> str:
    """All that is read in it: one line for each, with an empty one between."""
    return "".join(f"{line}\n\n" for line in digest.lines if line.text)


def _lines(digest: Digest, items: Iterable[DigestItem]) -> Iterator[OutgoingLine]:
    style = digest.style
    yield from _said(LineRole.TITLE, digest.title)
    for highlight in lines_of(digest.highlights):
        yield OutgoingLine(LineRole.HIGHLIGHT, highlight, style.highlight_mark)
    if digest.picture:
        yield OutgoingLine(LineRole.PICTURE, "", picture=digest.picture)
    elif style.has_picture:
        yield OutgoingLine(LineRole.PICTURE_PLACE, "")
    for section, of_section in digest.by_section(items):
        yield from _said(LineRole.SECTION, section)
        for item in of_section:
            yield from _item_lines(style, item)
    yield from _said(LineRole.EDITORS, digest.editors_line)
    yield from _said(LineRole.NUMBER, digest.number_line)
    if earlier := lines_of(digest.earlier):
        yield from _said(LineRole.EARLIER_HEADING, style.earlier_heading)
        for title in earlier:
            yield OutgoingLine(LineRole.EARLIER, title)
    yield from _said(LineRole.SIGNATURE, style.signature)


def _item_lines(style: DigestStyle, item: DigestItem) -> Iterator[OutgoingLine]:
    if style.layout == Layout.HEADLINES:
        yield from _said(LineRole.HEADLINE, item.headline)
    paragraphs = lines_of(item.text)
    for n, paragraph in enumerate(paragraphs):
        yield OutgoingLine(LineRole.TEXT, paragraph, style.item_mark if n == 0 else "")
    if item.picture:
        yield OutgoingLine(LineRole.PICTURE, "", picture=item.picture)


def _said(role: LineRole, text: str) -> Iterator[OutgoingLine]:
    if text:
        yield OutgoingLine(role, text)
