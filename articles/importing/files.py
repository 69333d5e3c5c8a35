"""The files that a path leads to, those inside archives among them, and the reasons where there is none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from articles.importing.list_sheet import FILE_NAME as LIST_NAME
from articles.importing.remarks import Remark, Told, why
from articles.reading.archives import unpack
from articles.reading.errors import ReadingError
from articles.reading.limits import LARGEST_FILE
from articles.reading.packages import check_size

ARCHIVE = ".zip"
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
LITTER = SYSTEM_FILES | {LIST_NAME.lower()}
"""Files in folders that are no sources: what systems leave there, and the list of the others."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. Its name may have folders before it: they may say which issue it belongs to.

    `load` gives the bytes, and raises OSError or ReadingError where they cannot be had. `path` is what a report calls
    it.
    """

    name: str
    load: Callable[[], bytes]
    path: str


@dataclass(frozen=True, slots=True)
class NoFile:
    """Why there is no file at a path."""

    path: str
    reason: Remark

    @property
    def name(self) -> str:
        return self.path


Found = File | NoFile


def files_of(path: Path) -> Iterator[Found]:
    """The files of a path, in order. What cannot be looked at, and a folder without files, is said."""
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif path.exists() and not path.is_file():
            yield NoFile(storable(path), Remark(Told.NO_PLAIN_FILE))
        else:
            yield File(storable(path), partial(_bytes_of, path), storable(path))
    except OSError as error:
        yield NoFile(storable(path), why(error))


def opened(found: Found) -> Iterator[Found]:
    """The files in an archive, named as if it were a folder; else the file itself."""
    if isinstance(found, NoFile) or not found.name.lower().endswith(ARCHIVE):
        yield found
        return
    try:
        entries = unpack(found.load(), name=found.name)
    except (ReadingError, OSError) as error:
        yield NoFile(found.path, why(error))
        return
    folder = found.name[: -len(ARCHIVE)]
    yield from (File(f"{folder}/{entry.name}", entry.load, f"{found.path}/{entry.name}") for entry in entries)


def is_litter(name: str) -> bool:
    """Whether a file in a folder is none that a person put there as a source."""
    folder, _, last = name.replace("\\", "/").rpartition("/")
    return bool(folder) and (last.startswith(".") or last.lower() in SYSTEM_FILES)


def storable(name: str | PurePath) -> str:
    """A file name as text: bytes that are no character of the system's encoding are shown as escapes."""
    return str(name).encode("utf-8", "backslashreplace").decode("utf-8")


def _in_folder(folder: Path) -> Iterator[Found]:
    troubles: list[OSError] = []
    paths = sorted(_sources(folder, troubles))
    if not paths and not troubles:
        yield NoFile(storable(folder), Remark(Told.EMPTY_FOLDER))
    for path in paths:
        name = storable(path.relative_to(folder.parent))
        yield from (_renamed(found, name) for found in files_of(path))
    for trouble in troubles:
        yield NoFile(storable(trouble.filename), why(trouble))


def _sources(folder: Path, troubles: list[OSError]) -> Iterator[Path]:
    """The paths in the folder and below, but for hidden ones and litter."""
    for where, folders, names in os.walk(folder, onerror=troubles.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(where, name) for name in names if not name.startswith(".") and name.lower() not in LITTER)


def _renamed(found: Found, name: str) -> Found:
    return found if isinstance(found, NoFile) else File(name, found.load, found.path)


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file that is not too large to be read at all."""
    check_size(path.stat().st_size, LARGEST_FILE, path.name)
    return path.read_bytes()
