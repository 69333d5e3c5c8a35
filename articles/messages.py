"""What went wrong with a file, in the words and the language of the person who imports it."""

from __future__ import annotations

import os

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.reading.errors import MESSAGES, ReadingError


def explain(error: ReadingError | ValidationError | OSError) -> str:
    if isinstance(error, ReadingError):
        return _(MESSAGES[error.code]) % error.details
    if isinstance(error, ValidationError):
        return explain_validation(error)
    if isinstance(error, FileNotFoundError):
        return _("the file is not there (any more)")
    if isinstance(error, PermissionError):
        return _("the file may not be read")
    return _("the file cannot be read: %s") % os.strerror(error.errno or 0)


def explain_validation(error: ValidationError) -> str:
    """Field by field, in one line."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return "; ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
