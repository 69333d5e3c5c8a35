"""Taking back what was done to sources and issues: filing, merging of issues, re-reading, importing, typing in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import records
from articles.desk.arranging import move_to_story
from articles.models import Action, Change, Issue, Publication, Source, Story, change
from articles.pipeline import SourceOptions, read_source
from articles.records import filing
from articles.records.undoing import CannotUndo, Undone
from articles.rereading import reparse
from articles.verification import verify
from tests import editing, factories
from tests.records.snapshots import as_it_is
from tests.rereading import pages

pytestmark = pytest.mark.django_db

DAY = date(2024, 12, 17)


@pytest.fixture
def editor() -> User:
    return factories.user()


def last_change() -> Change:
    return Change.objects.order_by("pk").last()


def undo_last(editor: User) -> Undone:
    return editing.undo(last_change(), by=editor)


def assert_goes_back_and_forth(editor: User, before: Any, after: Any) -> None:
    assert after != before
    undo_last(editor)
    now = as_it_is()
    assert now == before, differences(before, now)
    undo_last(editor)
    now = as_it_is()
    assert now == after, differences(after, now)
    undo_last(editor)
    assert as_it_is() == before
    assert not list(verify())


def differences(wanted: Any, found: Any) -> list[Any]:
    rows = ((name, a, b) for name in wanted for a, b in zip(wanted[name], found[name], strict=False) if a != b)
    return [(name, {k: (a[k], b[k]) for k in a if a[k] != b[k]}) for name, a, b in rows]


def renumber(issue: Issue, **values: Any) -> None:
    with change(Action.EDIT):
        issue = Issue.objects.get(pk=issue.pk)
        for name, value in values.items():
            setattr(issue, name, value)
        issue.save()
        records.redate(issue)


class TestFiling:
    def test_sources_and_stories_go_back_to_an_issue_that_comes_back(self, editor):
        stray, right = pages.imported(number="24"), pages.imported("另一篇\n\n正文一段。\n", publication="丰都工人")
        before = as_it_is()
        with change(Action.FILE, by=editor):
            filing.file_under(right.issue, [stray])
        assert_goes_back_and_forth(editor, before, as_it_is())

    def test_a_date_that_a_merged_issue_gave_goes_back_to_it(self, editor):
        dated = pages.imported(publication="丰都工人", number="24", published_on=DAY)
        bare = pages.imported("另一篇\n\n正文一段。\n", publication="丰都工人")
        before = as_it_is()
        with change(Action.MERGE_ISSUES, by=editor):
            filing.merge(bare.issue, [dated.issue])
        assert_goes_back_and_forth(editor, before, as_it_is())

    def test_a_source_that_was_filed_elsewhere_since_stays(self, editor):
        one, other = pages.imported(), pages.imported("另一篇\n\n正文一段。\n")
        first, last = factories.issue(), factories.issue()
        home = other.issue_id
        with change(Action.FILE, by=editor):
            filing.file_under(first, [one, other])
        done = last_change()
        with change(Action.FILE, by=editor):
            filing.file_under(last, [one])
        editing.undo(done, by=editor)
        assert Source.objects.get(pk=other.pk).issue_id == home
        assert Source.objects.get(pk=one.pk).issue == last

    def test_what_is_left_of_a_taken_back_change_goes_back_to_its_issue(self, editor):
        source = pages.imported()
        story, home = pages.stories(source)[1], source.issue_id
        new = editing.split(story, story.blocks.order_by("position").last().pk, by=editor)
        undo_last(editor)
        with change(Action.FILE, by=editor):
            filing.file_under(Issue.objects.create(title="号外"), [source])
        assert not Issue.objects.filter(pk=home).exists()
        undo_last(editor)
        assert Story.objects.get(pk=new.pk).issue_id == home

    def test_nothing_goes_back_beside_an_issue_that_came_in_its_place(self, editor):
        dated = pages.imported(publication="丰都工人", published_on=DAY, number="24")
        right = factories.issue(publication=factories.publication("工人"))
        with change(Action.FILE, by=editor):
            filing.edit_sources([dated], {"issue": right})
            records.edit_many(Story.objects.filter(source=dated), {"issue": right})
            dated.issue = Issue.objects.get(pk=right.pk)
            Issue.objects.exclude(pk=right.pk).get().delete()
        done, publication = last_change(), Publication.objects.get(name="丰都工人")
        factories.issue(publication=publication, published_on=DAY, number="24", date_basis="given")
        before = as_it_is()
        with pytest.raises(CannotUndo) as refusal:
            editing.undo(done, by=editor)
        assert "已经有" in refusal.value.stays[0].why
        assert as_it_is() == before


def test_the_facts_of_an_issue_go_back_and_its_stories_follow(editor):
    source = pages.imported(publication="丰都工人", number="24", published_on=DAY)
    before = as_it_is()
    renumber(source.issue, number="25", published_on=date(2025, 1, 1))
    assert_goes_back_and_forth(editor, before, as_it_is())


def test_a_number_corrected_since_stays_and_the_title_goes_back(editor):
    issue = factories.issue(number="1", title="试刊")
    renumber(issue, number="2", title="创刊号")
    done = last_change()
    renumber(issue, number="3")
    undone = editing.undo(done, by=editor)
    issue.refresh_from_db()
    assert (issue.number, issue.title) == ("3", "试刊")
    assert [(each.model, each.what) for each in undone.stays] == [(Issue, ("期号",))]


def test_an_issue_that_was_deleted_comes_back_as_it_was(editor):
    issue = factories.issue(number="1", title="试刊")
    before = as_it_is()
    with change(Action.DELETE, by=editor):
        issue.delete()
    assert_goes_back_and_forth(editor, before, as_it_is())


def test_a_publication_in_use_since_stays(editor):
    publication = factories.publication()
    done = last_change()
    factories.issue(publication=publication)
    with pytest.raises(CannotUndo):
        editing.undo(done, by=editor)


class TestRereading:
    @pytest.mark.parametrize("alter", [pages.merge(0), pages.split(1), pages.drop(1), pages.join(1)])
    def test_all_is_as_it_was(self, editor, alter):
        source = pages.imported()
        before = as_it_is()
        reparse(source, read=pages.reader(alter))
        assert_goes_back_and_forth(editor, before, as_it_is())

    def test_a_text_that_was_read_anew_goes(self, editor):
        source = pages.imported()
        before = as_it_is()
        reparse(source, read=pages.reader(garbled=[pages.misread(4)]))
        assert source.readings.count() == 2
        assert_goes_back_and_forth(editor, before, as_it_is())

    def test_a_text_of_no_story_comes_back_with_its_source_named(self, editor):
        story = pages.stories(pages.imported())[0]
        source = pages.imported("工人日报进车间\n\n本报讯（记者李谷雨）书屋开放。\n\n工友来了。\n")
        with change(Action.ARRANGE, by=editor):
            move_to_story(source.readings.get().blocks.values_list("pk", flat=True), story.pk)
        reparse(source, read=pages.reader(garbled=[pages.swallow(1)]))
        after = as_it_is()
        undo_last(editor)
        undone = undo_last(editor)
        assert [(each.model, each.key) for each in undone.returns] == [(Source, source.pk)]
        assert as_it_is() == after

    def test_proposals_go(self, editor):
        source = pages.imported()
        editing.edit(pages.stories(source)[1], by=editor, body="改过的正文。")
        before = as_it_is()
        reparse(source, read=pages.reader(pages.join(1)))
        assert pages.stories(source)[1].proposed
        assert_goes_back_and_forth(editor, before, as_it_is())

    def test_a_story_edited_since_stays(self, editor):
        source = pages.imported()
        reparse(source, read=pages.reader(pages.join(1), pages.drop(0)))
        done = last_change()
        editing.edit(pages.stories(source)[0], by=editor, body="改过的正文。")
        undone = editing.undo(done, by=editor)
        assert [story.body for story in pages.stories(source)][1] == "改过的正文。"
        assert len(pages.stories(source)) == 3
        assert undone.stays

    def test_of_another_text_all_stays_where_a_story_was_edited_since(self, editor):
        source = pages.imported()

        def read(data: bytes, **told: Any) -> Any:
            return read_source(("报头一行\n\n" + data.decode()).encode(), **told)

        reparse(source, read=read)
        done = last_change()
        editing.merge(pages.stories(source)[:2], by=editor)
        before = as_it_is()
        with pytest.raises(CannotUndo):
            editing.undo(done, by=editor)
        assert as_it_is() == before

    def test_another_text_does_not_come_back_where_its_stories_were_merged_since(self, editor):
        source = pages.imported()

        def read(data: bytes, **told: Any) -> Any:
            return read_source(("报头一行\n\n" + data.decode()).encode(), **told)

        reparse(source, read=read)
        undo_last(editor)
        done = last_change()
        editing.merge(pages.stories(source)[:2], by=editor)
        with pytest.raises(CannotUndo):
            editing.undo(done, by=editor)
        assert source.readings.count() == 1


class TestImporting:
    def test_sources_stories_issue_and_publication_go_and_come_back(self, editor):
        before = as_it_is()
        pages.imported(publication="丰都工人", number="24", published_on=DAY)
        assert_goes_back_and_forth(editor, before, as_it_is())

    def test_the_stories_are_in_the_bin_and_not_brought_back_from_there(self, editor):
        source = pages.imported()
        undo_last(editor)
        assert Story.objects.binned().count() == 3
        assert editing.bring_back(Story.objects.all(), by=editor) == 0
        assert Source.objects.get(pk=source.pk).issue is None

    def test_the_other_halves_of_its_stories_wait_again(self, editor):
        opening, _later = pages.linked()
        waiting = [story.warnings for story in pages.stories(opening)]
        undo_last(editor)
        assert [story.warnings for story in pages.stories(opening)] != waiting
        undo_last(editor)
        assert [story.warnings for story in pages.stories(opening)] == waiting

    def test_a_source_on_which_somebody_worked_stays_whole(self, editor):
        source = pages.imported()
        done = last_change()
        editing.set_status(pages.stories(source)[:1], "checked", by=editor)
        with pytest.raises(CannotUndo) as refusal:
            editing.undo(done, by=editor)
        assert [each.key for each in refusal.value.stays] == [pages.stories(source)[0].pk]

    def test_a_source_of_which_somebody_said_what_continues_a_story_stays_whole(self, editor):
        source = pages.imported()
        done, story = last_change(), pages.stories(source)[0]
        editing.edit(factories.story(), by=editor, continues=story)
        with pytest.raises(CannotUndo) as refusal:
            editing.undo(done, by=editor)
        assert [each.key for each in refusal.value.stays] == [story.pk]

    def test_work_that_was_taken_back_is_none(self, editor):
        source = pages.imported()
        done = last_change()
        editing.set_status(pages.stories(source)[:1], "checked", by=editor)
        undo_last(editor)
        editing.undo(done, by=editor)
        assert not Story.objects.live().exists()

    def test_what_was_only_read_again_since_goes_with_what_came_of_it(self, editor):
        source = pages.imported()
        done = last_change()
        reparse(source, read=pages.reader(pages.split(1)))
        editing.undo(done, by=editor)
        assert not Story.objects.live().exists()

    def test_the_file_can_be_imported_again_with_other_facts(self, editor):
        pages.imported(number="24")
        undo_last(editor)
        again = pages.imported(number="25")
        assert len(pages.stories(again)) == 3
        assert Issue.objects.get().number == "25"

    def test_it_does_not_come_back_beside_a_file_with_the_same_text(self, editor):
        """Its bytes are others: the signature of UTF-8 stands before them."""
        pages.imported()
        undo_last(editor)
        back = last_change()
        factories.imported(pages.PAGE.encode("utf-8-sig"), "page.txt")
        with pytest.raises(CannotUndo) as refusal:
            editing.undo(back, by=editor)
        assert "又导入过" in refusal.value.stays[0].why

    def test_it_does_not_come_back_beside_the_file_that_was_imported_again(self, editor):
        pages.imported(number="24")
        undone = undo_last(editor).change
        back = last_change()
        pages.imported(number="25")
        before = as_it_is()
        with pytest.raises(CannotUndo):
            editing.undo(back, by=editor)
        assert as_it_is() == before
        assert undone.action == Action.IMPORT

    def test_an_issue_into_which_somebody_typed_a_story_stays(self, editor):
        issue = pages.imported(number="24").issue
        done = last_change()
        typed = factories.story(issue=issue)
        editing.undo(done, by=editor)
        assert [*Issue.objects.all()] == [issue]
        assert [*Story.objects.live()] == [typed]

    def test_an_issue_with_another_page_stays(self, editor):
        facts = {"publication": "丰都工人", "number": "24"}
        first = pages.imported(**facts, page="1")
        pages.imported("另一篇\n\n正文一段。\n", **facts, page="2")
        undo_last(editor)
        assert [*Issue.objects.all()] == [first.issue]
        assert [*Source.objects.live()] == [first]


def test_a_story_that_was_typed_in_goes_to_the_bin_and_comes_back(editor):
    before = as_it_is()
    with change(Action.TYPE_IN, by=editor):
        story = records.type_in({"headline": "手工录入", "body": "一段。"})
    after = as_it_is()
    assert_goes_back_and_forth(editor, before, after)
    assert Story.objects.get(pk=story.pk).binned_at


def test_a_page_of_a_given_number_is_read_as_before_once_filing_is_taken_back(editor):
    """What was taken back is no decision of a person about the issue."""
    source = factories.imported(pages.PAGE.encode(), "page.txt", SourceOptions()).source
    right = factories.issue(number="3")
    with change(Action.FILE, by=editor):
        filing.file_under(right, [source])
    undo_last(editor)
    before = as_it_is()
    reparse(Source.objects.get(pk=source.pk))
    assert as_it_is() == before
