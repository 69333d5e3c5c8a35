"""The files in a zip archive: each is a source of its own."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from .errors import ReadingError, Refusal
from .formats import format_of
from .limits import LARGEST_FILE
from .packages import check_size, entry_name, open_package, unpack_entry

LITTER = re.compile(r"(?:^|/)(?:\.[^/]*|__MACOSX/.*|Thumbs\.db|desktop\.ini)$", re.IGNORECASE)
"""What systems put into archives unasked."""


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """A file in an archive, its folders before its name. `load` gives its bytes; it raises ReadingError."""

    name: str
    load: Callable[[], bytes]


def unpack_archive(data: bytes, *, name: str) -> tuple[ArchiveEntry, ...]:
    """The files in an archive, in its order. Nothing is written to disk.

    Raises ReadingError for an archive that is damaged or beyond the limits. Archives in archives are left as they are,
    and refused by whoever reads them.
    """
    check_size(len(data), LARGEST_FILE, name)
    format_of(data, name)
    package = open_package(data, name)
    named = ((safe_name(entry_name(entry)), entry) for entry in package.infolist() if not entry.is_dir())
    entries = tuple(
        ArchiveEntry(path, partial(_load, package, entry, path)) for path, entry in named if not LITTER.search(path)
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
    return unpack_entry(package, entry, name)
