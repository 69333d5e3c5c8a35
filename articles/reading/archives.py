"""The files in a zip archive: each is a source of its own."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from articles.reading.errors import ReadingError, Refusal
from articles.reading.formats import format_of
from articles.reading.limits import LARGEST_FILE
from articles.reading.packages import check_size, entry_name, open_package, unpacked

LITTER = re.compile(r"(?:^|/)(?:\.[^/]*|__MACOSX/.*|Thumbs\.db|desktop\.ini)$", re.IGNORECASE)
"""What systems put into archives unasked."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive, its folders before its name. `load` gives its bytes; it raises ReadingError."""

    name: str
    load: Callable[[], bytes]


def unpack(data: bytes, *, name: str) -> tuple[Entry, ...]:
    """The files in an archive, in its order; any other file is its own only entry. Nothing is written to disk.

    Raises ReadingError for an archive that is damaged or beyond the limits. Archives in archives are left as they are,
    and refused by whoever reads them.
    """
    check_size(len(data), LARGEST_FILE, name)
    if not name.lower().endswith(".zip"):
        return (Entry(name, lambda: data),)
    format_of(data, name)
    package = open_package(data, name)
    named = ((safe_name(entry_name(entry)), entry) for entry in package.infolist() if not entry.is_dir())
    entries = tuple(
        Entry(each, partial(_load, package, entry, each)) for each, entry in named if not LITTER.search(each)
    )
    if not entries:
        raise ReadingError(Refusal.EMPTY, name)
    return entries


def safe_name(name: str) -> str:
    """The name without what would lead out of a folder, though nothing is unpacked into one."""
    parts = re.split(r"[\\/]+", re.sub(r"^[A-Za-z]:", "", name))
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _load(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise ReadingError(Refusal.LINK, name)
    return unpacked(package, entry, name)
