"""Bytes to characters: never a silent guess."""

from __future__ import annotations

import codecs
import re

from articles.reading.errors import ReadingError, Refusal
from articles.reading.plausibility import plausible

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""Byte order marks and the encodings that they announce. A UTF-32 file would pass for UTF-16 with NULs, and is
refused."""


def decode(data: bytes, *, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text without its byte order mark, and the name of the encoding it had."""
    for mark, announced in MARKS:
        if data.startswith(mark) and (encoding is None or _same(encoding, announced)):
            return _strict(data, announced, name, skip=len(mark)), announced
    if encoding is not None:
        return _strict(data, _known(encoding, name), name), _known(encoding, name)
    return _guess(data, name)


def _guess(data: bytes, name: str) -> tuple[str, str]:
    """Strict UTF-8, then UTF-16 where it is certain, then strict GB18030, if the characters are plausible."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as failed:
        utf8_stops_at = failed.start
    for candidate in ("gb18030", "utf-16-le", "utf-16-be"):
        text = _attempt(data, candidate)
        if text is not None and plausible(text):
            return text, candidate
    if _attempt(data, "gb18030") is not None:
        raise ReadingError(Refusal.IMPLAUSIBLE, name, encoding="GB18030")
    place = max(utf8_stops_at, _stops_at(data, "gb18030"))
    raise ReadingError(Refusal.UNDECODABLE, name, place=place, byte=_hex(data, place))


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _stops_at(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as failed:
        return failed.start
    return 0


def _strict(data: bytes, encoding: str, name: str, skip: int = 0) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as failed:
        place = failed.start + skip
        raise ReadingError(
            Refusal.WRONG_ENCODING, name, place=place, encoding=encoding, byte=_hex(data, place)
        ) from None


def _known(encoding: str, name: str) -> str:
    """The encoding's usual name. Codecs that do not make text out of bytes (hex, zip) are unknown here."""
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        info = None
    if info is None or not info._is_text_encoding:
        raise ReadingError(Refusal.UNKNOWN_ENCODING, name, encoding=encoding)
    return info.name


def _same(encoding: str, announced: str) -> bool:
    """Whether a given encoding is the one that the mark announces: utf-16 is either of the two."""
    plain = re.sub(r"[^a-z0-9]", "", encoding.lower()).removesuffix("sig")
    return bool(plain) and re.sub(r"[^a-z0-9]", "", announced).startswith(plain)


def _hex(data: bytes, place: int) -> str:
    return f"0x{data[place]:02X}" if place < len(data) else "the end"
