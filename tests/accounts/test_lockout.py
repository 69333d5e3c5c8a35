from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from accounts.passwords import give_one_time_password

pytestmark = pytest.mark.django_db

RIGHT = "the right password"


@pytest.fixture(autouse=True)
def user() -> User:
    return User.objects.create_superuser("editor", password=RIGHT)


def log_in(password: str, address: str = "192.0.2.1") -> HttpResponse:
    return Client(REMOTE_ADDR=address).post("/admin/login/", {"username": "editor", "password": password})


def guess(times: int) -> HttpResponse:
    return [log_in(f"guess {number}") for number in range(times)][-1]


def test_few_wrong_passwords_are_forgiven():
    guess(settings.AXES_FAILURE_LIMIT - 1)
    assert log_in(RIGHT).status_code == 302


def test_many_wrong_passwords_lock_the_account():
    guess(settings.AXES_FAILURE_LIMIT)
    assert log_in(RIGHT).status_code == 429


def test_locked_account_is_told_so_on_a_page_of_ours():
    assert 'href="/admin/"' in guess(settings.AXES_FAILURE_LIMIT).text


def test_lock_holds_for_the_computer_that_guessed_alone():
    guess(settings.AXES_FAILURE_LIMIT)
    assert log_in(RIGHT, address="192.0.2.2").status_code == 302


def test_one_time_password_opens_a_locked_account(user: User):
    guess(settings.AXES_FAILURE_LIMIT)
    assert log_in(give_one_time_password(user)).status_code == 302
