"""Comparing what records say. Relations are compared by key: none is looked up, and one may be deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model


def differing(record: Model, values: Mapping[str, Any]) -> list[str]:
    """The names of those values that the record does not have."""
    return [name for name, value in values.items() if stored_value(record, name) != _key(value)]


def stored_value(record: Model, name: str) -> Any:
    """The value of a field, a relation by its key."""
    return getattr(record, record._meta.get_field(name).attname)


def store_value(record: Model, name: str, value: Any) -> None:
    """Set the value of a field, a relation by a record or by its key."""
    setattr(record, name if isinstance(value, Model) else record._meta.get_field(name).attname, value)


def _key(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value
