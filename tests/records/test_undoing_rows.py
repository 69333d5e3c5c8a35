from __future__ import annotations

from datetime import date

import pytest

from articles.models import Action, Change, Publication, Use, change
from articles.records.undoing import CannotUndo
from tests import editing, factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.user()


def last_change() -> Change:
    return Change.objects.latest("pk")


def made(by, **facts) -> Use:
    story, medium = factories.story(), factories.publication()
    with change(Action.EDIT, by=by):
        return Use.objects.create(story=story, medium=medium, used_on=date(2024, 6, 17), **facts)


def test_a_use_that_was_made_goes_and_comes_again(editor):
    use = made(editor, page="3")
    editing.undo(last_change(), by=editor)
    assert not Use.objects.exists()
    editing.undo(last_change(), by=editor)
    again = Use.objects.get()
    assert (again.pk, again.public_id, again.page) == (use.pk, use.public_id, "3")


def test_of_a_use_only_what_nobody_changed_since_goes_back(editor):
    use = made(editor)
    with change(Action.EDIT, by=editor) as opened:
        use.page, use.number = "3", "7"
        use.save()
    first = opened.written
    with change(Action.EDIT, by=editor):
        use.page = "4"
        use.save()
    editing.undo(first, by=editor)
    use.refresh_from_db()
    assert (use.page, use.number) == ("4", "")


def test_a_use_that_was_deleted_comes_back(editor):
    use = made(editor)
    key = use.pk
    with change(Action.DELETE, by=editor):
        use.delete()
    editing.undo(last_change(), by=editor)
    assert Use.objects.get().pk == key


def test_a_use_does_not_come_back_where_its_medium_is_gone(editor):
    use = made(editor)
    with change(Action.DELETE, by=editor) as opened:
        use.delete()
    with change(Action.DELETE, by=editor):
        Publication.objects.get(pk=use.medium_id).delete()
    with pytest.raises(CannotUndo):
        editing.undo(opened.written, by=editor)


def test_a_medium_that_was_made_with_a_use_goes_with_it(editor):
    story = factories.story()
    with change(Action.EDIT, by=editor):
        medium = Publication.objects.create(name="工道")
        Use.objects.create(story=story, medium=medium)
    editing.undo(last_change(), by=editor)
    assert not Publication.objects.exists() and not Use.objects.exists()
