"""The files that paths lead to, those in archives among them, and the reasons where there is none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath

from articles.reading.archives import unpack_archive
from articles.reading.errors import ReadingError
from articles.reading.limits import LARGEST_FILE
from articles.reading.packages import check_size

from .import_list import LIST_NAMES
from .remarks import Remark, RemarkCode, remark_on

ARCHIVE = ".zip"
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
LITTER = SYSTEM_FILES | LIST_NAMES
"""Files in folders that are no sources: what systems leave there, and the list of the others."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file to read or, with a `failure`, the reason why there is none.

    The name may have folders before it, which may say which issue the file belongs to; the path is what a report calls
    it. `load` gives the bytes, and raises OSError or ReadingError where they cannot be had.
    """

    name: str
    path: str
    load: Callable[[], bytes] = bytes
    failure: Remark | None = None


def files_of(paths: Iterable[Path]) -> Iterator[FileEntry]:
    """The files of all paths, of folders and archives in the order of their names."""
    return (file for path in paths for entry in _entries(path) for file in opened_archive(entry))


def opened_archive(entry: FileEntry) -> Iterator[FileEntry]:
    """The files in an archive, named as if it were a folder; of any other file, itself."""
    if entry.failure or not entry.name.lower().endswith(ARCHIVE):
        yield entry
        return
    try:
        unpacked = unpack_archive(entry.load(), name=entry.name)
    except (ReadingError, OSError) as error:
        yield replace(entry, failure=remark_on(error))
        return
    folder = entry.name[: -len(ARCHIVE)]
    yield from (FileEntry(f"{folder}/{file.name}", f"{entry.path}/{file.name}", file.load) for file in unpacked)


def is_litter(name: str) -> bool:
    """Whether a file in a folder is none that a person put there as a source."""
    folder, _, last = name.replace("\\", "/").rpartition("/")
    return bool(folder) and (last.startswith(".") or last.lower() in SYSTEM_FILES)


def _entries(path: Path) -> Iterator[FileEntry]:
    """The files of a path, archives as they are; a folder without files, and what cannot be looked at, are failures."""
    entry = FileEntry(_storable(path), _storable(path), partial(_load, path))
    try:
        if path.is_dir():
            yield from _entries_in(path, entry)
        elif path.exists() and not path.is_file():
            yield replace(entry, failure=Remark(RemarkCode.NO_REGULAR_FILE))
        else:
            yield entry
    except OSError as error:
        yield replace(entry, failure=remark_on(error))


def _entries_in(folder: Path, entry: FileEntry) -> Iterator[FileEntry]:
    """The files in the folder and below, but for hidden ones and litter."""
    errors: list[OSError] = []
    paths = []
    for where, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [Path(where, name) for name in names if not name.startswith(".") and name.lower() not in LITTER]
    if not paths and not errors:
        yield replace(entry, failure=Remark(RemarkCode.EMPTY_FOLDER))
    for path in sorted(paths):
        name = _storable(path.relative_to(folder.parent))
        yield from (replace(file, name=name) for file in _entries(path))
    for error in errors:
        path = _storable(error.filename)
        yield FileEntry(path, path, failure=remark_on(error))


def _storable(path: str | PurePath) -> str:
    """A path as text: bytes that are no character of the system's encoding are shown as escapes."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def _load(path: Path) -> bytes:
    """The bytes of a file that is not too large to be read at all."""
    check_size(path.stat().st_size, LARGEST_FILE, path.name)
    return path.read_bytes()
