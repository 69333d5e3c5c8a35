"""Whatever people did and whatever a reader reads: what was decided stays, nothing comes back, nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Action, Source, Story, change
from articles.parsing.values import Role
from articles.records.dry_run import rolled_back
from articles.rereading import reparse
from tests import factories
from tests.rereading import acts, checks, pages

NUMBERS = st.integers(0, 3)
LINES = st.integers(0, 12)
FIELDS = st.sampled_from(["kicker", "headline", "subhead", "byline", "body", "standfirst", "section"])
ROLES = st.sampled_from([Role.KICKER, Role.HEADLINE, Role.SUBHEAD, Role.CROSSHEAD, Role.BODY, Role.CAPTION, Role.LABEL])

WHIMS = st.builds(acts.Whim, FIELDS, st.text("工会职工书屋驿站", max_size=6), NUMBERS)
STEPS = st.lists(st.tuples(st.sampled_from(acts.ACTS), st.integers(0, 7), WHIMS), min_size=1, max_size=5)
ALTERATIONS = st.one_of(
    st.builds(pages.merge, NUMBERS),
    st.builds(pages.split, NUMBERS),
    st.builds(pages.drop, NUMBERS),
    st.builds(pages.join, NUMBERS),
    st.builds(pages.move, NUMBERS, NUMBERS),
    st.builds(pages.finish, NUMBERS),
    st.builds(pages.break_off, NUMBERS),
    st.builds(pages.change_role, NUMBERS, ROLES, ROLES),
)
GARBLES = st.one_of(
    st.builds(pages.misread, LINES),
    st.builds(pages.space_out, LINES),
    st.builds(pages.swallow, LINES),
    st.builds(pages.run_on, LINES),
    st.just(pages.close_up),
)
READERS = st.builds(
    lambda alterations, garbled: pages.reader(*alterations, garbled=garbled),
    st.lists(ALTERATIONS, max_size=2),
    st.lists(GARBLES, max_size=2),
)
ROUNDS = st.lists(st.tuples(STEPS, READERS, st.integers(0, 1)), min_size=2, max_size=3)


@pytest.mark.thorough
@pytest.mark.django_db
def test_no_rereading_changes_what_a_person_decided():
    sources, editor = pages.linked(), factories.user()
    acts.refusals.clear()
    settings(max_examples=30)(given(ROUNDS)(lambda rounds: hold(rounds, sources, editor)))()
    print("Refused, each for a true reason:", dict(acts.refusals))


def hold(rounds, sources, editor):
    with rolled_back():
        for steps, reader, number in [*rounds, ([], pages.reader(), 0), ([], pages.reader(), 1)]:
            for step in steps:
                act(editor, *step)
            assert_rereading_keeps_all(Source.objects.get(pk=sources[number].pk), reader)


def act(editor, do, which, whim):
    stories = Story.objects.order_by("pk")
    with change(Action.EDIT, by=editor):
        do(stories[which % len(stories)], whim)


def assert_rereading_keeps_all(source, reader):
    before = checks.Known()
    reparse(source, read=reader)
    checks.assert_kept(before, checks.Known())
    checks.assert_sound()
    rows = checks.rows()
    assert not reparse(source, read=reader).changed
    assert checks.rows() == rows
