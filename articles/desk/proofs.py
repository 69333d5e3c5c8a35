"""凭证: the file that proves a use."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from articles.models import Use

from .kept_files import file_kind, keep_file

LARGEST_PROOF = 10 * 2**20
"""Bytes: a page scanned in colour has 2 to 5 MB."""


class ProofError(ValueError):
    """A file that can be no proof. Its text is for the person who brought it."""


def add_proof(use: Use, data: bytes, name: str, day: date) -> None:
    """Within an open change. Raises ProofError."""
    kind = file_kind(data)
    if kind is None:
        raise ProofError(_("A proof is a PDF file or a picture: JPEG, PNG, GIF or WebP."))
    if len(data) > LARGEST_PROOF:
        raise ProofError(_("A proof may have %d MB at most.") % (LARGEST_PROOF // 2**20))
    use.proof_file = keep_file(data, name, kind)
    use.proved_on = day
    use.save()


def remove_proof(use: Use) -> None:
    """The file stays: what was removed can be brought back."""
    use.proof_file = None
    use.save()
