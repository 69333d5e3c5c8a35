"""Why a file could not be read: one tree, with codes from a closed list, for editors."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """The closed list of reasons for which a file is refused."""

    EMPTY = "empty"
    BINARY = "binary"
    UNDECODABLE = "undecodable"
    WRONG_ENCODING = "wrong-encoding"
    UNKNOWN_ENCODING = "unknown-encoding"
    UNKNOWN_FORMAT = "unknown-format"
    IMPLAUSIBLE = "implausible"
    NUL = "nul"
    SURROGATE = "surrogate"


def _(message: str) -> str:
    """Mark a message for the catalogue; whoever shows it looks up its translation there."""
    return message


MESSAGES = {
    Refusal.EMPTY: _("the file has no text"),
    Refusal.BINARY: _("this is a binary file (%(what)s), not text; save it as plain text (.txt) and try again"),
    Refusal.UNDECODABLE: _("neither UTF-8 nor GB18030: byte %(byte)s at %(place)s fits neither"),
    Refusal.WRONG_ENCODING: _("not %(encoding)s: byte %(byte)s at %(place)s does not fit"),
    Refusal.UNKNOWN_ENCODING: _("%(encoding)s is not the name of an encoding"),
    Refusal.UNKNOWN_FORMAT: _("files that end in %(suffix)s cannot be read yet; save it as plain text (.txt)"),
    Refusal.IMPLAUSIBLE: _("read as %(encoding)s the text makes no sense; say which encoding it has"),
    Refusal.NUL: _("a NUL character at %(place)s"),
    Refusal.SURROGATE: _("half of a surrogate pair at %(place)s"),
}
"""English source strings with placeholders, to be translated by whoever shows them."""


class ReadingError(Exception):
    """A file that was not read.

    `place` is a byte offset where the bytes could not be decoded, a character offset where the decoded text is at fault,
    None where the whole file is. `details` fills the placeholders of `MESSAGES[code]`.
    """

    def __init__(self, code: Refusal, name: str, *, place: int | None = None, **details: object) -> None:
        self.code = code
        self.name = name
        self.place = place
        self.details = {**details, "place": place}
        super().__init__(f"{name}: {self.template % self.details}")

    @property
    def template(self) -> str:
        """The English message with its placeholders: what a translation is looked up by."""
        return MESSAGES[self.code]
