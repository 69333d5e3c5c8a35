from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from articles.models import Story
from tests.browser.conftest import PASSWORD

pytestmark = pytest.mark.browser


def test_two_who_have_a_story_open_see_each_other(desk: Page, live_server, browser: Browser):
    User.objects.create_superuser("helin", password=PASSWORD, first_name="琳", last_name="何")
    url = f"{live_server.url}/admin/articles/story/{Story.objects.first().pk}/change/"
    desk.goto(url)
    other = browser.new_context(locale="zh-CN").new_page()
    other.goto(url)
    other.locator("#id_username").fill("helin")
    other.locator("#id_password").fill(PASSWORD)
    other.locator("[type=submit]").click()
    expect(other.locator("#presence")).to_contain_text("也开着这一页")
    desk.reload()
    expect(desk.locator("#presence")).to_contain_text("琳")
    other.context.close()
