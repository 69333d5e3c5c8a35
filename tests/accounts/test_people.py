"""Users: a name and a role are enough for somebody to log in."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from accounts.names import full_name
from accounts.roles import ADMINISTRATOR, create_roles
from tests import factories
from tests.admin.browserlike import form_data

pytestmark = pytest.mark.django_db

PASSWORD = re.compile(r"<output>([a-z2-9-]{24})</output>")


@pytest.fixture(autouse=True)
def roles(db) -> None:
    create_roles()


def group(name: str) -> Group:
    return Group.objects.get(name=name)


def add(desk: Client, username: str, role: str) -> HttpResponse:
    names = {"username": username, "last_name": "周", "first_name": "敏"}
    return desk.post(reverse("admin:auth_user_add"), {**names, "groups": group(role).pk})


def change_role(desk: Client, user: User, *roles: str, **changes: str) -> User:
    url = reverse("admin:auth_user_change", args=(user.pk,))
    data = form_data(desk.get(url), "user_form")
    desk.post(url, {**data, **changes, **({"groups": [group(role).pk for role in roles]} if roles else {})})
    return User.objects.get(pk=user.pk)


def test_a_name_and_a_role_make_a_user_who_can_log_in(admin_client: Client, client: Client):
    password = PASSWORD.search(add(admin_client, "zhou", "编辑").content.decode())[1]
    other = Client()
    response = other.post(reverse("admin:login"), {"username": "zhou", "password": password}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("admin:password_change")
    user = User.objects.get(username="zhou")
    assert [each.name for each in user.groups.all()] == ["编辑"]
    assert (user.is_staff, user.is_superuser) == (True, False)


def test_the_password_is_shown_once(admin_client: Client):
    add(admin_client, "zhou", "编辑")
    user = User.objects.get(username="zhou")
    for page in ("change", "one_time_password", "history"):
        assert not PASSWORD.search(admin_client.get(reverse(f"admin:auth_user_{page}", args=(user.pk,))).text)


def test_the_page_after_the_password_says_that_it_was_shown_and_where_to_make_another(admin_client: Client):
    assert "已显示过" not in add(admin_client, "zhou", "编辑").text
    page = admin_client.get(reverse("admin:auth_user_add")).text
    assert "“zhou”的一次性密码已显示过" in page
    assert reverse("admin:auth_user_one_time_password", args=(User.objects.get(username="zhou").pk,)) in page


def test_who_sends_the_form_of_a_new_user_again_is_told_the_same(admin_client: Client):
    add(admin_client, "zhou", "编辑")
    assert "“zhou”的一次性密码已显示过" in add(admin_client, "zhou", "编辑").text


def test_a_user_without_a_role_is_not_made(admin_client: Client):
    admin_client.post(reverse("admin:auth_user_add"), {"username": "zhou"})
    assert not User.objects.filter(username="zhou").exists()


def test_an_administrator_may_do_everything(admin_client: Client):
    add(admin_client, "zhou", ADMINISTRATOR)
    assert User.objects.get(username="zhou").is_superuser


def test_another_role_takes_the_rights_of_the_first(admin_client: Client):
    add(admin_client, "zhou", ADMINISTRATOR)
    user = change_role(admin_client, User.objects.get(username="zhou"), "资料员")
    assert (user.is_staff, user.is_superuser) == (True, False)
    assert not user.has_perm("articles.change_story")


def test_who_loses_the_role_loses_the_desk(admin_client: Client):
    add(admin_client, "zhou", "编辑")
    assert not change_role(admin_client, User.objects.get(username="zhou"), groups="").is_staff


def test_a_superuser_without_a_role_stays_one_untouched(admin_client: Client, admin_user: User):
    user = change_role(admin_client, admin_user, email="a@example.org")
    assert (user.email, user.is_staff, user.is_superuser) == ("a@example.org", True, True)


def test_of_several_groups_none_is_lost_unseen(admin_client: Client):
    user = factories.user("li", is_staff=True)
    user.groups.set([group("编辑"), group("资料员")])
    change_role(admin_client, user, email="a@example.org")
    assert user.groups.count() == 2


def test_a_new_password_ends_the_old_one(admin_client: Client):
    user = User.objects.create_user("li", password="an old password", is_staff=True)
    shown = admin_client.post(reverse("admin:auth_user_one_time_password", args=(user.pk,)))
    user.refresh_from_db()
    assert user.check_password(PASSWORD.search(shown.content.decode())[1])
    assert "no-store" in shown.headers["Cache-Control"]


@pytest.fixture
def clerk(client: Client) -> Client:
    """Somebody who keeps the users and is no administrator."""
    user = factories.user("clerk", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__endswith="_user"))
    client.force_login(user)
    return client


def test_who_is_no_administrator_makes_none(clerk: Client):
    assert ADMINISTRATOR not in clerk.get(reverse("admin:auth_user_add")).content.decode()
    add(clerk, "zhou", ADMINISTRATOR)
    assert not User.objects.filter(username="zhou").exists()


def test_what_one_may_not_choose_is_still_offered_to_others(clerk: Client, admin_client: Client):
    clerk.get(reverse("admin:auth_user_add"))
    assert ADMINISTRATOR in admin_client.get(reverse("admin:auth_user_add")).content.decode()


def test_who_is_no_administrator_gives_none_a_password(clerk: Client, admin_user: User):
    assert clerk.post(reverse("admin:auth_user_one_time_password", args=(admin_user.pk,))).status_code == 403


def test_who_is_no_administrator_deletes_none(clerk: Client, admin_user: User):
    assert clerk.post(reverse("admin:auth_user_delete", args=(admin_user.pk,)), {"post": "yes"}).status_code == 403
    data = {"action": "delete_selected", "_selected_action": [admin_user.pk], "post": "yes"}
    clerk.post(reverse("admin:auth_user_changelist"), data)
    assert User.objects.filter(pk=admin_user.pk).exists()


def test_nobody_raises_himself(clerk: Client):
    user = User.objects.get(username="clerk")
    url = reverse("admin:auth_user_change", args=(user.pk,))
    data = form_data(clerk.get(url), "user_form")
    clerk.post(url, {**data, "groups": group("主编").pk, "is_superuser": "on", "last_name": "周"})
    user = User.objects.get(pk=user.pk)
    assert (user.last_name, user.groups.count(), user.is_superuser, user.is_staff) == ("周", 0, False, True)


def test_nobody_gives_his_own_role_more(client: Client):
    user = factories.user("keeper", is_staff=True)
    user.groups.add(group("资料员"))
    user.user_permissions.set(Permission.objects.filter(codename__endswith="_group"))
    client.force_login(user)
    everything = [each.pk for each in group("主编").permissions.all()]
    for name in ("资料员", ADMINISTRATOR):
        url = reverse("admin:auth_group_change", args=(group(name).pk,))
        assert client.post(url, {"name": name, "permissions": everything}).status_code == 403
    assert client.get(reverse("admin:auth_group_change", args=(group("编辑").pk,))).status_code == 200


@pytest.mark.parametrize(
    "names, written",
    [
        (("敏", "周"), "周敏"),
        (("Min", "Zhou"), "Min Zhou"),
        (("", ""), "zhou"),
        (("", "周"), "周"),
        (("小敏", "欧阳"), "欧阳小敏"),
    ],
)
def test_a_name_is_written_as_people_write_it(names: tuple[str, str], written: str):
    first, last = names
    assert full_name(User(username="zhou", first_name=first, last_name=last)) == written


@pytest.mark.parametrize("name", ["user", "group"])
def test_what_is_done_to_a_selection_has_a_button_as_in_other_lists(admin_client, name):
    create_roles()
    page = admin_client.get(reverse(f"admin:auth_{name}_changelist")).content.decode()
    assert re.search(r'<button[^>]*value="delete_selected"', page)
    assert '<select name="action"' not in page
