"""What of a record is to be written, because it says something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model


def differing(record: Model, values: Mapping[str, Any]) -> list[str]:
    """The names of those values that the record does not have. Relations are compared by key: none is looked up."""
    return [name for name, value in values.items() if _stored(record, name) != _key(value)]


def _stored(record: Model, name: str) -> Any:
    return getattr(record, record._meta.get_field(name).attname)


def _key(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value
