"""Files that are not text, known by how they begin."""

from __future__ import annotations

import re

MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX, XLSX"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC, XLS, WPS"),
    (b"{\\rtf", "RTF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM\x36", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x7fELF", "EXE"),
    (b"MZ\x90", "EXE"),
)

CONTROLS = re.compile(r"[\0-\x08\x0e-\x19\x1c-\x1f\x7f]")
"""Control characters that no text holds."""

SAMPLE = 8192


def binary_kind(data: bytes) -> str | None:
    """What kind of binary file this is, by its first bytes; None where they tell nothing."""
    return next((kind for magic, kind in MAGIC if data.startswith(magic)), None)


def full_of_controls(text: str) -> bool:
    """Whether more than one character in ten is a control character that text does not hold."""
    sample = text[:SAMPLE]
    return len(CONTROLS.findall(sample)) > len(sample) * 0.1
