"""Printed passages with the words for their roles, for templates."""

from __future__ import annotations

from dataclasses import dataclass

from articles.desk.printed import Passage, printed_story
from articles.models import Story
from articles.words import ROLES


@dataclass(frozen=True, slots=True)
class Shown:
    """`begins_story` marks the first passage of a story in the order of the page."""

    passage: Passage
    role: str
    begins_story: bool


def shown(passages: tuple[Passage, ...]) -> list[Shown]:
    begun: set[int | None] = {None}
    lines = []
    for passage in passages:
        story = passage.block.story_id
        lines.append(Shown(passage, str(ROLES[passage.block.role]), story not in begun))
        begun.add(story)
    return lines


def story_in_print(story: Story) -> list[Shown]:
    return shown(printed_story(story))
