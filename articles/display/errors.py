"""Validation errors as one line of text."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext


def explain_validation(error: ValidationError) -> str:
    """What is wrong, field by field."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    said = (gettext(": ").join((field, " ".join(messages))) for field, messages in error.message_dict.items())
    return gettext("; ").join(said)
