"""剪报 in two clicks: from a story, from a search, and of what is selected in a list."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from articles.models import Story

pytestmark = pytest.mark.browser


def test_two_clicks_make_a_clipping(desk: Page, live_server):
    story = Story.objects.exclude(headline="").latest("pk")
    desk.goto(f"{live_server.url}/admin/articles/story/{story.pk}/change/")
    desk.get_by_role("link", name="剪报").click()
    with desk.expect_download() as downloading:
        desk.get_by_role("link", name="DOCX").click()
    assert downloading.value.suggested_filename.endswith(".docx")

    desk.goto(f"{live_server.url}/admin/search/?q=工会")
    desk.locator(".hit").first.get_by_role("link", name="剪报").click()
    assert desk.get_by_role("button", name="打印").is_visible()

    desk.goto(f"{live_server.url}/admin/articles/story/")
    for n in range(2):
        desk.locator("input.action-select").nth(n).check()
    desk.get_by_role("button", name="剪报").click()
    assert desk.locator(".contents li").count() == 2
