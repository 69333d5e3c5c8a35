"""Values of a record's fields as text for a person: what histories, proposals and commands print."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from .credit_lines import captions_text, credits_text, names_text
from .labels import caution_labels


def _warnings_text(codes: list[str]) -> str:
    return gettext(", ").join(caution_labels(codes))


LIST_TEXTS = {"credits": credits_text, "captions": captions_text, "editors": names_text, "warnings": _warnings_text}
"""How each field that holds a list is written as text."""


def field_text(model: Model | type[Model], name: str, value: Any) -> str:
    """A value of the field `name` of a record as text; empty for no value."""
    if value in ("", None, []):
        return ""
    if isinstance(value, list):
        return LIST_TEXTS[name](value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, date):
        return date_text(value)
    choices = dict(model._meta.get_field(name).flatchoices)
    return str(choices.get(value, value))


def share_in_per_cent(share: float) -> str:
    """Rounded down: nearly all is not all."""
    return f"{int(share * 1000) / 10:.1f}%"


def date_text(day: date) -> str:
    """A day, or a moment in the time zone of the desk."""
    if isinstance(day, datetime):
        return date_format(timezone.localtime(day), "DATETIME_FORMAT")
    return date_format(day, "DATE_FORMAT")
