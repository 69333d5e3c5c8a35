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
        with sound((number, desk), number):
            steps += [(each, before if n == 0 else None) for n, each in enumerate(desk.act())]
    for number, (done, before) in reversed(list(enumerate(steps))):
        with sound((done, done.note), number):
            undone = editing.undo(done, by=desk.editor)
        assert not undone.stays, (done, undone.stays)
        assert before is None or differences(before, packed()) == [], done
    print(f"{acts} acts, {len(steps)} changes, refused: {dict(desk.refused)}")


def test_undone_in_any_order_nothing_disagrees(desk, acts):
    changes = []
    for number in range(acts):
        with sound((number, desk), number):
            changes += desk.act()
    desk.chance.shuffle(changes)
    refused = 0
    for number, done in zip(reversed(range(len(changes))), changes, strict=True):
        with sound((done, done.note), number):
            try:
                editing.undo(done, by=desk.editor)
            except CannotUndo:
                refused += 1
    print(f"{acts} acts, {len(changes)} changes, of which {refused} could not be undone")
