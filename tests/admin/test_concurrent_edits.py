"""Two people open the form of one record, and both save it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.roles import ADMINISTRATOR, create_roles
from articles.admin.forms.concurrent_edits import ConcurrentEditForm
from articles.models import Tag
from tests import factories

from .browserlike import form_data

pytestmark = pytest.mark.django_db


def url(record: Model) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=(record.pk,))


def opened(desk: Client, record: Model) -> dict[str, Any]:
    return form_data(desk.get(url(record)), f"{record._meta.model_name}_form")


def both_save(desk: Client, record: Model, first: dict[str, Any], second: dict[str, Any]) -> HttpResponse:
    """Both open the form before one of them saves it; the answer to the second."""
    data = opened(desk, record)
    assert desk.post(url(record), {**data, **first}).status_code == 302
    return desk.post(url(record), {**data, **second})


def errors(response: HttpResponse) -> dict[str, list[str]]:
    return response.context["adminform"].form.errors


def test_two_people_who_change_different_things_of_a_tag_both_find_them_saved(desk):
    tag = factories.tag("高温", note="旧")
    assert both_save(desk, tag, {"note": "高温作业与防暑降温"}, {"group": "劳动保护"}).status_code == 302
    tag.refresh_from_db()
    assert (tag.note, tag.group) == ("高温作业与防暑降温", "劳动保护")


def test_who_changes_the_same_of_a_tag_is_told_once(desk):
    tag = factories.tag("高温", note="旧")
    response = both_save(desk, tag, {"note": "先到"}, {"note": "后到"})
    assert "先到" in errors(response)["note"][0] and "后到" in errors(response)["note"][0]
    assert Tag.objects.get(pk=tag.pk).note == "先到"
    assert desk.post(url(tag), form_data(response, "tag_form")).status_code == 302
    assert Tag.objects.get(pk=tag.pk).note == "后到"


def test_an_untouched_tag_is_not_written_over_what_another_saved(desk):
    tag = factories.tag("高温", note="旧")
    assert both_save(desk, tag, {"note": "先到"}, {}).status_code == 302
    assert Tag.objects.get(pk=tag.pk).note == "先到"


def test_what_was_taken_from_a_user_meanwhile_does_not_come_back_with_the_name(desk):
    create_roles()
    user = factories.user("li", is_staff=True, is_superuser=True)
    user.groups.add(Group.objects.get(name=ADMINISTRATOR))
    assert both_save(desk, user, {"groups": ""}, {"last_name": "李"}).status_code == 302
    user = User.objects.get(username="li")
    assert (user.groups.count(), user.is_superuser, user.last_name) == (0, False, "李")


def test_who_changes_the_same_groups_of_a_user_is_told_once(desk):
    create_roles()
    first, second = Group.objects.all()[:2]
    user = factories.user("li")
    response = both_save(desk, user, {"groups": [first.pk]}, {"groups": [second.pk]})
    assert first.name in errors(response)["groups"][0] and second.name in errors(response)["groups"][0]
    assert desk.post(url(user), form_data(response, "user_form")).status_code == 302
    assert list(user.groups.all()) == [second]


def test_two_people_who_change_name_and_permissions_of_a_group_both_find_them_saved(desk):
    create_roles()
    group = Group.objects.get(name="资料员")
    export = Permission.objects.get(codename="export_story")
    kept = [str(pk) for pk in group.permissions.exclude(pk=export.pk).values_list("pk", flat=True)]
    assert both_save(desk, group, {"permissions": kept}, {"name": "档案员"}).status_code == 302
    group.refresh_from_db()
    assert group.name == "档案员"
    assert export not in group.permissions.all()


def written_in_forms() -> list[admin.ModelAdmin]:
    """The admins of all records that the administrator may change."""
    request = HttpRequest()
    request.user = User(is_superuser=True, is_active=True)
    written = [each for each in admin.site._registry.values() if each.has_change_permission(request)]
    return [each for each in written if not each.model._meta.proxy]  # those are lists, and lead to the story


@pytest.mark.parametrize("section", written_in_forms(), ids=str)
def test_every_form_that_changes_a_record_is_an_opened_form(section):
    inline_forms: list[type[ModelForm]] = [inline.form for inline in section.inlines]
    assert all(issubclass(form, ConcurrentEditForm) for form in (section.form, *inline_forms))


MAKES_RECORDS = {"NewPersonForm", "SavedColumnsForm"}
"""Forms of records that are not there yet, or that their owner writes over by name."""


def all_subclasses(form: type[ModelForm]) -> Iterator[type[ModelForm]]:
    for each in form.__subclasses__():
        yield each
        yield from all_subclasses(each)


def test_every_form_of_a_record_beside_the_admins_is_an_opened_form():
    own = {each for each in all_subclasses(ModelForm) if each.__module__.startswith(("articles.", "accounts."))}
    assert {each.__name__ for each in own if not issubclass(each, ConcurrentEditForm)} == MAKES_RECORDS
