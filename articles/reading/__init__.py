"""From the bytes of a file to its text."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from articles.reading.decoding import decode
from articles.reading.errors import ReadingError, Refusal
from articles.reading.sniffing import binary_kind, full_of_controls
from articles.reading.values import Reading

SUFFIXES = frozenset({".txt", ".md", ".text", ".markdown", ""})
"""Names of files that hold text. A dot that begins no suffix (第3版.要闻) counts as none."""

FAULTS = re.compile("[\0\ud800-\udfff]")


def read(data: bytes, *, name: str, encoding: str | None = None) -> Reading:
    """The text of a file. Raises ReadingError, which says why a file is refused and where it is at fault."""
    if not data.strip():
        raise ReadingError(Refusal.EMPTY, name)
    what = binary_kind(data)
    if what:
        raise ReadingError(Refusal.BINARY, name, what=what)
    _check_suffix(name)
    text, used = _decode(data, name, encoding)
    _check_characters(text, name)
    return Reading(name=name, text=text, encoding=used, sha256=hashlib.sha256(data).hexdigest())


def _decode(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """As `decode`, but bytes that are full of control characters are a binary file, whatever they decode to."""
    binary = ReadingError(Refusal.BINARY, name, what="?")
    try:
        text, used = decode(data, name=name, encoding=encoding)
    except ReadingError as error:
        raise (binary if full_of_controls(data.decode("latin-1")) else error) from None
    if full_of_controls(text):
        raise binary
    return text, used


def _check_suffix(name: str) -> None:
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES and re.fullmatch(r"\.[a-z][a-z0-9]{1,4}", suffix):
        raise ReadingError(Refusal.UNKNOWN_FORMAT, name, suffix=suffix)


def _check_characters(text: str, name: str) -> None:
    if not text.strip("\ufeff\u200b \t\r\n\f\v\x85\xa0\u2028\u2029\u3000"):
        raise ReadingError(Refusal.EMPTY, name)
    fault = FAULTS.search(text)
    if fault:
        code = Refusal.NUL if fault.group() == "\0" else Refusal.SURROGATE
        raise ReadingError(code, name, place=fault.start())
