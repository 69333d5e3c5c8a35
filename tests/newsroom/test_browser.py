"""The frame of the desk in a real browser: it loads whole under the policy on scripts and styles."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from accounts.passwords import give_one_time_password

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a password of my own"


@pytest.fixture
def user() -> User:
    return User.objects.create_superuser("editor", password=PASSWORD)


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser refused or could not run."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def log_in(page: Page, url: str, password: str = PASSWORD) -> None:
    page.goto(f"{url}/admin/")
    page.locator("#id_username").fill("editor")
    page.locator("#id_password").fill(password)
    page.locator("input[type=submit]").click()


def test_desk_loads_whole_under_the_policy(page: Page, live_server, user: User, complaints: list[str]):
    log_in(page, live_server.url)
    for path in ("", "auth/user/", "auth/user/add/", f"auth/user/{user.pk}/change/", f"auth/user/{user.pk}/history/"):
        page.goto(f"{live_server.url}/admin/{path}")
        expect(page.locator("#content")).to_be_visible()
    assert complaints == []


def test_first_login_ends_with_a_password_of_ones_own(page: Page, live_server, user: User, complaints: list[str]):
    password = give_one_time_password(user)
    log_in(page, live_server.url, password)
    expect(page).to_have_url(f"{live_server.url}/admin/password_change/")
    page.locator("#id_old_password").fill(password)
    for field in ("#id_new_password1", "#id_new_password2"):
        page.locator(field).fill("another of my own")
    page.locator("input[type=submit]").click()
    page.goto(f"{live_server.url}/admin/")
    expect(page).to_have_url(f"{live_server.url}/admin/")
    assert complaints == []


def test_user_switches_the_language_and_back(page: Page, live_server, user: User):
    log_in(page, live_server.url)
    expect(page.locator("#user-tools")).to_contain_text("修改密码")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#user-tools")).to_contain_text("Change password")
    page.get_by_role("button", name="简体中文").click()
    expect(page.locator("#user-tools")).to_contain_text("修改密码")
