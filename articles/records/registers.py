"""The writer of many records of the registers at once: units, media, uses, submissions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Model

from articles.models import bulk


def enter(records: Sequence[Model]) -> None:
    """Write new records of one model, which were checked, in their order."""
    bulk.create_recorded(records)


def amend(records: Sequence[Model], names: Iterable[str]) -> None:
    """Write these fields of records of one model."""
    bulk.update_recorded(records, names)


def strike_out(records: Sequence[Model]) -> None:
    """Delete records of one model. Nothing may point at them."""
    bulk.delete_recorded(records)
