"""From ten stories of a list to a digest in DOCX, with the clicks counted."""

from __future__ import annotations

import io

import pytest
from docx import Document
from playwright.sync_api import Page

from articles.models import Digest, DigestItem, Use

pytestmark = pytest.mark.browser

MOST_CLICKS = 22
STORIES = 10


class Clicks:
    """Each touch of the mouse is one."""

    def __init__(self, page: Page) -> None:
        self.page, self.number = page, 0

    def __call__(self, selector: str) -> None:
        self.number += 1
        self.page.locator(selector).first.click()


def test_ten_stories_become_a_digest_in_docx(desk: Page, live_server):
    desk.goto(f"{live_server.url}/admin/")
    click = Clicks(desk)
    click("nav a[href='/admin/articles/story/']")
    for n in range(STORIES):
        click(f"#result_list tbody tr:nth-child({n + 1}) .action-select")
    click("button[value=pick_selected]")
    click(".messagelist a[href*='/digest/']")
    click("button[name=_rank]")
    with desk.expect_download() as download:
        click("a[href$='/file/docx/']")
    lines = [line.text for line in Document(io.BytesIO(download.value.path().read_bytes())).paragraphs]
    assert set(DigestItem.objects.values_list("headline", flat=True)) <= set(lines)
    assert DigestItem.objects.count() == STORIES and click.number <= MOST_CLICKS


def test_a_story_is_counted_moved_by_keys_and_copied(desk: Page, live_server):
    desk.goto(f"{live_server.url}/admin/articles/story/")
    for n in (1, 2):
        desk.locator(f"#result_list tbody tr:nth-child({n}) .action-select").check()
    desk.locator("button[value=pick_selected]").click()
    desk.locator(".messagelist a[href*='/digest/']").click()
    first = desk.locator("[data-item]").first
    headline = first.locator("input.counted").input_value()
    first.locator("textarea.counted").fill("缩短了。")
    assert first.locator(".box output").nth(1).inner_text() == "4"
    first.locator("textarea.counted").press("Alt+ArrowDown")
    assert desk.locator("[data-item]").nth(1).locator("input.counted").input_value() == headline
    desk.keyboard.press("Control+s")
    desk.locator(".messagelist .success").wait_for()
    last = DigestItem.objects.order_by("position").last()
    assert (last.headline, last.text, last.is_proposal) == (headline, "缩短了。", False)
    desk.goto(f"{live_server.url}/admin/articles/digest/{Digest.objects.get().pk}/preview/")
    desk.locator("#copy").click()
    assert desk.locator("#copied").inner_text()
    assert desk.frame_locator("iframe.phone").locator("p", has_text="缩短了。").count() == 1
    assert not Use.objects.exists()
