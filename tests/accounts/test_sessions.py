"""Sessions are listed and ended, and end by themselves when nobody is there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import OpenSession
from accounts.sessions import SEEN
from tests import factories

pytestmark = pytest.mark.django_db

HOME = "/admin/"


@pytest.fixture
def zhou() -> User:
    return factories.user("zhou", is_staff=True)


def browser_of(user: User) -> Client:
    browser = Client(headers={"user-agent": "Firefox 140"})
    browser.force_login(user)
    browser.get(HOME)
    return browser


def is_logged_in(browser: Client) -> bool:
    return browser.get(HOME).status_code == 200


def url(user: User) -> str:
    return reverse("admin:auth_user_sessions", args=[user.pk])


def away_for(browser: Client, time: timedelta) -> None:
    session = browser.session
    session[SEEN] = int((timezone.now() - time).timestamp())
    session.save()


def test_sessions_are_listed_with_browser_and_address(admin_client, zhou):
    browser_of(zhou)
    page = admin_client.get(url(zhou)).content.decode()
    assert "Firefox 140" in page and "127.0.0.1" in page


def test_no_page_shows_the_key_of_a_session(admin_client, zhou):
    key = browser_of(zhou).session.session_key
    assert key not in admin_client.get(url(zhou)).content.decode()


def test_one_session_is_ended(admin_client, zhou):
    first, second = browser_of(zhou), browser_of(zhou)
    opened = OpenSession.objects.get(session_key=first.session.session_key)
    admin_client.post(url(zhou), {"end": opened.pk})
    assert [is_logged_in(first), is_logged_in(second)] == [False, True]


def test_all_sessions_are_ended_but_the_one_that_ends_them(admin_client, admin_user):
    other = browser_of(admin_user)
    admin_client.get(HOME)
    admin_client.post(url(admin_user), {"end": "all"})
    assert [is_logged_in(other), is_logged_in(admin_client)] == [False, True]


def test_a_session_of_another_user_is_not_ended_here(admin_client, zhou):
    other = factories.user("li", is_staff=True)
    browser = browser_of(other)
    opened = OpenSession.objects.get(user=other)
    admin_client.post(url(zhou), {"end": opened.pk})
    assert is_logged_in(browser)


def test_who_was_away_for_too_long_is_logged_out(zhou, settings):
    settings.SESSION_IDLE_SECONDS = 600
    browser = browser_of(zhou)
    away_for(browser, timedelta(minutes=11))
    assert not is_logged_in(browser)
    assert OpenSession.objects.count() == 1


def test_who_was_away_for_a_moment_goes_on(zhou, settings):
    settings.SESSION_IDLE_SECONDS = 600
    browser = browser_of(zhou)
    away_for(browser, timedelta(minutes=9))
    assert is_logged_in(browser)


def test_without_a_limit_nobody_is_logged_out(zhou, settings):
    settings.SESSION_IDLE_SECONDS = 0
    browser = browser_of(zhou)
    away_for(browser, timedelta(hours=9))
    assert is_logged_in(browser)


def test_what_a_page_asks_by_itself_is_no_use(zhou):
    browser = browser_of(zhou)
    away_for(browser, timedelta(minutes=30))
    seen = browser.session[SEEN]
    browser.get(reverse("admin:articles_job_progress"))
    assert browser.session[SEEN] == seen


def test_a_page_notes_a_session_once_in_a_while(zhou):
    browser = browser_of(zhou)
    before = OpenSession.objects.get().seen_at
    browser.get(HOME)
    assert OpenSession.objects.get().seen_at == before


def test_the_sessions_of_an_administrator_are_not_for_who_keeps_the_users(admin_user):
    clerk = factories.user("clerk", is_staff=True)
    clerk.user_permissions.set(Permission.objects.filter(codename__endswith="_user"))
    assert browser_of(clerk).post(url(admin_user), {"end": "all"}).status_code == 403
