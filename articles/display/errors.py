"""What is wrong with what a person entered, in one line."""

from __future__ import annotations

from django.core.exceptions import ValidationError


def explain_validation(error: ValidationError) -> str:
    """Field by field."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return "; ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
