"""Decisions over any number of stories. They return how much they changed."""

from __future__ import annotations

from collections.abc import Iterable

from articles import parse_context, records
from articles.models import Attachment, Story, Tag, Tagging
from articles.models.story import BOUNDARIES
from articles.records import continuations

from .cuts import BOUNDARY_DOUBTS


def confirm_suggested_tags(stories: Iterable[Story]) -> int:
    """Confirm each tag where the machine suggests it. Returns how many taggings were confirmed."""
    suggested = Tagging.objects.filter(story__in=list(stories), state=Attachment.State.SUGGESTED)
    by_tag: dict[Tag, list[Story]] = {}
    for tagging in suggested.select_related("tag", "story"):
        by_tag.setdefault(tagging.tag, []).append(tagging.story)
    return sum(records.attach(tagged, [tag]) for tag, tagged in by_tag.items())


def set_status(stories: Iterable[Story], status: str, reason: str = "") -> int:
    """Raises ValidationError where a story that is not for the archive has no reason, or any other has one."""
    return records.edit_many(stories, {"status": status, "reason": reason})


def bin_stories(stories: Iterable[Story]) -> int:
    """Their other halves wait for them again."""
    stories = list(stories)
    binned = records.move_to_bin(stories)
    continuations.flag_other_halves(stories)
    return binned


def bring_back(stories: Iterable[Story]) -> int:
    """Out of the bin; they are linked again with their other halves, or with such as came in the meantime."""
    stories = list(stories)
    restored = records.restore(stories)
    continuations.relink_restored(stories, parse_context.dictionary().across)
    return restored


def settle_doubt(story: Story, code: str) -> Story:
    """A person looked: what the parser doubted is right."""
    values = {"warnings": [each for each in story.warnings if each != code]}
    if code in BOUNDARY_DOUBTS:
        return records.edit(story.pk, {**values, "confidence": None}, also_held=[BOUNDARIES])
    return records.edit(story.pk, values)
