"""The frame of the desk in a real browser: it loads whole under the policy on scripts and styles."""

from __future__ import annotations

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.urls import reverse
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


def paths(user: User) -> list[str]:
    """Of the pages that each kind of record has: its list, its empty form, its export."""
    request = RequestFactory().get("/")
    request.user = user
    lists = [("changelist", admin) for admin in site._registry.values() if admin.has_module_permission(request)]
    forms = [("add", admin) for admin in site._registry.values() if admin.has_add_permission(request)]
    exports = [("export", admin) for admin in site._registry.values() if hasattr(admin, "export_action")]
    names = (f"admin:{admin.opts.app_label}_{admin.opts.model_name}_{page}" for page, admin in lists + forms + exports)
    return ["/admin/", f"/admin/auth/user/{user.pk}/history/", *map(reverse, names)]


@pytest.mark.thorough
def test_every_page_loads_whole_under_the_policy(page: Page, live_server, user: User, complaints: list[str]):
    log_in(page, live_server.url)
    for path in paths(user):
        page.goto(f"{live_server.url}{path}")
        expect(page.locator("#content")).to_be_visible()
        assert complaints == [], path


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
    account = page.locator(".account")
    expect(account).to_contain_text("修改密码")
    account.locator("summary").click()
    page.get_by_role("button", name="English").click()
    expect(account).to_contain_text("Change password")
    account.locator("summary").click()
    page.get_by_role("button", name="简体中文").click()
    expect(account).to_contain_text("修改密码")
