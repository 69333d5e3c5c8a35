"""The one JSON form of a story, and docs/story-json.md, which says what its keys mean."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from articles import records
from articles.display.credit_lines import CREDIT_LABELS
from articles.export.exports import table_of
from articles.export.formats import FORMATS
from articles.export.story_json import dump_json, for_json, story_json
from articles.models import Action, Attachment, Issue, Story, change
from articles.models.story import StoryQuerySet
from articles.parsing.values import Caution
from tests import factories

from .nasty import EXAMPLES, texts

DOCUMENT = (settings.BASE_DIR / "docs/story-json.md").read_text("utf-8")
ROW = re.compile(r"^\| `([\w.\[\]]+)` \| ([^|]+) \|", re.MULTILINE)

needs_database = pytest.mark.django_db


# The text


@pytest.mark.parametrize("text", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_nasty_text_comes_back(text):
    assert json.loads(dump_json({"body": text}).encode()) == {"body": text}


@given(st.text() | texts)
def test_any_text_comes_back(text):
    assert json.loads(dump_json([text]).encode()) == [text]


def test_long_text_comes_back():
    assert json.loads(dump_json("工" * 140_000)) == "工" * 140_000


def test_chinese_is_written_as_it_is():
    assert dump_json("工会") == '"工会"'


# The form


def full_story() -> Story:
    """Nothing of it is unknown."""
    publication = factories.publication()
    issue = factories.issue(
        publication=publication,
        number="24",
        title="年终号",
        published_on=date(2022, 12, 21),
        date_basis="given",
        not_before=date(2022, 12, 1),
        not_after=date(2022, 12, 31),
    )
    story = factories.story(
        issue=issue,
        source=factories.source(issue, page="3", page_name="要闻"),
        genre="通讯",
        credits=[{"role": "reporter", "name": "张三"}],
        captions=[{"text": "签约现场", "credit": "王五"}],
        continues=factories.story(),
        warnings=["joined"],
        confidence=0.5,
        status="excluded",
        reason="duplicate",
        selection="candidate",
        binned_at=datetime.fromisoformat("2024-06-17T08:00:00+00:00"),
        merged_into=factories.story(),
    )
    used = {"used_on": date(2024, 6, 17), "proved_on": date(2024, 6, 18), "placement": "front", "kind": "brief"}
    factories.use(story, factories.publication(), **used)
    for name in ("产业工人", "劳动竞赛"):
        factories.suggested(story, name)
    for code in ("110101", "500112"):
        factories.suggested_place(story, code, "该区")
    with change(Action.TAG, by=factories.user()) as opened:
        for attachment in (story.taggings.last(), story.placings.last()):
            attachment.state, attachment.by = Attachment.State.CONFIRMED, opened.by
            attachment.save()
    return story


def written(name: str, stories: StoryQuerySet) -> Any:
    return json.loads(b"".join(FORMATS[name].chunks(table_of(stories, visible=Story.objects.all()))))


def form_of(story: Story) -> dict[str, Any]:
    return story_json(for_json(Story.objects.all(), Story.objects.all()).get(pk=story.pk))


def values(form: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Each key as the document calls it, with one of its values."""
    for key, value in form.items():
        yield f"{prefix}{key}", value
        if isinstance(value, dict):
            yield from values(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            for part in value:
                yield from values(part, f"{prefix}{key}[].") if isinstance(part, dict) else ()


def is_of(value: Any, described: str) -> bool:
    """Whether the value is of the type that the document names."""
    if described.endswith(" or null"):
        return value is None or is_of(value, described.removesuffix(" or null"))
    if described.startswith("list of "):
        item = described.removeprefix("list of ").removesuffix("s")
        return isinstance(value, list) and all(is_of(each, item) for each in value)
    return TYPES[described](value)


def parses(parser: Any) -> Any:
    return lambda value: isinstance(value, str) and bool(parser(value))


TYPES = {
    "text": lambda value: isinstance(value, str),
    "code": lambda value: isinstance(value, str) and value != "",
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "true or false": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "uuid": parses(UUID),
    "date": parses(date.fromisoformat),
    "time": parses(datetime.fromisoformat),
}

DOCUMENTED = dict(ROW.findall(DOCUMENT))
OF_SEARCH = {"found_in_print_only", "snippets"}


@needs_database
def test_the_document_names_each_key_and_no_other():
    assert set(dict(values(form_of(full_story())))) == DOCUMENTED.keys() - OF_SEARCH


@needs_database
@pytest.mark.parametrize("make", [full_story, lambda: factories.story(headline="", body="")], ids=["full", "bare"])
def test_values_are_of_the_types_that_the_document_names(make):
    wrong = [(key, value) for key, value in values(form_of(make())) if not is_of(value, DOCUMENTED[key])]
    assert wrong == []


@needs_database
def test_what_is_not_known_is_null():
    form = form_of(factories.story())
    unknown = {key for key, value in form.items() if value is None}
    assert unknown == {key for key, described in DOCUMENTED.items() if described.endswith("null") and key in form}


@pytest.mark.parametrize(
    "code",
    [
        *Story.Kind.values,
        *Story.Origin.values,
        *Story.Genre.values,
        *Story.Status.values,
        *Story.Reason.values,
        *Story.Selection.values,
        *Story.Visibility.values,
        *filter(None, Issue.DateBasis.values),
        *CREDIT_LABELS,
        *Caution,
    ],
)
def test_the_document_names_each_code(code):
    assert re.search(rf"(?<![\w-]){code}(?![\w-])", DOCUMENT)


@needs_database
@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_it_is_the_same_in_every_language(language):
    story = full_story()
    with translation.override(language):
        form = form_of(story)
    assert (form["status"], form["issue"]["date_basis"], form["issue"]["published_on"]) == (
        "excluded",
        "given",
        "2022-12-21",
    )


@needs_database
def test_suggestions_do_not_count_as_confirmed():
    form = form_of(full_story())
    assert (form["tags"], [each["name"] for each in form["suggested_tags"]]) == (["劳动竞赛"], ["产业工人"])
    assert [[each["code"] for each in form[key]] for key in ("places", "suggested_places")] == [["500112"], ["110101"]]


@needs_database
def test_rejected_tags_are_nowhere():
    story = factories.story()
    rejected = factories.suggested(story, "产业工人")
    with change(Action.TAG, by=factories.user()):
        records.attach([story], [rejected.tag], Attachment.State.REJECTED)
    form = form_of(story)
    assert (form["tags"], form["suggested_tags"]) == ([], [])


@needs_database
def test_queries_are_as_many_for_many_stories_as_for_one(django_assert_num_queries):
    for _ in range(4):
        full_story()
    stories = Story.objects.for_list()
    with django_assert_num_queries(9):
        exported = written("json", stories)
    assert len(exported) == 12


@needs_database
def test_no_stories_are_an_empty_list():
    assert written("json", Story.objects.none()) == []


@needs_database
def test_lines_are_the_records_of_the_list():
    factories.stories(3)
    stories = Story.objects.order_by("headline")
    lines = b"".join(FORMATS["jsonl"].chunks(table_of(stories, visible=Story.objects.all()))).decode().splitlines()
    assert [json.loads(line) for line in lines] == written("json", stories)
    assert [json.loads(line)["headline"] for line in lines] == ["第1篇", "第2篇", "第3篇"]
