"""Relationships of a Word document that lead nowhere: Word and WPS write them, open such files, and miss nothing."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from docx.oxml import parse_xml
from lxml import etree

from .packages import open_package, unpack_entry


def without_dangling_relationships(data: bytes, name: str) -> bytes:
    """The document without internal relationships to parts that are not in it, such as `NULL` and `#_top`.

    Raises ReadingError as `open_package` does.
    """
    package = open_package(data, name)
    mended = dict(_mended_relationships(package, name))
    if not mended:
        return data
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as written:
        for entry in package.infolist():
            written.writestr(entry.filename, mended.get(entry.filename) or unpack_entry(package, entry, name))
    return copy.getvalue()


def _mended_relationships(package: zipfile.ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    """The parts that hold relationships, mended, as far as they hold any that lead nowhere."""
    parts = frozenset(package.namelist())
    for entry in package.infolist():
        if entry.filename.endswith(".rels"):
            relationships = parse_xml(unpack_entry(package, entry, name))
            folder = posixpath.dirname(posixpath.dirname(entry.filename))
            dangling = [each for each in relationships if _is_dangling(each, folder, parts)]
            for each in dangling:
                relationships.remove(each)
            if dangling:
                yield entry.filename, etree.tostring(relationships, encoding="UTF-8", standalone=True)


def _is_dangling(relationship: etree._Element, folder: str, parts: frozenset[str]) -> bool:
    if relationship.get("TargetMode") == "External":
        return False
    target = posixpath.normpath(posixpath.join("/", folder, relationship.get("Target") or ""))
    return target.lstrip("/") not in parts
