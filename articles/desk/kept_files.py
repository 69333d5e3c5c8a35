"""Files that people bring beside stories: known by what they begin with, and kept once."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from articles.models import KeptFile
from articles.reading.archives import safe_name

LONGEST_STEM = 200

PDF = ("application/pdf", ".pdf")
JPEG, PNG, GIF = ("image/jpeg", ".jpg"), ("image/png", ".png"), ("image/gif", ".gif")
WEBP = ("image/webp", ".webp")
SIGNATURES = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG), (b"GIF8", GIF))

FileKind = tuple[str, str]
"""Media type and suffix."""


def file_kind(data: bytes) -> FileKind | None:
    """By what it begins with; None where it is none of these."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    return WEBP if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def keep_file(data: bytes, name: str, kind: FileKind) -> KeptFile:
    """That which is here already, where the same bytes were brought before."""
    media_type, suffix = kind
    stem = PurePath(safe_name(name)).stem[:LONGEST_STEM]
    facts = {"name": stem + suffix, "media_type": media_type, "size": len(data), "data": data}
    kept, _made = KeptFile.objects.get_or_create(sha256=hashlib.sha256(data).hexdigest(), defaults=facts)
    return kept
