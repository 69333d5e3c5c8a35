"""What is looked at before a .docx is handed to its parser."""

from __future__ import annotations

import re
import zipfile

from articles.reading.errors import ReadingError, Refusal
from articles.reading.limits import LARGEST_PART, MOST_PARAGRAPHS
from articles.reading.packages import entry_name, open_package, unpacked

PARAGRAPH = re.compile(rb"<(?:\w+:)?p[\s/>]")


def check_docx(data: bytes, name: str) -> None:
    """Raises ReadingError for parts too large, too many paragraphs, and a DOCTYPE anywhere."""
    package = open_package(data, name)
    parts = [entry for entry in package.infolist() if entry.filename.lower().endswith((".xml", ".rels", ".vml"))]
    paragraphs = sum(_checked(package, part, name) for part in parts)
    if paragraphs > MOST_PARAGRAPHS:
        raise ReadingError(Refusal.TOO_MANY_PARAGRAPHS, name, count=paragraphs, most=MOST_PARAGRAPHS)


def _checked(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> int:
    """How many paragraphs the part has."""
    xml = unpacked(package, part, name, LARGEST_PART).replace(b"\0", b"")  # so that UTF-16 shows its DOCTYPE too
    if b"<!DOCTYPE" in xml:
        raise ReadingError(Refusal.DOCTYPE, name, part=entry_name(part))
    return len(PARAGRAPH.findall(xml))
