from __future__ import annotations

import pytest

from articles.models import Action, change
from articles.rereading.placements import stories_printed_in
from tests.rereading import pages

pytestmark = pytest.mark.django_db


def test_stories_of_other_sources_are_neither_looked_at_nor_locked(source):
    pages.imported(pages.PAGE.replace("焊工", "钳工"))
    with change(Action.REPARSE):
        assert [*stories_printed_in(source)] == [story.pk for story in pages.stories(source)]
