"""Whatever people did and whatever a parser reads: what was decided stays, and every character has its place."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import records
from articles.desk.bounds import CannotCut
from articles.desk.joining import join
from articles.desk.splitting import split
from articles.desk.undoing import last_cut, undo
from articles.models import Action, Source, Story, Tag, Tagging, change
from articles.models.journal import current
from articles.parsing.values import Role
from articles.rereading import reparse
from tests import factories
from tests.rereading import checks, pages

pytestmark = pytest.mark.django_db

NUMBERS = st.integers(0, 3)
FIELDS = st.sampled_from(["kicker", "headline", "subhead", "byline", "body", "standfirst", "section"])
WORDS = st.text("工会职工书屋驿站", max_size=6)
ROLES = st.sampled_from([Role.KICKER, Role.HEADLINE, Role.SUBHEAD, Role.CROSSHEAD, Role.BODY, Role.CAPTION, Role.LABEL])


def edit(story: Story, field: str, words: str) -> None:
    records.edit(story.pk, {field: words})


def append(story: Story, field: str, words: str) -> None:
    """The usual edit: most of what was printed stays."""
    records.edit(story.pk, {field: getattr(story, field) + words})


def note(story: Story, field: str, words: str) -> None:
    records.edit(story.pk, {"notes": words})


def set_status(story: Story, field: str, words: str) -> None:
    status = list(Story.Status)[len(words) % 4]
    records.edit(story.pk, {"status": status, "reason": "other" if status == "excluded" else ""})


def move_to_bin(story: Story, field: str, words: str) -> None:
    records.move_to_bin([story])


def restore(story: Story, field: str, words: str) -> None:
    records.restore([story])


def tag(story: Story, field: str, words: str) -> None:
    """Confirm or reject a tag: one that the machine suggests, or any."""
    suggested = Tagging.objects.filter(story=story).first()
    word = suggested.tag if suggested and words else Tag.objects.order_by("pk").first()
    records.tag([story], [word], "rejected" if len(words) % 2 else "confirmed")


def merge(story: Story, field: str, words: str) -> None:
    live = Story.objects.live().filter(source=story.source_id)
    later = live.filter(position__gt=story.position).order_by("position").first()
    with suppress(CannotCut):
        join([story, later or story], by=current().by)


def cut(story: Story, field: str, words: str) -> None:
    """Below its first lines, with or without a headline."""
    blocks = story.blocks.order_by("position").values_list("pk", flat=True)
    at = blocks[len(blocks) // 2] if blocks else 0
    with suppress(CannotCut):
        split(story, at, at if words else None, by=current().by)


def take_back(story: Story, field: str, words: str) -> None:
    done = last_cut(story)
    with suppress(CannotCut):
        if done:
            undo(done, by=current().by)


MANY = [edit, append, append, note, set_status, move_to_bin, restore, tag, tag, merge, merge, cut, cut, take_back]
ACTS = st.sampled_from(MANY)
STEPS = st.lists(st.tuples(ACTS, NUMBERS, FIELDS, WORDS), max_size=4)
ALTERATIONS = (
    st.builds(pages.merge, NUMBERS)
    | st.builds(pages.split, NUMBERS)
    | st.builds(pages.drop, NUMBERS)
    | st.builds(pages.join, NUMBERS)
    | st.builds(pages.change_role, NUMBERS, ROLES, ROLES)
)
READERS = st.lists(ALTERATIONS, max_size=3).map(lambda alterations: pages.reader(*alterations))


@settings(max_examples=30)
@given(st.lists(st.tuples(STEPS, READERS), min_size=1, max_size=3))
def test_no_rereading_changes_what_a_person_decided(rounds):
    with transaction.atomic():
        source, editor = pages.imported(), factories.user()
        for steps, reader in [*rounds, ([], pages.reader())]:
            for step in steps:
                act(source, editor, *step)
            before = checks.decisions(source)
            reparse(source, read=reader)
            after = checks.decisions(source)
            assert {story: after[story] for story in before} == before
            checks.assert_sound(source)
            rows = checks.rows()
            assert not reparse(source, read=reader).changed
            assert checks.rows() == rows
        transaction.set_rollback(True)


def act(source: Source, editor: User, do, number: int, field: str, words: str) -> None:
    stories = list(Story.objects.filter(source=source).order_by("position", "pk"))
    if stories:
        with change(Action.EDIT, by=editor):
            do(stories[number % len(stories)], field, words)
