"""Which format a file has: its content decides, and its name must not say otherwise."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from articles.reading.errors import ReadingError, Refusal
from articles.reading.packages import open_package
from articles.reading.sniffing import binary_kind


class Format(StrEnum):
    """What can be read, by the name on screen."""

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

OTHER_OFFICE = re.compile(r"\.(?:do[ct]|wp[st]|xls|et|ppt|dps|rtf|xlsx|pptx|od[tsp]|docm|dotx)")
"""Files of Word, WPS and their like that only these programs read well."""

OFFICE_KINDS = frozenset({"DOC, XLS, WPS", "RTF"})
PICTURES = frozenset({"JPEG", "PNG", "GIF", "BMP", "TIFF"})
ARCHIVES = frozenset({"GZIP", "7Z", "RAR"})
"""Kinds of archives that are not unpacked."""

PAGE_BEGINS = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S)

SINGLE_FILE = re.compile(rb"(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){0,10}?Content-Type: multipart/related", re.IGNORECASE)
"""How the head of a page begins that a browser saved with all its pictures in one file."""


def format_of(data: bytes, name: str) -> Format:
    """Raises ReadingError where the content is of no known format, or of another than the name says."""
    suffix = PurePath(name).suffix.lower()
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
    """The format of what does not begin like a binary file. A dot that begins no suffix (第3版.要闻) counts as none."""
    if named in (Format.DOCX, Format.PDF, Format.ZIP):
        raise ReadingError(Refusal.DAMAGED, name, what=named.value)
    if SINGLE_FILE.match(data[:4096]):
        raise ReadingError(Refusal.MISNAMED, name, suffix=PurePath(name).suffix, what="MHTML")
    if named is Format.HTML:
        return named
    is_page = PAGE_BEGINS.match(data[:4096].decode("latin-1").removeprefix("ï»¿"))
    if is_page and named is Format.TEXT:
        raise ReadingError(Refusal.MISNAMED, name, suffix=PurePath(name).suffix, what=Format.HTML.value)
    return Format.HTML if is_page else Format.TEXT


def _binary_format(data: bytes, name: str) -> Format | None:
    """The format that the first bytes tell, None where they tell nothing."""
    kind = binary_kind(data)
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
    """Word's and Excel's files are zip files that say so in a part of their own."""
    parts = open_package(data, name).namelist()
    if "[Content_Types].xml" not in parts and "mimetype" not in parts:
        return Format.ZIP
    if any(part.startswith("word/") for part in parts):
        return Format.DOCX
    raise ReadingError(Refusal.OTHER_OFFICE, name, what="XLSX, PPTX, ODT")
