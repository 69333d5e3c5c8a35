"""The facts of an issue follow what is read of them, as far as nobody and no other page says otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from articles import records
from articles.models import Action, Issue, Publication, Source, Story, change
from articles.parsing.values import DateBasis
from articles.pipeline import SourceOptions, SourceParse, read_source
from articles.records.filing import file_under
from articles.rereading import Difference, Reread, reparse
from articles.rereading.facts import given_options
from tests import factories
from tests.rereading import pages

pytestmark = pytest.mark.django_db

DAY = date(2024, 6, 7)


def read_again(source: Source, **facts: Any) -> Reread:
    """By a parser that reads these facts, where nobody says otherwise."""

    def read(data: bytes, *, context: Any, **more: Any) -> SourceParse:
        parse = read_source(data, context=context, **more)
        given = {name for name in facts if getattr(context.given, name, None)}
        read = {name: value for name, value in facts.items() if name not in given}
        return replace(parse, issue=replace(parse.issue, **read))

    source = Source.objects.get(pk=source.pk)
    return reparse(source, read=read)


def dated(day: date = DAY) -> dict[str, Any]:
    return {"published_on": day, "date_basis": DateBasis.PRINTED, "not_before": day, "not_after": day}


def decide(source: Source, **values: Any) -> None:
    with change(Action.EDIT, by=factories.user()):
        issue = Source.objects.get(pk=source.pk).issue
        for name, value in values.items():
            setattr(issue, name, value)
        issue.save()
        records.redate(issue)


def issue_of(source: Source) -> Issue:
    return Issue.objects.get(sources=source)


def test_what_is_read_now_is_written(source):
    read_again(source, publication="丰都工人", number="24", title="安全专刊", **dated())
    issue = issue_of(source)
    assert (issue.publication.name, issue.number, issue.title) == ("丰都工人", "24", "安全专刊")
    assert (issue.published_on, issue.date_basis) == (DAY, "printed")


def test_what_was_misread_is_mended(source):
    read_again(source, number="24", **dated())
    read_again(source, number="25", **dated(date(2024, 6, 8)))
    assert (issue_of(source).number, issue_of(source).published_on) == ("25", date(2024, 6, 8))


def test_a_new_fact_alone_is_a_change(source):
    reread = read_again(source, number="24")
    assert (reread.changed, reread.lines) == (True, ())


def test_it_is_one_change_by_nobody(source):
    read_again(source, number="24")
    row = issue_of(source).history.first()
    assert (row.change.action, row.change.by) == (Action.REPARSE, None)


def test_the_stories_are_of_the_day(source):
    read_again(source, **dated())
    assert set(Story.objects.filter(source=source).values_list("dated", flat=True)) == {DAY}


def test_read_twice_changes_nothing(source):
    read_again(source, publication="丰都工人", number="24", page="3", **dated())
    assert not read_again(source, publication="丰都工人", number="24", page="3", **dated()).changed


def test_a_page_is_read_once_more_only_for_what_its_issue_knows_besides(source):
    contexts = []

    def read(data: bytes, **more: Any) -> SourceParse:
        contexts.append(more["context"].given.number)
        return read_source(data, **more)

    reparse(source, read=read)
    assert contexts == [None]
    Issue.objects.update(number="7")
    reparse(Source.objects.get(pk=source.pk), read=read)
    assert contexts == [None, None, "7"]


def test_it_is_reported(source):
    assert read_again(source, number="24", page="3").facts == (
        Difference("page", "", "3"),
        Difference("number", "", "24"),
    )


def test_what_is_not_read_any_more_stays(source):
    read_again(source, publication="丰都工人", number="24", **dated())
    assert not read_again(source).changed
    assert issue_of(source).number == "24"


def test_what_a_person_set_stays(source):
    decide(source, number="7", title="专刊")
    read_again(source, number="24", title="安全专刊", **dated())
    issue = issue_of(source)
    assert (issue.number, issue.title, issue.published_on) == ("7", "专刊", DAY)


def test_what_a_person_cleared_stays_cleared(source):
    read_again(source, number="24")
    decide(source, number="")
    read_again(source, number="24")
    assert issue_of(source).number == ""


def test_a_publication_that_the_issue_once_had_may_be_gone(source):
    read_again(source, publication="丰都工人")
    decide(source, publication=factories.publication("重庆工人报"))
    with change(Action.DELETE):
        Publication.objects.get(name="丰都工人").delete()
    assert not read_again(source, publication="丰都工人报").facts
    assert issue_of(source).publication.name == "重庆工人报"


def test_a_publication_that_a_person_took_away_is_not_made_again(source):
    read_again(source, publication="丰都工人")
    decide(source, publication=None)
    with change(Action.DELETE):
        Publication.objects.all().delete()
    read_again(source, publication="丰都工人")
    assert not Publication.objects.exists()


def test_what_a_person_set_and_cleared_is_not_said_again_by_a_newer_text(source):
    decide(source, number="7")
    reparse(Source.objects.get(), read=pages.reader(garbled=[pages.close_up]))
    decide(source, number="")
    assert given_options(Source.objects.get()) == SourceOptions()


def test_the_date_is_a_persons_as_a_whole(source):
    decide(source, published_on=date(2024, 1, 1), date_basis="given")
    read_again(source, **dated())
    assert (issue_of(source).published_on, issue_of(source).date_basis) == (date(2024, 1, 1), "given")


def test_what_was_said_at_the_import_is_said_again():
    source = pages.imported(publication="丰都工人", number="7", page="2")
    read_again(source, publication="别的报", number="24", page="3")
    issue = issue_of(source)
    assert (issue.publication.name, issue.number, Source.objects.get().page) == ("丰都工人", "7", "2")


def test_one_of_several_pages_fills_what_the_issue_lacks_and_no_more():
    given = {"publication": "丰都工人", "number": "7"}
    source, _other = pages.imported(page="1", **given), pages.imported(pages.PAGE.replace("焊工", "钳工"), **given)
    Source.objects.get(pk=source.pk).readings.update(options={})
    read_again(source, number="24", title="安全专刊", **dated())
    issue = issue_of(source)
    assert (issue.number, issue.title, issue.published_on) == ("7", "安全专刊", DAY)


def test_a_source_that_a_person_filed_stays_in_its_issue(source):
    with change(Action.EDIT):
        issue = Issue.objects.create(number="7", title="专刊")
    with change(Action.FILE, by=factories.user()):
        file_under(issue, [source])
    read_again(source, number="24")
    assert (issue_of(source), issue_of(source).number) == (issue, "7")


def test_a_source_found_to_be_of_an_issue_that_is_here_moves_there_with_its_stories(source):
    text = "焊工大赛开赛\n\n今天上午，焊工大赛开赛。\n"
    factories.imported(text.encode(), "b.txt", SourceOptions("丰都工人", "7", DAY))
    there = Issue.objects.get(number="7")
    read_again(source, publication="丰都工人", number="7", **dated())
    assert (list(Issue.objects.all()), there.sources.count()) == ([there], 2)
    assert {story.issue for story in pages.stories(source)} == {there}


def test_what_would_be_one_of_several_issues_stays_as_it_is(source):
    paper = factories.publication("丰都工人")
    for number in ("7", ""):
        factories.issue(publication=paper, number=number, published_on=DAY, date_basis="printed")
    assert not read_again(source, publication="丰都工人", number="7", **dated()).facts
    assert issue_of(source).publication is None


def test_a_source_is_read_in_the_light_of_what_only_its_folder_said():
    paper = factories.publication("丰都工人", home_id="500000")
    text = "市总工会开展送清凉活动\n\n近日，市总工会开展送清凉活动，慰问一线职工。\n"
    factories.imported(text.encode(), "丰都工人报/a.txt")
    with change(Action.IMPORT):
        Issue.objects.update(publication=paper)
        records.redate(Issue.objects.get())
    reparse(Source.objects.get())
    assert set(Story.objects.get().placings.values_list("place", flat=True)) == {"500000"}
