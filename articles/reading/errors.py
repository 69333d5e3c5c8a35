"""The reasons why a file could not be read, with their messages for editors."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """All reasons for refusing a file."""

    EMPTY = "empty"
    BINARY = "binary"
    NOT_TEXT = "not-text"
    UNDECODABLE = "undecodable"
    WRONG_ENCODING = "wrong-encoding"
    UNKNOWN_ENCODING = "unknown-encoding"
    UNKNOWN_FORMAT = "unknown-format"
    IMPLAUSIBLE = "implausible"
    NUL = "nul"
    SURROGATE = "surrogate"
    OTHER_OFFICE = "other-office"
    MISNAMED = "misnamed"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    OTHER_PACKING = "other-packing"
    DOCTYPE = "doctype"
    SCAN = "scan"
    NO_LIBRARY = "no-library"
    OFD = "ofd"
    VERIFICATION = "verification"
    REMOVED = "removed"
    SCRIPTED = "scripted"
    NESTED = "nested"
    LINK = "link"
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"
    TOO_MANY_FILES = "too-many-files"
    TOO_MANY_PAGES = "too-many-pages"
    TOO_MANY_PARAGRAPHS = "too-many-paragraphs"
    TOO_MANY_TAGS = "too-many-tags"
    TOO_DENSE = "too-dense"
    TOO_COSTLY = "too-costly"


def _(message: str) -> str:
    """Mark a message for the catalogue, where it is translated when it is shown."""
    return message


MESSAGES = {
    Refusal.EMPTY: _("the file has no text"),
    Refusal.BINARY: _("this is a binary file (%(what)s), not text; save it as plain text (.txt) and try again"),
    Refusal.NOT_TEXT: _("this is a binary file, not text; save it as plain text (.txt) and try again"),
    Refusal.UNDECODABLE: _(
        "neither UTF-8 nor GB18030: byte %(byte)s at %(place)s fits neither; save it as UTF-8, or give its encoding"
    ),
    Refusal.WRONG_ENCODING: _("not %(encoding)s: byte %(byte)s at %(place)s does not fit"),
    Refusal.UNKNOWN_ENCODING: _("%(encoding)s is not the name of a text encoding such as utf-8, gb18030 or utf-16"),
    Refusal.UNKNOWN_FORMAT: _("files that end in %(suffix)s cannot be read; save it as .txt, .docx, .html or .pdf"),
    Refusal.IMPLAUSIBLE: _("read as %(encoding)s the text makes no sense; say which encoding it has"),
    Refusal.NUL: _("a NUL character at %(place)s"),
    Refusal.SURROGATE: _("half of a surrogate pair at %(place)s"),
    Refusal.OTHER_OFFICE: _("%(what)s files cannot be read; open the file in Word or WPS and save it as .docx"),
    Refusal.MISNAMED: _("its name ends in %(suffix)s, but this is a %(what)s file; give it the right ending"),
    Refusal.DAMAGED: _("this is no %(what)s file, or a damaged one"),
    Refusal.ENCRYPTED: _("protected by a password; save it without one and try again"),
    Refusal.OTHER_PACKING: _("packed in a way that cannot be read here; pack it again as an ordinary ZIP (Deflate)"),
    Refusal.DOCTYPE: _("%(part)s declares a document type (DOCTYPE), which no office file needs: refused for safety"),
    Refusal.SCAN: _("only pictures and no text: a scan or a photo; recognise the text (OCR) first"),
    Refusal.OFD: _("OFD files cannot be read; open the file in an OFD reader and save it as PDF"),
    Refusal.VERIFICATION: _(
        "the verification page of the site, not the post; open the post in a browser, verify, and save it again"
    ),
    Refusal.REMOVED: _("the page says that the post was removed; it has no text any more"),
    Refusal.SCRIPTED: _("a page whose text only a script shows; copy the text, or save the page as PDF"),
    Refusal.NO_LIBRARY: _("to read %(what)s files, install the packages of %(requirements)s with pip"),
    Refusal.NESTED: _("an archive, which is not unpacked here; unpack it first"),
    Refusal.LINK: _("a link to another file, not a file"),
    Refusal.TOO_LARGE: _("%(size)d MB; at most %(most)d MB can be read"),
    Refusal.TOO_LONG: _("more than %(most)d characters of text"),
    Refusal.TOO_MANY_FILES: _("%(count)d files in one; at most %(most)d can be read"),
    Refusal.TOO_MANY_PAGES: _("%(count)d pages; at most %(most)d can be read"),
    Refusal.TOO_MANY_PARAGRAPHS: _("%(count)d paragraphs; at most %(most)d can be read"),
    Refusal.TOO_MANY_TAGS: _("%(count)d HTML tags; at most %(most)d can be read"),
    Refusal.TOO_DENSE: _("%(part)s unpacks to %(ratio)d times its size: refused for safety"),
    Refusal.TOO_COSTLY: _("reading took more than %(seconds)d seconds or %(megabytes)d MB of memory"),
}
"""English messages with placeholders; they are translated where they are shown."""


class ReadingError(Exception):
    """A file that was not read.

    `place` is a byte offset if the bytes cannot be decoded, a character offset if the decoded text is at fault, and
    None if the whole file is. `details` fills the placeholders of `MESSAGES[code]`.
    """

    def __init__(self, code: Refusal, name: str, *, place: int | None = None, **details: object) -> None:
        self.code = code
        self.name = name
        self.place = place
        self.details = {**details, "place": place}
        super().__init__(f"{name}: {self.template % self.details}")

    @property
    def template(self) -> str:
        """The English message with its placeholders, by which its translation is found."""
        return MESSAGES[self.code]
