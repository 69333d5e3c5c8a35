from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

pytestmark = pytest.mark.django_db

PASSWORD = "the right password"


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor", password=PASSWORD, is_staff=True)


@pytest.fixture
def visitor() -> User:
    return User.objects.create_user("visitor", password=PASSWORD)


def sign_in(user: User, password: str = PASSWORD, **said: str) -> HttpResponse:
    return Client().post("/admin/login/", {"username": user.get_username(), "password": password, **said})


@pytest.mark.parametrize("foreign", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_signing_in_leads_to_the_index_where_another_site_is_asked_for(editor: User, foreign: str):
    assert sign_in(editor, next=foreign).headers["Location"] == "/admin/"


def test_signing_in_leads_to_the_page_that_was_asked_for(editor: User):
    assert sign_in(editor, next="/admin/articles/story/").headers["Location"] == "/admin/articles/story/"


def test_an_account_that_may_not_work_here_is_told_so(visitor: User):
    page = sign_in(visitor).text
    assert "用户名和密码都对，但这个账号没有编辑部的权限" in page
    assert "用户名或密码不对" not in page


def test_a_wrong_password_of_such_an_account_is_a_wrong_password(visitor: User):
    assert "用户名或密码不对" in sign_in(visitor, "a wrong password").text
