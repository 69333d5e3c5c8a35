"""An empty list says what it is for, and how its first record comes."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.urls import reverse

from articles.admin.purposes import PURPOSES
from tests import factories

pytestmark = pytest.mark.django_db

NEVER_EMPTY = (User, Group, LogEntry)


def test_every_list_has_a_purpose():
    lists = {model._meta.model_name for model in admin.site._registry if model not in NEVER_EMPTY}
    assert lists == set(PURPOSES)


def test_an_empty_list_says_it(desk):
    assert "录入清单，或逐个增加" in desk.get(reverse("admin:articles_unit_changelist")).content.decode()


def test_a_search_without_answer_does_not(desk):
    factories.unit("云州市总工会")
    page = desk.get(reverse("admin:articles_unit_changelist"), {"q": "没有"}).content.decode()
    assert "录入清单，或逐个增加" not in page


def test_cells_have_the_names_of_their_columns(desk):
    factories.tag("高温")
    assert 'data-name="分组"' in desk.get(reverse("admin:articles_tag_changelist")).content.decode()
