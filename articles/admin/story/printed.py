"""Printed passages with the words for their roles, for templates."""

from __future__ import annotations

from dataclasses import dataclass

from articles.admin.forms.marks import decided_words
from articles.desk.held import decisions
from articles.display.labels import ROLES
from articles.models import Story
from articles.parsing.values import PRINTING_ROLES
from articles.records.printed import Passage, printed_story


@dataclass(frozen=True, slots=True)
class Shown:
    """`begins_story` marks the first passage of a story in the order of the page; `is_below` those below its text."""

    passage: Passage
    role: str
    begins_story: bool
    is_below: bool


def shown(passages: tuple[Passage, ...]) -> list[Shown]:
    begun: set[int | None] = {None}
    with_text: set[int | None] = set()
    lines = []
    for passage in passages:
        story, role = passage.block.story_id, passage.block.role
        lines.append(Shown(passage, str(ROLES[role]), story not in begun, story in with_text))
        begun.add(story)
        with_text |= {story} if role in PRINTING_ROLES else set()
    return lines


@dataclass(frozen=True, slots=True)
class ByHand:
    """What somebody completed because its print never arrived; `mark` says who, and when."""

    text: str
    mark: str


def completed_by_hand(story: Story) -> ByHand | None:
    if not story.supplement:
        return None
    decision = decisions(story).get("supplement")
    return ByHand(story.supplement, decided_words(decision) if decision else "")


def story_in_print(story: Story) -> list[Shown]:
    return shown(printed_story(story))
