"""The format of a file: its content decides, and its name must not say otherwise."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from .errors import ReadingError, Refusal
from .packages import open_package


class Format(StrEnum):
    """The formats that can be read, by their names on screen."""

    TEXT = "TXT"
    HTML = "HTML"
    DOCX = "DOCX"
    PDF = "PDF"
    ZIP = "ZIP"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".markdown": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".docx": Format.DOCX,
    ".pdf": Format.PDF,
    ".zip": Format.ZIP,
}

SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC, XLS, WPS"),
    (b"{\\rtf", "RTF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM\x36", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x7fELF", "EXE"),
    (b"MZ\x90", "EXE"),
)
"""First bytes of binary files, and what these are."""

OTHER_OFFICE = re.compile(r"\.(?:do[ct]|wp[st]|xls|et|ppt|dps|rtf|xlsx|pptx|od[tsp]|docm|dotx)")
"""Files that only Word, WPS and the like read well."""

OFFICE_KINDS = frozenset({"DOC, XLS, WPS", "RTF"})
PICTURES = frozenset({"JPEG", "PNG", "GIF", "BMP", "TIFF"})
ARCHIVES = frozenset({"GZIP", "7Z", "RAR"})
"""Kinds of archives that are not unpacked."""

HTML_BEGINNING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S
)

MHTML_BEGINNING = re.compile(
    rb"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){0,10}?Content-Type: multipart/related", re.IGNORECASE
)
"""The beginning of a page that a browser saved in one file with all its pictures."""


def format_of(data: bytes, name: str) -> Format:
    """The format of a file. Raises ReadingError if it is none that can be read, or not the one of the name."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".ofd":
        raise ReadingError(Refusal.OFD, name)
    if OTHER_OFFICE.fullmatch(suffix):
        raise ReadingError(Refusal.OTHER_OFFICE, name, what=suffix)
    named = SUFFIXES.get(suffix)
    found = _binary_format(data, name)
    if named is None and re.fullmatch(r"\.[a-z][a-z0-9]{1,4}", suffix):
        raise ReadingError(Refusal.UNKNOWN_FORMAT, name, suffix=suffix)
    if found is None:
        return _text_format(data, name, named)
    if named not in (None, found):
        raise ReadingError(Refusal.MISNAMED, name, suffix=suffix, what=found.value)
    return found


def _text_format(data: bytes, name: str, named: Format | None) -> Format:
    """The format of a file that does not begin like a binary one. What is no suffix (第3版.要闻) does not matter."""
    if named in (Format.DOCX, Format.PDF, Format.ZIP):
        raise ReadingError(Refusal.DAMAGED, name, what=named.value)
    if MHTML_BEGINNING.match(data[:4096]):
        raise ReadingError(Refusal.MISNAMED, name, suffix=PurePath(name).suffix, what="MHTML")
    if named is Format.HTML:
        return named
    is_html = HTML_BEGINNING.match(data[:4096].decode("latin-1").removeprefix("ï»¿"))
    if is_html and named is Format.TEXT:
        raise ReadingError(Refusal.MISNAMED, name, suffix=PurePath(name).suffix, what=Format.HTML.value)
    return Format.HTML if is_html else Format.TEXT


def _binary_format(data: bytes, name: str) -> Format | None:
    """The format of a file with a known signature; None for any other."""
    kind = next((kind for signature, kind in SIGNATURES if data.startswith(signature)), None)
    if kind is None:
        return None
    if kind == "PDF":
        return Format.PDF
    if kind.startswith("ZIP"):
        return _package_format(data, name)
    if kind in OFFICE_KINDS:
        protected = "EncryptedPackage".encode("utf-16-le") in data
        code = Refusal.ENCRYPTED if protected else Refusal.OTHER_OFFICE
        raise ReadingError(code, name, what=kind)
    if kind in PICTURES:
        raise ReadingError(Refusal.SCAN, name)
    raise ReadingError(Refusal.NESTED if kind in ARCHIVES else Refusal.BINARY, name, what=kind)


def _package_format(data: bytes, name: str) -> Format:
    """The format of a zip file: those of Word and Excel have parts that say so."""
    parts = open_package(data, name).namelist()
    if "OFD.xml" in parts:
        raise ReadingError(Refusal.OFD, name)
    if "[Content_Types].xml" not in parts and "mimetype" not in parts:
        return Format.ZIP
    if any(part.startswith("word/") for part in parts):
        return Format.DOCX
    raise ReadingError(Refusal.OTHER_OFFICE, name, what="XLSX, PPTX, ODT")
