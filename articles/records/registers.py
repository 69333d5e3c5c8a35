"""The writer of many records of the registers at once: units, media, uses, submissions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Model

from articles.models import PointAdjustment, Story, Submission, Use, bulk


def enter(records: Sequence[Model]) -> None:
    """Write new records of one model, which were checked, in their order."""
    bulk.create_recorded(records)


def amend(records: Sequence[Model], names: Iterable[str]) -> None:
    """Write these fields of records of one model."""
    bulk.update_recorded(records, names)


def move_uses(story: Story, others: Iterable[Story]) -> None:
    """Uses, submissions and what units got or lost for the others become the story's. A use that it has already stays
    where it is."""
    others = list(others)
    known = {_place_of(use) for use in story.uses.all()}
    moved = []
    for use in Use.objects.filter(story__in=others):
        if _place_of(use) not in known:
            known.add(_place_of(use))
            moved.append(use)
    submissions = list(Submission.objects.filter(story__in=others))
    adjustments = list(PointAdjustment.objects.filter(story__in=others))
    for records in (moved, submissions, adjustments):
        for record in records:
            record.story = story
        amend(records, ["story"])


def _place_of(use: Use) -> tuple[object, ...]:
    """What two uses of a story cannot share."""
    return use.medium_id, use.used_on, use.number


def remove(records: Sequence[Model]) -> None:
    """Delete records of one model. Nothing may point at them."""
    bulk.delete_recorded(records)
