"""A text in quotation marks, for a reader of any language."""

from __future__ import annotations

from django.utils.translation import gettext as _

WITHIN = str.maketrans("“”", "‘’")
"""Marks of a quotation in another one (GB/T 15834)."""


def quoted(text: str, most: int | None = None) -> str:
    """The text, or so many characters of it."""
    shown = text if most is None or len(text) <= most else f"{text[:most]}…"
    return _("“%s”") % shown.translate(WITHIN)
