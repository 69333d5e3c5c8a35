from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles import records
from articles.models import Action, Change, Issue, Placing, Publication, Story, Tagging, change
from articles.models.journal import NoOpenChange
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return factories.user()


def edited(story: Story, by: User, **values: object) -> Story:
    with change(Action.EDIT, by=by):
        return records.edit(story.pk, values)


def test_an_edit_writes_what_was_decided(editor):
    story = edited(factories.story(), editor, headline="新标题")
    story.refresh_from_db()
    assert story.headline == "新标题"


def test_an_edit_holds_the_field_with_who_and_when(editor):
    held = edited(factories.story(), editor, headline="新标题").held
    assert held["headline"]["by"] == editor.pk
    assert held["headline"]["at"]


def test_an_edit_holds_no_other_field(editor):
    assert set(edited(factories.story(), editor, headline="新标题").held) == {"headline"}


def test_a_field_that_no_parser_fills_needs_no_hold(editor):
    assert edited(factories.story(), editor, notes="核对过").held == {}


def test_an_edit_raises_the_version(editor):
    story = factories.story()
    assert edited(story, editor, headline="新标题").version == story.version + 1


def test_an_edit_that_changes_nothing_writes_nothing(editor):
    story = factories.story()
    edited(story, editor, headline=story.headline)
    story.refresh_from_db()
    assert (story.version, story.held, story.history.count()) == (1, {}, 1)


def test_an_edit_that_changes_nothing_leaves_no_change_in_the_journal(editor):
    story = factories.story()
    before = Change.objects.count()
    edited(story, editor, headline=story.headline)
    assert Change.objects.count() == before


def test_an_edit_has_a_history_row_that_points_at_its_change(editor):
    story = edited(factories.story(), editor, headline="新标题")
    row = story.history.first()
    assert (row.headline, row.change.action, row.change.by) == ("新标题", Action.EDIT, editor)


def test_the_history_names_the_user_of_the_change(editor):
    assert edited(factories.story(), editor, headline="新标题").history.first().history_user == editor


def test_an_edit_at_an_old_version_is_a_conflict(editor):
    story = factories.story()
    edited(story, editor, headline="先到者")
    with pytest.raises(records.Conflict) as conflict, change(Action.EDIT, by=editor):
        records.edit(story.pk, {"headline": "后到者"}, base_version=story.version)
    assert conflict.value.story.headline == "先到者"


def test_a_conflict_leaves_the_first_edit(editor):
    story = factories.story()
    edited(story, editor, headline="先到者")
    with pytest.raises(records.Conflict), change(Action.EDIT, by=editor):
        records.edit(story.pk, {"headline": "后到者"}, base_version=1)
    story.refresh_from_db()
    assert story.headline == "先到者"


def test_a_text_that_no_database_stores_is_refused(editor):
    with pytest.raises(ValidationError, match="headline"):
        edited(factories.story(), editor, headline="标\0题")


def test_a_line_that_is_too_long_is_refused(editor):
    with pytest.raises(ValidationError, match="headline"):
        edited(factories.story(), editor, headline="长" * 501)


def test_an_exclusion_without_a_reason_is_refused(editor):
    with pytest.raises(ValidationError):
        edited(factories.story(), editor, status=Story.Status.EXCLUDED)


def test_a_story_cannot_be_written_outside_of_a_change():
    with pytest.raises(NoOpenChange):
        Story(headline="无主").save()


def test_a_failed_change_leaves_nothing(editor):
    story = factories.story()
    with pytest.raises(ZeroDivisionError), change(Action.EDIT, by=editor):
        records.edit(story.pk, {"headline": "半途"})
        raise ZeroDivisionError
    story.refresh_from_db()
    assert story.headline == "工会送来清凉包"
    assert not Change.objects.filter(action=Action.EDIT, by=editor).exists()


def test_a_story_typed_in_is_held_as_far_as_it_says_something(editor):
    with change(Action.TYPE_IN, by=editor):
        story = records.type_in({"headline": "手工录入一则", "body": "正文。", "kicker": ""})
    assert set(story.held) == {"headline", "body"}
    assert story.origin == Story.Origin.TYPED


def test_many_stories_are_one_change(editor):
    stories = factories.stories(3)
    with change(Action.STATUS, by=editor):
        assert records.edit_many(stories, {"status": Story.Status.CHECKED}) == 3
    assert len({story.history.first().change_id for story in stories}) == 1


def test_of_many_stories_only_those_that_differ_are_written(editor):
    done, todo = factories.stories(2)
    edited(done, editor, status=Story.Status.CHECKED)
    with change(Action.STATUS, by=editor):
        assert records.edit_many([done, todo], {"status": Story.Status.CHECKED}) == 1


def test_the_bin_keeps_the_story(editor):
    story = factories.story()
    with change(Action.BIN, by=editor):
        records.move_to_bin([story])
    assert list(Story.objects.binned()) == [story]
    assert not Story.objects.live().exists()


def test_a_story_comes_back_from_the_bin(editor):
    story = factories.story()
    with change(Action.BIN, by=editor):
        records.move_to_bin([story])
    with change(Action.RESTORE, by=editor):
        records.restore([story])
    assert list(Story.objects.live()) == [story]


def test_the_bin_and_the_return_are_in_the_history(editor):
    story = factories.story()
    with change(Action.BIN, by=editor):
        records.move_to_bin([story])
    with change(Action.RESTORE, by=editor):
        records.restore([story])
    assert [row.change.action for row in story.history.all()] == [Action.RESTORE, Action.BIN, Action.IMPORT]


def test_a_tag_that_a_person_adds_is_confirmed(editor):
    story, tag = factories.story(), factories.tag()
    with change(Action.TAG, by=editor):
        records.attach([story], [tag])
    tagging = story.taggings.get()
    assert (tagging.state, tagging.by) == (Tagging.State.CONFIRMED, editor)


def test_a_suggested_tag_is_not_among_the_confirmed():
    tagging = factories.suggested(factories.story(), "建会入会")
    assert not Story.objects.tagged(tagging.tag).exists()


def test_a_suggestion_that_is_confirmed_counts(editor):
    story = factories.story()
    tagging = factories.suggested(story, "建会入会")
    with change(Action.TAG, by=editor):
        records.attach([story], [tagging.tag])
    assert list(Story.objects.tagged(tagging.tag)) == [story]


def test_a_rejected_tag_stays_on_record(editor):
    story = factories.story()
    tagging = factories.suggested(story, "建会入会")
    with change(Action.TAG, by=editor):
        records.attach([story], [tagging.tag], Tagging.State.REJECTED)
    assert story.taggings.get().state == Tagging.State.REJECTED


def test_tagging_has_a_history(editor):
    story = factories.story()
    tagging = factories.suggested(story, "建会入会")
    with change(Action.TAG, by=editor):
        records.attach([story], [tagging.tag])
    assert [row.change.action for row in tagging.history.all()] == [Action.TAG, Action.IMPORT]


def test_tagging_twice_changes_nothing(editor):
    story, tag = factories.story(), factories.tag()
    for expected in (1, 0):
        with change(Action.TAG, by=editor):
            assert records.attach([story], [tag]) == expected
    assert story.taggings.get().history.count() == 1


@pytest.mark.parametrize("number", [1, 50])
def test_stories_of_an_issue_are_written_in_a_handful_of_queries(number, editor, django_assert_max_num_queries):
    issue = factories.issue()
    with change(Action.IMPORT, by=editor), django_assert_max_num_queries(12):
        records.create([Story(headline=f"第{n}篇", issue=issue) for n in range(number)])


def test_fifty_stories_are_tagged_in_a_handful_of_queries(editor, django_assert_max_num_queries):
    stories, tag = factories.stories(50), factories.tag()
    with django_assert_max_num_queries(13), change(Action.TAG, by=editor):
        assert records.attach(stories, [tag]) == 50


def test_a_place_is_confirmed_by_a_person(editor):
    story = factories.story()
    placing = factories.suggested_place(story, "500112")
    with change(Action.TAG, by=editor):
        records.attach([story], [placing.place])
    assert story.placings.get().state == Placing.State.CONFIRMED


def test_a_decision_without_a_person_is_refused():
    story, tag = factories.story(), factories.tag()
    with pytest.raises(IntegrityError), change(Action.TAG):
        records.attach([story], [tag])


@pytest.mark.parametrize("write", [Publication(name="工人通讯"), Issue()], ids=["publication", "issue"])
def test_publications_and_issues_are_recorded_too(write):
    with pytest.raises(NoOpenChange):
        write.save()
