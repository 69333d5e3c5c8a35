"""Zip files, opened with care: archives, and the .docx that is one too."""

from __future__ import annotations

import io
import zipfile

from articles.reading.errors import ReadingError, Refusal
from articles.reading.limits import (
    FREE_OF_RATIO,
    GREATEST_RATIO,
    LARGEST_FILE,
    MEGABYTE,
    MOST_ENTRIES,
    MOST_UNPACKED,
)

ENTRY = b"PK\x01\x02"
"""What the directory of a zip file begins each of its entries with."""

MOST_SIGNATURES = 50 * MOST_ENTRIES
"""A zip file of .docx files holds their directories too."""

ENCRYPTED = 0x1
NAME_IS_UTF8 = 0x800

UNFIT = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, zipfile.zlib.error)
"""What zipfile raises on a damaged file, or on a way of packing that it does not know."""


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """The zip file, if what it declares is within the limits."""
    _check_count(data.count(ENTRY), MOST_SIGNATURES, name)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except UNFIT:
        raise ReadingError(Refusal.DAMAGED, name, what="ZIP") from None
    entries = package.infolist()
    _check_count(len(entries), MOST_ENTRIES, name)
    for entry in entries:
        _check_ratio(entry, name)
    check_size(sum(entry.file_size for entry in entries), MOST_UNPACKED, name)
    return package


def _check_count(count: int, most: int, name: str) -> None:
    if count > most:
        raise ReadingError(Refusal.TOO_MANY_FILES, name, count=count, most=MOST_ENTRIES)


def _check_ratio(entry: zipfile.ZipInfo, name: str) -> None:
    ratio = entry.file_size // max(entry.compress_size, 1)
    if entry.file_size > FREE_OF_RATIO and ratio > GREATEST_RATIO:
        raise ReadingError(Refusal.TOO_DENSE, name, part=entry_name(entry), ratio=ratio)


def check_size(size: int, most: int, name: str) -> None:
    if size > most:
        raise ReadingError(Refusal.TOO_LARGE, name, size=-(-size // MEGABYTE), most=most // MEGABYTE)


def unpacked(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, most: int = LARGEST_FILE) -> bytes:
    """The bytes of an entry. What it declares is not believed: more than `most` are never unpacked."""
    if entry.flag_bits & ENCRYPTED:
        raise ReadingError(Refusal.ENCRYPTED, name)
    check_size(entry.file_size, most, name)
    try:
        with package.open(entry) as stream:
            data = stream.read(most + 1)
    except UNFIT:
        raise ReadingError(Refusal.DAMAGED, name, what="ZIP") from None
    check_size(len(data), most, name)
    return data


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry. Where it is not marked as UTF-8 it is that or GBK, whatever the standard says.

    Characters that show nothing or turn the line around are replaced.
    """
    name = entry.filename if entry.flag_bits & NAME_IS_UTF8 else _decoded(entry.filename)
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _decoded(name: str) -> str:
    """zipfile has read the bytes of the name as code page 437."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return name
