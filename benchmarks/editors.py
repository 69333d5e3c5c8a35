"""What editors did to the stories of a corpus: states, decisions and corrections, in the shares of a newsroom."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from articles.models import Change, Story
from articles.models.attachment import Attachment

STATUSES = {"pending": 50, "checked": 35, "archived": 12, "excluded": 3}
REASONS = {"advertisement": 2, "duplicate": 5, "miscut": 2, "other": 1}
SELECTIONS = {"": 90, "candidate": 6, "selected": 4}
STATES = {"suggested": 70, "confirmed": 25, "rejected": 5}
"""Each value with its share, in percent or in tenths."""

BINNED = 0.01
CORRECTED = 0.05
"""The share of stories whose body somebody corrected."""
USED = 0.05
"""The share of stories that a digest used."""


def edit_story(story: Story, imported: Change, chance: Random) -> bool:
    """Whether anybody did anything to the story since it was imported."""
    story.status = _pick(STATUSES, chance)
    story.reason = _pick(REASONS, chance) if story.status == "excluded" else ""
    story.selection = _pick(SELECTIONS, chance)
    at = imported.at + timedelta(minutes=chance.randrange(1, 100_000))
    if chance.random() < BINNED:
        story.binned_at = at
    if chance.random() < CORRECTED:
        first, stop, rest = story.body.partition("。")
        story.body = f"{first}(编辑部补正第{chance.randrange(1000)}号){stop}{rest}"
        story.held = {"body": {"by": imported.by_id, "at": at.isoformat(timespec="seconds")}}
    if story.status == "pending" and not (story.selection or story.binned_at or story.held):
        return False
    story.version, story.changed_at = 2, at
    return True


def was_used(chance: Random) -> bool:
    return chance.random() < USED


def decide_attachment(attachment: Attachment, by: object, chance: Random) -> None:
    attachment.state = _pick(STATES, chance)
    attachment.by = None if attachment.state == "suggested" else by


def _pick(shares: dict[str, int], chance: Random) -> str:
    return chance.choices(list(shares), weights=shares.values())[0]
