from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from accounts.roles import create_roles
from tests.admin.browserlike import form_data

pytestmark = pytest.mark.django_db


def group_page(client: Client, group: Group) -> str:
    return client.get(reverse("admin:auth_group_change", args=(group.pk,))).content.decode()


def user_page(client: Client, user: User) -> str:
    return client.get(reverse("admin:auth_user_change", args=(user.pk,))).content.decode()


def editors() -> Group:
    create_roles()
    return Group.objects.get(name="编辑")


def test_permissions_are_offered_in_words_of_the_desk(admin_client: Client):
    assert "稿件 · 修改" in group_page(admin_client, editors())


@pytest.mark.parametrize("noise", ["historical", "access attempt", "Can add", "会话"])
def test_permissions_of_the_machinery_are_not_offered(admin_client: Client, noise: str):
    assert noise not in group_page(admin_client, editors())


def test_saving_a_group_untouched_takes_nothing_away(admin_client: Client):
    group = editors()
    group.permissions.add(Permission.objects.get(codename="view_session"))
    before = set(group.permissions.all())
    url = reverse("admin:auth_group_change", args=(group.pk,))
    admin_client.post(url, form_data(admin_client.get(url), "group_form"))
    assert set(group.permissions.all()) == before


def test_a_new_group_is_offered_the_same(admin_client: Client):
    assert "稿件 · 修改" in admin_client.get(reverse("admin:auth_group_add")).content.decode()


def test_a_user_has_a_role_and_no_permissions_of_their_own(admin_client: Client, admin_user: User):
    page = user_page(admin_client, admin_user)
    assert 'name="groups"' in page
    assert "user_permissions" not in page


def test_nothing_of_a_password_is_shown(admin_client: Client, admin_user: User):
    page = user_page(admin_client, admin_user)
    assert admin_user.password.split("$")[-1][:6] not in page
    assert "pbkdf2" not in page


def test_a_user_is_given_another_password_from_the_form(admin_client: Client, admin_user: User):
    assert 'href="../one-time-password/"' in user_page(admin_client, admin_user)
