"""A text in quotation marks, for a reader of any language."""

from __future__ import annotations

from django.utils.translation import gettext as _


def quoted(text: str, most: int) -> str:
    """So many characters of the text."""
    return _("“%s”") % (text if len(text) <= most else f"{text[:most]}…")
