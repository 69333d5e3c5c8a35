"""The places and tags that a new database begins with."""

from __future__ import annotations

from django.db import models

from articles.enrichment.gazetteer import gazetteer
from articles.enrichment.tags import vocabulary


def load(places: type[models.Model], tags: type[models.Model]) -> None:
    """Add what the data files name and the tables lack; rows that are there stay as they are.

    The models are handed in because a migration has its own.
    """
    places.objects.bulk_create(
        [
            places(code=p.code, name=p.name, full_name=p.full_name, parent_id=p.parent, since=p.since)
            for p in sorted(gazetteer().current.values(), key=lambda place: (place.parent is not None, place.code))
        ],
        ignore_conflicts=True,
    )
    tags.objects.bulk_create([tags(name=tag.name, group=tag.group) for tag in vocabulary()], ignore_conflicts=True)
