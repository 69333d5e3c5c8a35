"""Bytes to characters: never a silent guess."""

from __future__ import annotations

import codecs

from articles.reading.errors import ReadingError, Refusal
from articles.reading.plausibility import plausible

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""Byte order marks and the encodings that they announce. A UTF-32 file would pass for UTF-16 with NULs, and is
refused."""

ENCODINGS = frozenset(
    {
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "ascii"),
        *("gb18030", "gbk", "gb2312", "hz", "big5", "big5hkscs", "cp950"),
    }
)
"""What may be given, by Python's names: the encodings of Chinese text. Others read any bytes as something."""


def decode(data: bytes, *, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text without its byte order mark, and the name of the encoding it had."""
    given = None if encoding is None else _known(encoding, name)
    for mark, announced in MARKS:
        if data.startswith(mark) and (given is None or _same(given, announced)):
            text = _strict(data, announced, name, skip=len(mark))
            if given is None and announced != "utf-8" and not plausible(text):
                raise ReadingError(Refusal.IMPLAUSIBLE, name, encoding=announced.upper())  # any even bytes are UTF-16
            return text, announced
    if given is not None:
        return _strict(data, given, name).removeprefix("\ufeff"), given
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
    """Python's name of the encoding."""
    try:
        known = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        known = None
    if known not in ENCODINGS:
        raise ReadingError(Refusal.UNKNOWN_ENCODING, name, encoding=encoding)
    return known


def _same(given: str, announced: str) -> bool:
    """Whether a given encoding is the one that the mark announces: utf-16 is either of the two."""
    return given.removesuffix("-sig") in (announced, announced.removesuffix("-le").removesuffix("-be"))


def _hex(data: bytes, place: int) -> str:
    return f"0x{data[place]:02X}" if place < len(data) else "the end"
