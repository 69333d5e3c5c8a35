"""Publications, issues, sources and stories have an id that no other record has, here or in any archive."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.contrib.admin import site
from django.contrib.admin.utils import flatten_fieldsets
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from articles import records
from articles.models import Action, Digest, DigestStyle, Issue, Publication, Source, Story, Unit, Use, change
from articles.models.keys import PublicRecord
from tests import factories

pytestmark = pytest.mark.django_db

MODELS = (Publication, Issue, Source, Story, Unit, Use, Digest)


@pytest.fixture(autouse=True)
def two_stories() -> None:
    """Each with a source, an issue and a publication of its own."""
    for _ in range(2):
        issue = factories.issue(publication=factories.publication())
        story = factories.story(issue=issue, source=factories.source(issue))
        factories.use(story, issue.publication)
        factories.unit(f"第{story.pk}工会")
        factories.registered(Digest, style=DigestStyle.objects.first())


def test_these_models_have_one():
    assert {model for model in PublicRecord.__subclasses__() if not model._meta.proxy} == set(MODELS)


@pytest.mark.parametrize("model", MODELS)
def test_each_record_has_its_own(model):
    ids = list(model.objects.values_list("public_id", flat=True))
    assert len(set(ids)) == 2
    assert all(isinstance(each, UUID) for each in ids)


@pytest.mark.parametrize("model", MODELS)
def test_the_table_keeps_them_unique(model):
    first, second = model.objects.all()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=second.pk).update(public_id=first.public_id)


def test_an_edit_leaves_it_as_it_is():
    story = Story.objects.first()
    with change(Action.EDIT):
        records.edit(story.pk, {"headline": "另一个标题"})
    assert Story.objects.get(pk=story.pk).public_id == story.public_id
    assert story.history.latest().instance.public_id == story.public_id


@pytest.mark.parametrize("model", [Publication, Issue])
def test_a_deleted_record_comes_back_with_its_own(model):
    with change(Action.EDIT):
        made = model.objects.create(**({"name": "旧报"} if model is Publication else {"number": "7"}))
        key, public_id = made.pk, made.public_id
        made.delete()
        model.history.filter(id=key).latest().instance.save()
    assert model.objects.get(pk=key).public_id == public_id


@pytest.mark.parametrize("model", MODELS)
def test_no_form_has_it(model):
    request = RequestFactory().get("/")
    request.user = factories.user(is_staff=True, is_superuser=True)
    fieldsets = site.get_model_admin(model).get_fieldsets(request, model.objects.first())
    assert "public_id" not in flatten_fieldsets(fieldsets)
