"""Printed passages with the words for their roles, for templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.admin.forms.field_notes import decision_text
from articles.desk.held import decisions
from articles.display.labels import ROLES
from articles.models import Story
from articles.parsing.values import PRINTING_ROLES
from articles.records.printed import Passage


@dataclass(frozen=True, slots=True)
class LabelledPassage:
    """`begins_story` marks the first passage of a story in the order of the page; `is_below` those below its text."""

    passage: Passage
    role: str
    begins_story: bool
    is_below: bool


def label_passages(passages: Sequence[Passage]) -> list[LabelledPassage]:
    begun: set[int | None] = {None}
    with_text: set[int | None] = set()
    labelled = []
    for passage in passages:
        story, role = passage.block.story_id, passage.block.role
        labelled.append(LabelledPassage(passage, str(ROLES[role]), story not in begun, story in with_text))
        begun.add(story)
        with_text |= {story} if role in PRINTING_ROLES else set()
    return labelled


@dataclass(frozen=True, slots=True)
class Supplement:
    """What somebody completed because its print never arrived; `decision` says who, and when."""

    text: str
    decision: str


def supplement_of(story: Story) -> Supplement | None:
    if not story.supplement:
        return None
    decision = decisions(story).get("supplement")
    return Supplement(story.supplement, decision_text(decision) if decision else "")
