"""Whatever a desk does, and whichever of it is taken back: print, fields, history and index agree, nothing is lost."""

from __future__ import annotations

from random import Random

import pytest

from articles.records.undoing import CannotUndo
from tests import editing, factories
from tests.desk.random_acts import Desk, differences, packed, sound

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(request) -> Desk:
    return Desk(Random(request.config.getoption("--acts-seed")), factories.user())


@pytest.fixture
def acts(request) -> int:
    return request.config.getoption("--acts")


def test_undone_in_the_order_back_all_is_as_it_was(desk, acts):
    steps = []
    for number in range(acts):
        before = packed()
        with sound((number, desk)):
            steps += [(each, before if n == 0 else None) for n, each in enumerate(desk.act())]
    for done, before in reversed(steps):
        with sound((done, done.note), wholly=done == steps[0][0]):
            undone = editing.undo(done, by=desk.editor)
        assert not undone.stays, (done, undone.stays)
        assert before is None or differences(before, packed()) == [], done
    print(f"{acts} acts, {len(steps)} changes, refused: {dict(desk.refused)}")


def test_undone_in_any_order_nothing_disagrees(desk, acts):
    changes = []
    for number in range(acts):
        with sound((number, desk)):
            changes += desk.act()
    desk.chance.shuffle(changes)
    refused = 0
    for done in changes:
        with sound((done, done.note), wholly=done == changes[-1]):
            try:
                editing.undo(done, by=desk.editor)
            except CannotUndo:
                refused += 1
    print(f"{acts} acts, {len(changes)} changes, of which {refused} could not be undone")
