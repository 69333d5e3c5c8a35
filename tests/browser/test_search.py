"""Finding and reading on, in a real browser, on the five issues."""

from __future__ import annotations

import itertools

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Story
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def search(desk: Page, live_server) -> Page:
    """The page with what 工会 finds."""
    desk.goto(f"{live_server.url}{reverse('search')}?q=工会")
    return desk


def press_enter(page: Page, composed: str) -> None:
    """Enter, while an input method shows what it composes."""
    browser = page.context.new_cdp_session(page)
    browser.send("Input.imeSetComposition", {"text": composed, "selectionStart": 0, "selectionEnd": len(composed)})
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
    browser.send("Input.dispatchKeyEvent", {"type": "keyDown", **key})
    browser.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})


@pytest.mark.parametrize("box", ["#search-box", "#searchbar", "#header-search-box"])
def test_enter_that_ends_composing_does_not_search(desk, live_server, box):
    page = "search" if box == "#search-box" else "admin:articles_story_changelist"
    desk.goto(live_server.url + reverse(page))
    address = desk.url
    desk.locator(box).focus()
    press_enter(desk, "qingliang")
    desk.wait_for_timeout(300)
    assert desk.url == address
    desk.locator(box).fill("清凉")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**q=**")


def test_keys_lead_from_hit_to_hit_and_open_one(search):
    titles = search.locator(".hit h2 a")
    search.keyboard.press("j")
    search.keyboard.press("j")
    expect(titles.nth(1)).to_be_focused()
    search.keyboard.press("k")
    expect(titles.nth(0)).to_be_focused()
    search.keyboard.press("Enter")
    expect(search.locator("#story_form")).to_be_visible()


def test_a_slash_leads_to_the_box_and_is_not_typed(search):
    search.keyboard.press("/")
    expect(search.locator("#search-box")).to_be_focused()
    search.keyboard.type("/j")
    expect(search.locator("#search-box")).to_have_value("/j")


def test_a_slash_leads_to_the_box_of_any_page(desk, live_server):
    desk.goto(live_server.url + reverse("admin:index"))
    desk.keyboard.press("/")
    expect(desk.locator("#header-search-box")).to_be_focused()


def test_what_is_done_with_a_hit_stands_together(search):
    search.locator(".hit").first.wait_for()
    acts = [act.bounding_box() for act in search.locator(".hit").first.locator(".facts .acts > *").all()]
    gaps = [later["x"] - act["x"] - act["width"] for act, later in itertools.pairwise(acts)]
    assert len(acts) == 3 and all(0 <= gap <= 24 for gap in gaps)


def test_a_count_narrows_the_hits_and_takes_that_back(search):
    count = Story.objects.filter(genre="消息").count()
    search.locator(".side a", has_text="消息").click()
    expect(search.locator("#search-box")).to_have_value("工会 体裁:消息")
    expect(search.locator(".number")).to_have_text(f"{min(count, 18)} 篇稿件")
    search.locator(".side .chosen a", has_text="消息").click()
    expect(search.locator("#search-box")).to_have_value("工会")


def test_a_search_is_kept_with_three_clicks(search):
    search.locator(".save-search summary").click()
    search.locator(".save-search input[name=name]").fill("每周")
    search.locator(".save-search input[type=submit]").click()
    expect(search.locator(".saved .name", has_text="每周")).to_be_visible()


@pytest.mark.parametrize("query", ["", "工会", "没有的词", '"没有配对', "~全总 OR 很长"])
def test_on_a_phone_no_search_is_wider_than_the_screen(desk, live_server, query):
    factories.story(headline="很长" * 200, section="https://example.org/" + "a" * 80, body="很长" + "x" * 500)
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto(f"{live_server.url}{reverse('search')}?q={query}")
    assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_without_scripts_it_searches_too(desk, live_server, browser):
    context = browser.new_context(java_script_enabled=False, storage_state=desk.context.storage_state())
    page = context.new_page()
    page.goto(live_server.url + reverse("search"))
    page.locator("#search-box").fill("工会")
    page.locator(".search-form input[type=submit]").click()
    expect(page.locator(".hit").first).to_be_visible()
    context.close()
