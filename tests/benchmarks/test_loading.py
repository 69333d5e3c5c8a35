from __future__ import annotations

from operator import attrgetter

import pytest
from django.db import connection
from django.db.models import F

from articles import search
from articles.models import Block, Change, Issue, Reading, Story, Tagging
from articles.models.attachment import COPIED
from benchmarks.loading import load_corpus

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def corpus(db):
    load_corpus(60)


def test_at_least_so_many_stories():
    assert 60 <= Story.objects.count() < 80


def test_rows_point_at_rows():
    connection.check_constraints()


def test_rows_are_what_the_models_hold():
    story = Story.objects.exclude(body="").first()
    story.full_clean()
    assert story.machine["headline"] == story.headline


def test_every_story_has_its_blocks():
    assert not Story.objects.exclude(pk__in=Block.objects.values("story")).exists()
    assert Block.objects.filter(reading__in=Reading.objects.all()).exists()


def test_every_version_has_its_history():
    versions = {story.pk: story.version for story in Story.objects.all()}
    assert {pk: Story.history.filter(id=pk).count() for pk in versions} == versions


def test_newest_history_row_is_the_story():
    story = Story.objects.filter(version=2).first()
    newest = Story.history.filter(id=story.pk).latest("change_id")
    assert (newest.status, newest.body, newest.history_date) == (story.status, story.body, story.changed_at)
    assert newest.history_user == newest.change.by


def test_states_are_many():
    assert Story.objects.values("status").distinct().count() > 2
    assert Tagging.objects.values("state").distinct().count() == 3


def test_stories_are_found():
    story = Story.objects.live().exclude(headline="").first()
    assert story in search.filter_by_query(Story.objects.live(), story.headline)


def test_new_rows_go_on_from_those_loaded():
    before = Change.objects.latest("pk").pk
    assert Change.objects.create(action="edit").pk > before


def test_stories_lie_in_issues_of_their_day():
    assert Issue.objects.count() > 1
    assert not Story.objects.exclude(issue=F("source__issue"), dated=F("issue__published_on")).exists()


def test_attachments_have_what_they_copy():
    for tagging in Tagging.objects.select_related("story"):
        assert attrgetter(*COPIED)(tagging) == attrgetter(*COPIED)(tagging.story)
