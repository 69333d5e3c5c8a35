from __future__ import annotations

import pytest

from articles.models import Place, Tag
from articles.models.vocabulary import load_vocabulary

pytestmark = pytest.mark.django_db


def test_a_new_database_knows_the_places_of_today():
    assert Place.objects.get(code="500112").full_name == "重庆市渝北区"


def test_a_place_lies_in_another():
    assert Place.objects.get(code="320613").parent.parent.name == "江苏省"


def test_a_new_database_has_the_controlled_tags():
    assert Tag.objects.get(name="建会入会").group == "组织建设"


def test_loading_again_changes_nothing():
    Tag.objects.filter(name="建会入会").update(group="另一组")
    before = Place.objects.count(), Tag.objects.count()
    load_vocabulary(Place, Tag)
    assert (Place.objects.count(), Tag.objects.count()) == before
    assert Tag.objects.get(name="建会入会").group == "另一组"
