from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db


def language_of(client: Client, **headers: str) -> str:
    return client.get("/admin/login/", headers=headers).headers["Content-Language"]


def test_desk_is_chinese(client: Client):
    assert language_of(client) == "zh-hans"


@pytest.mark.parametrize(
    "preferred", ["en", "en-US,en;q=0.9,zh-CN;q=0.8", "zh;q=0.3,en-GB;q=0.7", "fr,en;q=0.5,zh;q=0.4"]
)
def test_browser_that_prefers_english_gets_english(client: Client, preferred: str):
    assert language_of(client, accept_language=preferred) == "en"


@pytest.mark.parametrize("preferred", ["zh-CN,zh;q=0.9,en;q=0.8", "en;q=0.3,zh-TW;q=0.7", "fr", "*", "en-;;q=x"])
def test_any_other_browser_gets_chinese(client: Client, preferred: str):
    assert language_of(client, accept_language=preferred) == "zh-hans"


def test_user_who_chose_chinese_keeps_it_in_an_english_browser(client: Client):
    client.post("/i18n/setlang/", {"language": "zh-hans"})
    assert language_of(client, accept_language="en") == "zh-hans"


def test_a_cache_keeps_the_languages_apart(client: Client):
    assert {"Accept-Language", "Cookie"} <= set(client.get("/admin/login/").headers["Vary"].split(", "))


def test_user_who_chose_english_gets_english(client: Client):
    client.post("/i18n/setlang/", {"language": "en"})
    assert language_of(client) == "en"


def test_user_who_chose_english_may_go_back_to_chinese(client: Client):
    client.post("/i18n/setlang/", {"language": "en"})
    client.post("/i18n/setlang/", {"language": "zh-hans"})
    assert language_of(client) == "zh-hans"


def test_language_nobody_offers_is_chinese(client: Client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "../../etc"
    assert language_of(client) == "zh-hans"


def test_login_page_offers_the_other_language(client: Client):
    assert '<button name="language" value="en" lang="en">English</button>' in client.get("/admin/login/").text


def test_admin_offers_the_other_language(admin_client: Client):
    assert '<button name="language" value="en" lang="en">English</button>' in admin_client.get("/admin/").text


@pytest.mark.parametrize("path", ["/admin/login/", "/nowhere/", "/i18n/setlang/"])
def test_every_answer_forbids_foreign_and_inline_scripts(client: Client, path: str):
    policy = client.get(path).headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'"} <= set(policy)


def test_answer_names_the_other_guards(client: Client):
    headers = client.get("/admin/login/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_front_door_leads_to_the_admin(client: Client):
    assert client.get("/").headers["Location"] == "/admin/"
