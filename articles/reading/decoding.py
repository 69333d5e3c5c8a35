"""Decoding bytes: an encoding is never guessed without evidence."""

from __future__ import annotations

import codecs

from articles.data import entries

from .errors import ReadingError, Refusal

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
"""Byte order marks and the encodings that they announce. A UTF-32 file would pass for UTF-16 with NULs, and is
refused.
"""

ENCODINGS = frozenset(
    {
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "ascii"),
        *("gb18030", "gbk", "gb2312", "hz", "big5", "big5hkscs", "cp950"),
    }
)
"""The encodings that may be given, by Python's names: those of Chinese text. Many others decode any bytes at all."""

MIN_COMMON = 0.3
"""The share of the Han characters that must be among the 500 commonest. Text has 0.7 and more, UTF-16 that was decoded
as GB18030 less than 0.1.
"""

SAMPLE = 20_000
"""Characters of a text whose plausibility is checked."""

COMMON_HAN = frozenset("".join(entries("common_characters.txt")))


def decode(data: bytes, *, name: str, encoding: str | None = None) -> tuple[str, str]:
    """The text without its byte order mark, and the name of its encoding. Raises ReadingError."""
    given = None if encoding is None else _known_encoding(encoding, name)
    for mark, announced in MARKS:
        if data.startswith(mark) and (given is None or _agrees(given, announced)):
            text = _strict(data, announced, name, skip=len(mark))
            if given is None and announced != "utf-8" and not is_plausible(text):
                raise ReadingError(Refusal.IMPLAUSIBLE, name, encoding=announced.upper())  # any even bytes are UTF-16
            return text, announced
    if given is not None:
        return _strict(data, given, name).removeprefix("\ufeff"), given
    return _guess(data, name)


def _guess(data: bytes, name: str) -> tuple[str, str]:
    """Strict UTF-8, else strict GB18030 or UTF-16 if the characters are plausible."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as failed:
        utf8_fails_at = failed.start
    for candidate in ("gb18030", "utf-16-le", "utf-16-be"):
        text = _attempt(data, candidate)
        if text is not None and is_plausible(text):
            return text, candidate
    if _attempt(data, "gb18030") is not None:
        raise ReadingError(Refusal.IMPLAUSIBLE, name, encoding="GB18030")
    place = max(utf8_fails_at, _first_fault(data, "gb18030"))
    raise ReadingError(Refusal.UNDECODABLE, name, place=place, byte=_byte_at(data, place))


def is_plausible(text: str) -> bool:
    """Whether this can be Chinese newspaper text: few characters are private, unassigned or rare."""
    sample = text[:SAMPLE]
    foreign = sum(map(_is_foreign, sample))
    han = [c for c in sample if c > "\u2e7f" and not _is_foreign(c) and not "\u3000" <= c <= "\u303f"]
    if foreign > len(sample) * 0.05:
        return False
    if not han:
        return sample.isprintable() or any(c.isalnum() for c in sample)
    return sum(c in COMMON_HAN or "\uff00" <= c <= "\uffef" for c in han) >= MIN_COMMON * len(han)


def _is_foreign(char: str) -> bool:
    """Whether it is a control, private or unassigned character, or of a script that no Chinese newspaper prints."""
    return (
        (char < " " and char not in "\t\n\r\f\v")
        or "\x7f" <= char <= "\x9f"
        or "\u0590" <= char <= "\u1fff"
        or "\ua000" <= char <= "\uf8ff"
        or char > "\U0003ffff"
    )


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _first_fault(data: bytes, encoding: str) -> int:
    """Offset of the first byte that does not fit."""
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
            Refusal.WRONG_ENCODING, name, place=place, encoding=encoding, byte=_byte_at(data, place)
        ) from None


def _known_encoding(encoding: str, name: str) -> str:
    """Python's name of a given encoding. Raises ReadingError for one that may not be given."""
    try:
        known = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        known = None
    if known not in ENCODINGS:
        raise ReadingError(Refusal.UNKNOWN_ENCODING, name, encoding=encoding)
    return known


def _agrees(given: str, announced: str) -> bool:
    """Whether a given encoding is the one that the mark announces: utf-16 agrees with both byte orders."""
    return given.removesuffix("-sig") in (announced, announced.removesuffix("-le").removesuffix("-be"))


def _byte_at(data: bytes, place: int) -> str:
    return f"0x{data[place]:02X}" if place < len(data) else "the end"
