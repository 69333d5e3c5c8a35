"""The values that a reader returns for a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HintKind(StrEnum):
    """What a format says about a span of its text: evidence for the parser, never a decision."""

    TITLE = "title"  # of the document or post
    HEADING = "heading"  # value: its level, 1 to 9
    DISPLAY = "display"  # a whole line set bold, or larger than the text
    DIVIDED = "divided"  # a whole line right under a rule across the page
    LARGE = "large"  # a whole line set much larger than the text
    PAGE = "page"  # value: its number in the file, from 1
    MARGIN = "margin"  # a running head or foot of a page
    TABLE = "table"  # value: row, where the line is a row for certain
    CAPTION = "caption"
    AUTHOR = "author"
    ACCOUNT = "account"
    DATE = "date"
    LINK = "link"  # value: the address


@dataclass(frozen=True, slots=True)
class Hint:
    """A fact about a span of the text. `start` and `end` count code points; the span begins and ends with ink."""

    start: int
    end: int
    kind: HintKind
    value: str = ""


class Omission(StrEnum):
    """Why something in a file is not in its text."""

    PICTURE = "picture"
    HIDDEN = "hidden text"
    DELETED = "deleted text"
    NOTE = "note"
    MARGIN = "page header or footer"
    SURROUNDINGS = "surroundings of the article"
    SYMBOL = "symbol"
    PAGE = "page without text"
    OBJECT = "embedded object"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in a file that is not in its text, with its own text or name if it has one."""

    what: Omission
    text: str = ""


@dataclass(frozen=True, slots=True)
class LineBox:
    """Where a printed line of the text stands: on which page of the file, from 1, and where on its picture.

    Offsets as in a hint. Edges in ten-thousandths of the width and the height of the page, from its upper left corner.
    """

    start: int
    end: int
    page: int
    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of a document, with hints on it, with what was left out, and, if known, with the places of its lines and
    the address of its page."""

    text: str
    hints: tuple[Hint, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    boxes: tuple[LineBox, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one source. All offsets count code points of `text`.

    Plain text loses its byte order mark and keeps its line ends. `encoding` is `unicode` for formats that have only
    one. `reader` is the name of the reader with its version. `address` is that of a saved page or post, as far as the
    file says it.
    """

    name: str
    text: str
    encoding: str
    sha256: str
    media_type: str = "text/plain"
    reader: str = "text 1"
    hints: tuple[Hint, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    boxes: tuple[LineBox, ...] = ()
    address: str = ""

    @property
    def characters(self) -> int:
        return len(self.text)
