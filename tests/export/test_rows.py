"""Cells made a chunk at a time are those of import-export, which makes them a record at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from articles import records
from articles.export import rows
from articles.export.exports import resource_for
from articles.export.rows import cells_of, keys_of
from articles.models import Action, Article, Attachment, Place, Story, change
from tests import factories

pytestmark = pytest.mark.django_db


def cells(stories: Any) -> list[tuple]:
    resource = resource_for(Story.objects.all())
    return [
        row for chunk in cells_of(resource, keys_of(stories), [*resource.fields]) for row in zip(*chunk, strict=True)
    ]


TEXTS = ["kicker", "subhead", "section", "byline", "dateline", "standfirst", "supplement", "notes"]


def varied_stories() -> None:
    """Of each column several values: none, one, and what a format has to write with care."""
    paper = factories.publication("工会简报")
    issues = [
        factories.issue(publication=paper, number="024", published_on=date(2022, 12, 21), date_basis="printed"),
        factories.issue(publication=paper, not_before=date(2024, 6, 28), date_basis="inferred"),
        factories.issue(not_before=date(2024, 6, 1), not_after=date(2024, 6, 28), date_basis="inferred"),
        factories.issue(title="合订本"),
    ]
    roles = ("author", "reporter", "correspondent", "photographer", "editor")
    people = [{"role": role, "name": f"张 {role}"} for role in roles]
    factories.story(headline="", body="")
    for n, issue in enumerate(issues):
        story = factories.story(
            issue=issue,
            source=factories.source(issue, page=str(n or ""), page_name="要闻"),
            kind=Story.Kind.values[n % 3],
            genre=Story.Genre.values[n],
            credits=people[: 2 * n],
            captions=[{"text": "签约|现场", "credit": "王五"}, {"text": "合影", "credit": None}][: n % 3],
            visibility=Story.Visibility.values[n % 2],
            **{name: f"{name} {n}" for name in TEXTS},
            body="第一段\r\n\u3000\u3000第二段\x1b",
            **({"status": "excluded", "reason": "other"} if n == 1 else {"selection": "selected"}),
        )
        if n < 2:
            factories.use(story, paper, link=f"https://example.org/{n}")
            factories.use(story, factories.publication(), number=f"{n}2")
        for name in ("产业工人", "劳动、竞赛", "安康杯")[:n]:
            factories.suggested(story, name, score=0.5 + n / 10)
        factories.suggested_place(story, "110101")
        factories.suggested_unit(story, factories.unit(f"第{n}工会"))
        with change(Action.TAG, by=factories.user()):
            records.attach([story], [factories.tag()])
            records.attach([story], [factories.unit(f"第{n}工会联合会")])
            records.attach([story], [Place.objects.get(code="500112")])
            records.attach([story], [story.taggings.order_by("pk").first().tag], Attachment.State.REJECTED)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_cell_is_that_of_the_resource(language):
    varied_stories()
    with translation.override(language):
        exported = resource_for(Story.objects.all()).export(Story.objects.order_by("pk"))
        made = cells(Story.objects.order_by("pk"))
    assert len(made) == 5
    for row, expected in zip(made, exported, strict=True):
        assert dict(zip(exported.headers, row, strict=True)) == dict(zip(exported.headers, expected, strict=True))


def test_every_column_of_the_stories_has_several_values():
    varied_stories()
    names = [*resource_for(Story.objects.all()).fields]
    columns = zip(*cells(Story.objects.order_by("pk")), strict=True)
    assert [name for name, column in zip(names, columns, strict=True) if len(set(column)) < 2] == []


def test_order_of_the_list_is_kept_across_chunks(monkeypatch):
    monkeypatch.setattr(rows, "CHUNK", 2)
    factories.stories(5)
    stories = Story.objects.order_by("headline")
    resource = resource_for(Story.objects.all())
    chunks = [list(column) for [column] in cells_of(resource, keys_of(stories), ["headline"])]
    assert chunks == [["第1篇", "第2篇"], ["第3篇", "第4篇"], ["第5篇"]]


def test_what_is_gone_meanwhile_is_left_out():
    first, second = factories.stories(2)
    keys = keys_of(Story.objects.order_by("pk"))
    Story.objects.filter(pk=first.pk)._raw_delete("default")
    [[column]] = cells_of(resource_for(Story.objects.all()), keys, ["id"])
    assert [*column] == [second.pk]


@pytest.mark.parametrize(
    "stories",
    [Story.objects.all(), Story.objects.for_list(), Article.objects.for_list()],
    ids=["plain", "list", "proxy"],
)
def test_queries_are_as_many_for_many_stories_as_for_one(stories, django_assert_num_queries):
    varied_stories()
    with django_assert_num_queries(11):  # keys, stories, issues, sources, uses; of tags, places, units rows and names
        assert len(cells(stories.all())) == 5


def test_no_records_are_no_chunks():
    assert cells(Story.objects.none()) == []


def test_what_may_not_be_seen_is_left_out():
    seen, hidden = factories.stories(2)
    resource = resource_for(Story.objects.exclude(pk=hidden.pk))
    [[column]] = cells_of(resource, keys_of(Story.objects.all()), ["id"])
    assert [*column] == [seen.pk]


def test_stories_of_an_issue_come_as_they_are_printed_where_a_list_goes_by_days():
    older, newer = (
        factories.issue(published_on=date(2024, 6, day), date_basis="printed", title=f"{day}") for day in (17, 18)
    )
    sources = {(issue, page): factories.source(issue, page=page) for issue in (older, newer) for page in ("10", "2")}
    stories = {
        (issue.title, page, position): factories.story(issue=issue, source=source, position=position)
        for (issue, page), source in sources.items()
        for position in (1, 0)
    }
    places = [(title, *place) for title in ("18", "17") for place in (("2", 0), ("2", 1), ("10", 0), ("10", 1))]
    by_days = Story.objects.order_by("-dated", "-pk")
    assert list(keys_of(by_days)) == [stories[place].pk for place in places]
    assert list(keys_of(Story.objects.order_by("pk"))) == sorted(story.pk for story in stories.values())
