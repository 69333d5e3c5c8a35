"""Zip files, opened with care: archives, and the .docx and .xlsx files that are some too."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

from .errors import ReadingError, Refusal
from .limits import (
    FREE_OF_RATIO,
    GREATEST_RATIO,
    LARGEST_FILE,
    LARGEST_PART,
    MEGABYTE,
    MOST_ENTRIES,
    MOST_UNPACKED,
)

ENTRY = b"PK\x01\x02"
"""What the directory of a zip file begins each of its entries with."""

END, END_SIZE = b"PK\x05\x06", 22
"""The record behind the directory: how it begins, and its bytes without the comment of the archive."""

END64, LOCATOR64, BOTH64_SIZE = b"PK\x06\x06", b"PK\x06\x07", 56 + 20
"""The two records that may stand between the directory and its end, for what is larger than 4 GB."""

ENCRYPTED = 0x1
NAME_IS_UTF8 = 0x800

METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Ways of packing that unpack no more than they are asked for."""

UNFIT = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, zipfile.zlib.error)
"""What zipfile raises on a damaged file."""

XML_SUFFIXES = (".xml", ".rels", ".vml")


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """The zip file. Raises ReadingError where it is damaged or beyond the limits.

    What it declares is not believed: its entries are counted before they are listed, the ratio is that to the bytes
    which are there, and `unpack_entry` gives no more than the sizes that were added up here.
    """
    count = _directory(data, name).count(ENTRY)
    if count > MOST_ENTRIES:
        raise ReadingError(Refusal.TOO_MANY_FILES, name, count=count, most=MOST_ENTRIES)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except UNFIT:
        raise ReadingError(Refusal.DAMAGED, name, what="ZIP") from None
    entries = package.infolist()
    ends = dict(pairwise(sorted({package.start_dir, *(entry.header_offset for entry in entries)})))
    for entry in entries:
        space = ends.get(entry.header_offset, 0) - entry.header_offset
        _check_ratio(entry.file_size, min(entry.compress_size, space), entry_name(entry), name)
    total = sum(entry.file_size for entry in entries)
    check_size(total, MOST_UNPACKED, name)
    _check_ratio(total, len(data), name, name)
    return package


def _directory(data: bytes, name: str) -> bytes:
    """The part of a zip file that lists its entries, as zipfile finds it: by its size, which the record behind it has.

    The number of entries in that record may be false; zipfile does not use it.
    """
    end = data.rfind(END, max(0, len(data) - END_SIZE - 2**16))
    if end < 0 or len(data) - end < END_SIZE:
        raise ReadingError(Refusal.DAMAGED, name, what="ZIP")
    size = data[end + 12 : end + 16]
    start64 = end - BOTH64_SIZE
    if start64 >= 0 and data.startswith(END64, start64) and data.startswith(LOCATOR64, start64 + 56):
        end, size = start64, data[start64 + 40 : start64 + 48]
    return data[max(0, end - int.from_bytes(size, "little")) : end]


def _check_ratio(size: int, packed: int, part: str, name: str) -> None:
    ratio = size // max(packed, 1)
    if size > FREE_OF_RATIO and ratio > GREATEST_RATIO:
        raise ReadingError(Refusal.TOO_DENSE, name, part=part, ratio=ratio)


def check_size(size: int, most: int, name: str) -> None:
    """Raises ReadingError for more bytes than `most`."""
    if size > most:
        raise ReadingError(Refusal.TOO_LARGE, name, size=-(-size // MEGABYTE), most=most // MEGABYTE)


def unpack_entry(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, most: int = LARGEST_FILE) -> bytes:
    """The bytes of an entry, which is damaged if they are not as many as it declares. Raises ReadingError, also where
    they are more than `most`.
    """
    if entry.flag_bits & ENCRYPTED:
        raise ReadingError(Refusal.ENCRYPTED, name)
    if entry.compress_type not in METHODS:
        raise ReadingError(Refusal.OTHER_PACKING, name)
    check_size(entry.file_size, most, name)
    try:
        with package.open(entry) as stream:
            return stream.read(entry.file_size + 1)
    except UNFIT:
        raise ReadingError(Refusal.DAMAGED, name, what="ZIP") from None


def checked_xml(data: bytes, name: str, largest: int = LARGEST_PART) -> list[bytes]:
    """The XML parts of an office file, without the NULs of UTF-16. Raises ReadingError for one that has more bytes than
    `largest`, or a DOCTYPE.

    All other parts are unpacked too: the libraries that read such files believe what a part declares.
    """
    package = open_package(data, name)
    parts = []
    for entry in package.infolist():
        is_xml = entry.filename.lower().endswith(XML_SUFFIXES)
        part = unpack_entry(package, entry, name, largest if is_xml else LARGEST_FILE)
        if is_xml:
            parts.append(part.replace(b"\0", b""))
            if b"<!DOCTYPE" in parts[-1]:
                raise ReadingError(Refusal.DOCTYPE, name, part=entry_name(entry))
    return parts


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
