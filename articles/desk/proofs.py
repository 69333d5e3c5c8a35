"""凭证: the file that proves a use."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import PurePath

from django.utils.translation import gettext as _

from articles.models import ProofFile, Use
from articles.reading.archives import safe_name

LARGEST_PROOF = 10 * 2**20
"""Bytes: a page scanned in colour has 2 to 5 MB."""

LONGEST_STEM = 200

SIGNATURES = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"GIF8", "image/gif", ".gif"),
)
WEBP = ("image/webp", ".webp")


class ProofError(ValueError):
    """A file that can be no proof. Its text is for the person who brought it."""


def add_proof(use: Use, data: bytes, name: str, day: date) -> None:
    """Within an open change. Raises ProofError."""
    media_type, suffix = _kind(data)
    if len(data) > LARGEST_PROOF:
        raise ProofError(_("A proof may have %d MB at most.") % (LARGEST_PROOF // 2**20))
    stem = PurePath(safe_name(name)).stem[:LONGEST_STEM]
    facts = {"name": stem + suffix, "media_type": media_type, "size": len(data), "data": data}
    digest = hashlib.sha256(data).hexdigest()
    use.proof_file, _made = ProofFile.objects.get_or_create(sha256=digest, defaults=facts)
    use.proved_on = day
    use.save()


def remove_proof(use: Use) -> None:
    """The file stays: what was removed can be brought back."""
    use.proof_file = None
    use.save()


def _kind(data: bytes) -> tuple[str, str]:
    """Media type and suffix, by what the file begins with."""
    for signature, *kind in SIGNATURES:
        if data.startswith(signature):
            return kind[0], kind[1]
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    raise ProofError(_("A proof is a PDF file or a picture: JPEG, PNG, GIF or WebP."))
