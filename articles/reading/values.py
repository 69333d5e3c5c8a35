"""What a reader makes of a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HintKind(StrEnum):
    """What a format knows about a span of its text. It is evidence for the parser, never a decision."""

    TITLE = "title"  # of the document or post
    HEADING = "heading"  # value: its level, 1 to 9
    DISPLAY = "display"  # a whole line set bold, or larger than the text
    LARGE = "large"  # a whole line set much larger than the text
    PAGE = "page"  # value: its number in the file, from 1
    TABLE = "table"
    CAPTION = "caption"
    AUTHOR = "author"
    ACCOUNT = "account"
    DATE = "date"
    LINK = "link"  # value: the address


@dataclass(frozen=True, slots=True)
class Hint:
    """`start` and `end` are offsets in code points of the text; the span begins and ends with ink."""

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
    """Something that a reader saw and did not take: its text or name, as far as there is one."""

    what: Omission
    text: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of a document, what its format knows about spans of it, and what is not in it."""

    text: str
    hints: tuple[Hint, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one source. Offsets everywhere count code points of `text`.

    In plain text the byte order mark is removed and line ends are as they were, so offsets point into the text as it
    came. `encoding` is `unicode` where the format leaves no choice. `reader` names the reader and its version.
    """

    name: str
    text: str
    encoding: str
    sha256: str
    media_type: str = "text/plain"
    reader: str = "text 1"
    hints: tuple[Hint, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def characters(self) -> int:
        return len(self.text)
