from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, transaction

from articles.models import Action, BeforeImage, Change, Story, Tag, change
from articles.models.fields import validate_storable, validate_storable_texts
from tests import factories


@pytest.mark.parametrize(("text", "place"), [("\0", 1), ("甲\0", 2), ("甲乙\ud800", 3), ("\udfff甲", 1)])
def test_what_cannot_be_stored_is_refused_with_its_place(text, place):
    with pytest.raises(ValidationError) as refused:
        validate_storable(text)
    assert refused.value.params["place"] == place


@pytest.mark.parametrize("text", ["", "甲", "𠮷", "\x01", "\ufffd", "a\nb"])
def test_what_both_databases_store_is_accepted(text):
    validate_storable(text)


def forced(**values: object) -> None:
    """Write past all validation."""
    with transaction.atomic():
        Story.objects.filter(pk=factories.story().pk).update(**values)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [
        {"headline": "长" * 501},
        {"section": "长" * 101},
        {"kind": "novel"},
        {"status": "printed"},
        {"status": "excluded"},
        {"reason": "duplicate"},
        {"selection": "used"},
        {"origin": "printed"},
        {"genre": "小说"},
    ],
    ids=lambda values: next(iter(values.items()))[0] + "=" + str(next(iter(values.values())))[:9],
)
def test_the_table_itself_refuses(values):
    with pytest.raises(Error):
        forced(**values)


@pytest.mark.django_db
def test_the_table_itself_refuses_nul():
    with pytest.raises((Error, ValueError)):
        forced(headline="标\0题")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values", [{"headline": "长" * 500}, {"status": "excluded", "reason": "miscut"}], ids=["500", "excluded"]
)
def test_the_table_takes_what_is_right(values):
    forced(**values)


@pytest.mark.django_db
def test_a_used_tag_is_protected():
    tagging = factories.suggested(factories.story(), "建会入会")
    with pytest.raises(Error):
        tagging.tag.delete()


@pytest.mark.django_db
def test_an_unused_tag_can_go():
    assert factories.tag().delete()[0] == 1


@pytest.mark.django_db
def test_a_publication_with_issues_is_protected():
    paper = factories.publication()
    factories.issue(publication=paper)
    with pytest.raises(Error), change(Action.EDIT):
        paper.delete()


@pytest.mark.django_db
def test_one_name_is_one_tag():
    factories.tag("建会入会2")
    with pytest.raises(Error), transaction.atomic():
        Tag.objects.create(name="建会入会2")


@pytest.mark.parametrize("value", ["a\0", ["a", "\ud800"], [{"role": "reporter", "name": "\ud800"}]])
def test_what_cannot_be_stored_is_refused_within_json_too(value):
    with pytest.raises(ValidationError):
        validate_storable_texts(value)


@pytest.mark.parametrize("field", ["credits", "captions"])
def test_a_story_with_a_credit_that_cannot_be_stored_is_refused(field):
    story = Story(headline="标题", **{field: [{"role": "reporter", "name": "\ud800", "text": "", "credit": None}]})
    with pytest.raises(ValidationError):
        story.clean_fields()


@pytest.mark.django_db
def test_the_tables_take_each_choice_of_today():
    """A migration that adds a choice changes the check of the table, on every database."""
    for action in Action:
        done = Change.objects.create(action=action)
    for kind in BeforeImage.Kind:
        BeforeImage.objects.create(change=done, kind=kind, key=1, values={"a": 1})
    assert BeforeImage.objects.count() == len(BeforeImage.Kind)
