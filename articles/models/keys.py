"""What names a record: its key in this database, and its public id in every archive."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_KEY = 18
"""Digits that every database takes for the number of a record."""


def is_key(value: Any) -> bool:
    """Whether it can be the key of a record: other values make Django or the database fail."""
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY


class PublicRecord(models.Model):
    """A record that other programs and archives know. Its `public_id` is made with it, is that of no other record
    anywhere, and never changes."""

    public_id = models.UUIDField(_("public id"), default=uuid4, unique=True, editable=False)

    class Meta:
        abstract = True
