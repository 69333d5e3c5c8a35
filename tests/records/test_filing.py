from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Action, Change, Issue, Source, Story, change
from articles.records import filing
from articles.records.filing import CannotMerge, Filed
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2024, 12, 17)


@pytest.fixture
def by(db) -> Any:
    return factories.user()


def issue(name: str = "", day: date | None = None, **fields: Any) -> Issue:
    """An issue with one printed story, in a source of its own."""
    publication = factories.publication(name) if name else None
    basis = {"date_basis": "printed"} if day else {}
    made = factories.issue(publication=publication, published_on=day, **basis, **fields)
    printed(made)
    return Issue.objects.get(pk=made.pk)


def printed(of: Issue) -> Story:
    story = factories.printed_story()
    stray = story.issue
    file_under(of, [story.source], by=None)
    assert not Issue.objects.filter(pk=stray.pk).exists()
    return story


def file_under(right: Issue, strays: list[Source], by: Any) -> Filed:
    with change(Action.FILE, by=by):
        return filing.file_under(right, strays)


def merge(staying: Issue, others: list[Issue], by: Any) -> Filed:
    with change(Action.MERGE_ISSUES, by=by):
        return filing.merge(staying, others)


def sources(of: Issue) -> list[Source]:
    return list(of.sources.all())


class TestFiling:
    def test_moves_the_sources_and_their_stories(self, by):
        stray, right = issue(), issue("丰都工人", DAY)
        filed = file_under(right, sources(stray), by=by)
        assert (filed.sources, filed.stories) == (1, 1)
        assert right.sources.count() == right.stories.count() == 2

    def test_moves_stories_in_the_bin_too(self, by):
        stray, right = factories.printed_story(binned_at=timezone.now()), issue()
        file_under(right, [stray.source], by=by)
        assert right.stories.binned().count() == 1

    def test_lets_an_emptied_issue_go(self, by):
        stray, right = issue(), issue()
        assert file_under(right, sources(stray), by=by).emptied == (str(stray),)
        assert list(Issue.objects.all()) == [right]

    def test_takes_the_facts_of_an_emptied_issue_as_merging_does(self, by):
        stray, right = issue(number="24"), issue("丰都工人", DAY)
        file_under(right, sources(stray), by=by)
        assert Issue.objects.get().number == "24"

    def test_is_refused_where_merging_is(self, by):
        stray, right = issue("渝工通讯", DAY), issue("丰都工人", DAY)
        with pytest.raises(CannotMerge, match="媒体"):
            file_under(right, sources(stray), by=by)
        assert [each.sources.count() for each in (stray, right)] == [1, 1]

    def test_of_a_page_of_several_asks_for_no_merging(self, by):
        left, right = issue("渝工通讯", DAY), issue("丰都工人", DAY)
        printed(left)
        assert file_under(right, sources(left)[:1], by=by).sources == 1

    def test_leaves_an_issue_that_has_something_left(self, by):
        left, right = issue(), issue()
        printed(left)
        assert file_under(right, sources(left)[:1], by=by).emptied == ()
        assert left.sources.count() == 1

    def test_leaves_an_issue_that_has_stories_typed_in(self, by):
        left, right = issue(), issue()
        factories.story(issue=left)
        assert file_under(right, sources(left), by=by).emptied == ()

    def test_is_in_the_journal(self, by):
        stray, right = issue(), issue()
        file_under(right, sources(stray), by=by)
        assert (Change.objects.first().action, Change.objects.first().by) == (Action.FILE, by)

    def test_is_in_the_history_of_each_story(self, by):
        stray, right = issue(), issue()
        story = stray.stories.get()
        file_under(right, sources(stray), by=by)
        assert story.history.first().issue_id == right.pk

    def test_of_what_is_there_already_is_nothing(self, by):
        right = issue()
        before = Change.objects.count()
        assert file_under(right, sources(right), by=by).sources == 0
        assert Change.objects.count() == before

    def test_moves_any_number_of_stories_in_the_same_number_of_queries(self, by):
        numbers = []
        for stories in (1, 2, 20):  # the first asks once which departments there are
            right, source = factories.issue(), factories.source()
            factories.stories(stories, issue=source.issue, source=source)
            with CaptureQueriesContext(connection) as queries:
                file_under(right, [source], by=by)
            numbers.append(len(queries))
        assert numbers[1] == numbers[2]

    def test_links_a_story_with_what_goes_on_on_the_page_that_came(self, by):
        right, stray = factories.issue(), factories.issue()
        one, four = factories.source(right, page="1"), factories.source(stray, page="4")
        opening = factories.story(issue=right, source=one, continued_on="第4版")
        later = factories.story(issue=stray, source=four, continued_from="第1版")
        file_under(right, [four], by=by)
        assert Story.objects.get(pk=later.pk).continues == opening


class TestMerging:
    def test_moves_sources_and_stories_and_lets_the_others_go(self, by):
        staying, going = issue("丰都工人", DAY), issue()
        name = str(going)
        filed = merge(staying, [staying, going], by=by)
        assert (filed.sources, filed.stories, filed.emptied) == (1, 1, (name,))
        assert list(Issue.objects.all()) == [staying]
        assert staying.sources.count() == staying.stories.count() == 2

    def test_moves_stories_that_were_typed_in(self, by):
        staying, going = issue(), issue()
        factories.story(issue=going)
        assert merge(staying, [going], by=by).stories == 2

    def test_takes_the_facts_that_the_staying_one_lacks(self, by):
        staying, going = issue(number="24"), issue("丰都工人", DAY, title="年终号", editors=["张三"])
        merge(staying, [going], by=by)
        assert str(Issue.objects.get()) == "《丰都工人》第24期 2024年12月17日"
        assert (Issue.objects.get().title, Issue.objects.get().date_basis) == ("年终号", "printed")

    def test_prefers_a_date_to_bounds(self, by):
        staying, going = issue(), issue("丰都工人", DAY)
        Issue.objects.filter(pk=staying.pk).update(date_basis="inferred", not_before=date(2024, 12, 1))
        merge(Issue.objects.get(pk=staying.pk), [going], by=by)
        assert Issue.objects.get().date_basis == "printed"

    def test_keeps_the_facts_of_the_staying_one(self, by):
        staying, going = issue("丰都工人", title="年终号"), issue(title="别的")
        merge(staying, [going], by=by)
        assert Issue.objects.get().title == "年终号"

    @pytest.mark.parametrize(
        ("one", "other", "word"),
        [
            ({"name": "丰都工人"}, {"name": "渝工通讯"}, "媒体"),
            ({"number": "24"}, {"number": "25"}, "期号"),
            ({"day": DAY}, {"day": date(2024, 12, 18)}, "日期"),
        ],
    )
    def test_is_refused_where_they_contradict_each_other(self, by, one, other, word):
        staying, going = issue(**one), issue(**other)
        with pytest.raises(CannotMerge, match=word):
            merge(staying, [going], by=by)
        assert Issue.objects.count() == 2

    def test_is_refused_where_it_would_make_an_issue_that_is_here(self, by):
        here = issue("丰都工人", DAY, number="24")
        numbered = factories.issue(publication=here.publication, number="24")
        dated = factories.issue(published_on=DAY, date_basis="given")
        with pytest.raises(CannotMerge):
            merge(numbered, [dated], by=by)
        assert Issue.objects.count() == 3

    def test_is_in_the_journal_and_in_the_history_of_the_issue_that_went(self, by):
        staying, going = issue(), issue()
        gone = going.pk
        merge(staying, [going], by=by)
        last = Change.objects.first()
        assert (last.action, last.by) == (Action.MERGE_ISSUES, by)
        assert Issue.history.filter(id=gone).first().change == last
