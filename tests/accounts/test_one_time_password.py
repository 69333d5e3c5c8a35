from __future__ import annotations

import io
import re

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import OneTimePassword
from accounts.passwords import give_one_time_password, make_administrator, random_password

pytestmark = pytest.mark.django_db

NEW = "a longer one of my own"
PASSWORD = r"(?:[a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}"


@pytest.fixture
def user() -> User:
    return User.objects.create_superuser("editor", password="an old password")


def log_in(password: str, username: str = "editor") -> Client:
    client = Client()
    client.post("/admin/login/", {"username": username, "password": password})
    return client


def change(client: Client, old: str, new: str):
    form = {"old_password": old, "new_password1": new, "new_password2": new}
    return client.post("/admin/password_change/", form)


def place(client: Client, path: str = "/admin/") -> str:
    """Where a request for the page ends."""
    return client.get(path, follow=True).request["PATH_INFO"]


def test_one_time_password_logs_in(user: User):
    assert "_auth_user_id" in log_in(give_one_time_password(user)).session


@pytest.mark.parametrize("path", ["/admin/", "/admin/auth/user/", "/admin/nowhere/", "/"])
def test_every_page_leads_to_the_change_of_password(user: User, path: str):
    assert place(log_in(give_one_time_password(user)), path) == "/admin/password_change/"


def test_change_of_password_says_why(user: User):
    page = log_in(give_one_time_password(user)).get("/admin/", follow=True)
    assert [message.level_tag for message in page.context["messages"]] == ["info"]


def test_user_may_log_out_instead(user: User):
    client = log_in(give_one_time_password(user))
    assert client.post("/admin/logout/").status_code == 200
    assert "_auth_user_id" not in client.session


def test_user_may_choose_the_language_first(user: User):
    client = log_in(give_one_time_password(user))
    client.post("/i18n/setlang/", {"language": "en"})
    assert client.get("/admin/password_change/").headers["Content-Language"] == "en"


def test_changed_password_opens_the_desk(user: User):
    password = give_one_time_password(user)
    client = log_in(password)
    change(client, password, NEW)
    assert place(client) == "/admin/"


def test_changed_password_opens_the_desk_at_the_next_login(user: User):
    password = give_one_time_password(user)
    change(log_in(password), password, NEW)
    assert place(log_in(NEW)) == "/admin/"


def test_one_time_password_cannot_be_kept(user: User):
    password = give_one_time_password(user)
    client = log_in(password)
    assert change(client, password, password).status_code == 200
    assert place(client) == "/admin/password_change/"


@pytest.mark.parametrize("weak", ["short", "123456789012", "password1234"])
def test_weak_password_is_refused(user: User, weak: str):
    password = give_one_time_password(user)
    client = log_in(password)
    change(client, password, weak)
    assert place(client) == "/admin/password_change/"


def test_password_that_an_administrator_sets_by_hand_ends_the_one_time_password(user: User):
    give_one_time_password(user)
    user.set_password(NEW)
    user.save()
    assert not OneTimePassword.objects.exists()


def test_other_changes_of_the_user_do_not(user: User):
    give_one_time_password(user)
    user.first_name = "小红"
    user.save()
    assert OneTimePassword.objects.exists()


def test_second_one_time_password_replaces_the_first(user: User):
    first, second = give_one_time_password(user), give_one_time_password(user)
    assert "_auth_user_id" not in log_in(first).session
    assert place(log_in(second)) == "/admin/password_change/"


def test_new_password_ends_sessions_that_are_open(user: User):
    client = log_in("an old password")
    give_one_time_password(user)
    assert place(client) == "/admin/login/"


def test_user_without_one_time_password_goes_where_they_like(user: User):
    assert place(log_in("an old password")) == "/admin/"


def test_administrator_is_made_with_a_one_time_password():
    password = make_administrator("chief")
    assert User.objects.get(username="chief").is_superuser
    assert place(log_in(password, "chief")) == "/admin/password_change/"


def test_random_password_is_easy_to_copy_and_hard_to_guess():
    assert re.fullmatch(PASSWORD, random_password())


def test_random_passwords_differ():
    assert len({random_password() for _ in range(100)}) == 100


def test_command_prints_a_password_that_works(user: User, capsys: pytest.CaptureFixture[str]):
    call_command("one_time_password", "editor")
    (password,) = re.findall(PASSWORD, capsys.readouterr().out)
    assert place(log_in(password)) == "/admin/password_change/"


class Terminal(io.StringIO):
    """A person at the keyboard, with what they type."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "is_changed"), [("\n", False), ("n\n", False), ("y\n", True), ("YES\n", True)])
def test_command_without_a_name_asks_before_it_resets_the_administrator(
    typed: str, is_changed: bool, monkeypatch: pytest.MonkeyPatch
):
    User.objects.create_superuser("admin", password="an old password")
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    call_command("one_time_password")
    assert OneTimePassword.objects.exists() is is_changed


def test_command_with_a_name_does_not_ask(user: User, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", Terminal())
    call_command("one_time_password", "editor")
    assert OneTimePassword.objects.exists()


def test_command_in_a_script_does_not_ask(monkeypatch: pytest.MonkeyPatch):
    User.objects.create_superuser("admin")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    call_command("one_time_password")
    assert OneTimePassword.objects.exists()


def test_command_names_a_user_who_is_not_there():
    with pytest.raises(CommandError, match="nobody"):
        call_command("one_time_password", "nobody")
