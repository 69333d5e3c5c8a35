"""The page of a story in a real browser: print beside the fields, a round of work, drafts, suggestions by key."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Story, Tagging
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOADED = "() => document.readyState === 'complete'"


def address(live_server, story: Story, query: str = "") -> str:
    return live_server.url + reverse("admin:articles_story_change", args=[story.pk]) + query


def long_story() -> Story:
    return max(Story.objects.exclude(blocks=None), key=lambda story: story.body.count("\n"))


def save(desk: Page) -> None:
    desk.keyboard.press("Control+s")
    expect(desk.locator(".messagelist .success")).to_be_visible()


def test_six_stories_are_checked_with_six_keys(desk: Page, live_server):
    desk.goto(f"{live_server.url}{reverse('admin:articles_story_changelist')}?status=pending")
    desk.locator("#result_list tbody .field-headline_column a").first.click()
    for n in range(6):
        expect(desk.locator(".savebar .num b")).to_have_text(str(n + 1))
        expect(desk.locator(".bodybox")).to_be_visible()  # the keys are known by then
        desk.keyboard.press("Control+Enter")
    expect(desk.locator(".savebar .num b")).to_have_text("7")
    assert Story.objects.filter(status="checked").count() == 6


def test_print_and_form_stand_side_by_side(desk: Page, live_server):
    desk.set_viewport_size({"width": 1280, "height": 900})
    desk.goto(address(live_server, long_story()))
    print_box, form_box = (desk.locator(place).bounding_box() for place in (".printcol", ".storycol"))
    assert print_box["x"] + print_box["width"] <= form_box["x"]
    assert print_box["y"] < 200


def test_a_field_shows_its_print(desk: Page, live_server):
    story = Story.objects.exclude(blocks=None).exclude(headline="").first()
    desk.goto(address(live_server, story))
    desk.locator("#id_headline").focus()
    expect(desk.locator(".passage.lit")).to_have_attribute("data-role", "headline")


def test_print_leads_to_its_paragraph(desk: Page, live_server):
    desk.goto(address(live_server, long_story()))
    passage = desk.locator(".passage.role-body").last
    passage.locator(".print").click()
    start = passage.locator(".print").inner_text().strip()[:8]
    expect(desk.locator(".bodybox p.lit")).to_contain_text(start)


def test_a_paragraph_shows_its_print(desk: Page, live_server):
    desk.goto(address(live_server, long_story()))
    paragraph = desk.locator(".bodybox p:not(.crosshead)").nth(1)
    paragraph.click()
    expect(desk.locator(".passage.lit").first).to_have_attribute("data-role", "body")


def test_a_paragraph_becomes_a_crosshead(desk: Page, live_server):
    story = factories.story(body="第一段。\n小标题\n第二段。")
    desk.goto(address(live_server, story))
    desk.locator(".bodybox p").nth(1).click()
    desk.locator(".bodybar button").click()
    save(desk)
    story.refresh_from_db()
    assert story.body == "第一段。\n## 小标题\n第二段。"


def test_typing_changes_its_paragraph_and_no_other(desk: Page, live_server):
    story = factories.story(body="　首段 有空格 \n## 小标题\n第二段。")
    desk.goto(address(live_server, story))
    desk.locator(".bodybox p").nth(2).click()
    desk.keyboard.press("End")
    desk.keyboard.type("补字。")
    desk.keyboard.press("Enter")
    desk.keyboard.type("新段。")
    save(desk)
    story.refresh_from_db()
    assert story.body == "　首段 有空格 \n## 小标题\n第二段。补字。\n新段。"


def test_a_line_below_a_crosshead_is_text(desk: Page, live_server):
    story = factories.story(body="## 小标题")
    desk.goto(address(live_server, story))
    desk.locator(".bodybox p").click()
    desk.keyboard.press("End")
    desk.keyboard.press("Enter")
    desk.keyboard.type("正文。")
    save(desk)
    story.refresh_from_db()
    assert story.body == "## 小标题\n正文。"


def test_leaving_with_changes_asks(desk: Page, live_server):
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(address(live_server, factories.story()))
    desk.locator("#id_headline").fill("还没有存的标题")
    desk.locator("#rail a").first.click()
    desk.wait_for_url("**/admin/")
    assert asked == ["beforeunload"]


def test_leaving_without_changes_does_not_ask(desk: Page, live_server):
    desk.on("dialog", lambda dialog: pytest.fail("asked"))
    desk.goto(address(live_server, factories.story()))
    desk.locator("#rail a").first.click()
    desk.wait_for_url("**/admin/")


def test_every_form_of_the_desk_asks(desk: Page, live_server):
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.goto(live_server.url + reverse("admin:articles_tag_add"))
    desk.locator("#id_name").fill("新标签")
    desk.locator("#rail a").first.click()
    desk.wait_for_url("**/admin/")
    assert asked == ["beforeunload"]


def test_what_was_typed_is_offered_again(desk: Page, live_server):
    desk.on("dialog", lambda dialog: dialog.accept())
    url = address(live_server, factories.story())
    desk.goto(url)
    desk.locator("#id_headline").fill("还没有存的标题")
    desk.goto(f"{live_server.url}/admin/")
    desk.goto(url)
    desk.get_by_role("button", name="接着用").click()
    expect(desk.locator("#id_headline")).to_have_value("还没有存的标题")


def test_what_was_typed_outlives_the_session(desk: Page, live_server):
    desk.on("dialog", lambda dialog: dialog.accept())
    url = address(live_server, factories.story())
    desk.goto(url)
    desk.locator("#id_headline").fill("还没有存的标题")
    Session.objects.all().delete()
    desk.keyboard.press("Control+s")
    desk.locator("#id_username").fill("zhang")
    desk.locator("#id_password").fill("correct horse battery")
    desk.locator("[type=submit]").last.click()
    desk.wait_for_function(LOADED)
    desk.goto(url)
    expect(desk.locator("#kept-draft")).to_be_visible()


def test_a_draft_that_is_offered_stays_until_somebody_decides(desk: Page, live_server):
    desk.on("dialog", lambda dialog: dialog.accept())
    url = address(live_server, factories.story())
    desk.goto(url)
    desk.locator("#id_headline").fill("还没有存的标题")
    expect(desk.locator("#unsaved")).not_to_be_empty()  # the draft is written
    for _ in range(2):
        desk.goto(url)
        expect(desk.locator("#kept-draft")).to_be_visible()
        desk.locator("#id_headline").dispatch_event("change")
        desk.wait_for_timeout(500)  # longer than a draft waits for the next key


def test_a_saved_draft_is_not_offered(desk: Page, live_server):
    url = address(live_server, factories.story())
    desk.goto(url)
    desk.locator("#id_headline").fill("存了的标题")
    save(desk)
    desk.goto(url)
    expect(desk.locator("#kept-draft")).to_be_hidden()


def test_the_draft_of_a_story_that_was_added_is_not_offered_to_the_next(desk: Page, live_server):
    url = f"{live_server.url}{reverse('admin:articles_story_add')}"
    desk.goto(url)
    desk.locator("#id_headline").fill("新写的一篇")
    expect(desk.locator("#unsaved")).not_to_be_empty()  # the draft is written
    save(desk)
    desk.goto(url)
    expect(desk.locator("#kept-draft")).to_be_hidden()


def test_what_was_sent_to_a_server_that_failed_is_offered_again(desk: Page, live_server):
    url = address(live_server, factories.story())
    desk.goto(url)
    desk.locator("#id_headline").fill("服务器没有收下的标题")
    failed = {"status": 503, "content_type": "text/html", "body": "503"}
    desk.route(url, lambda route: route.fulfill(**failed) if route.request.method == "POST" else route.continue_())
    with desk.expect_navigation():
        desk.keyboard.press("Control+s")
    desk.goto(url)
    expect(desk.locator("#kept-draft")).to_be_visible()


def test_a_row_that_was_saved_is_no_draft(desk: Page, live_server):
    url = address(live_server, factories.story())
    factories.unit("云州市总工会")
    desk.goto(url)
    group = desk.locator("#contributions-group")
    group.locator(".add-row a").click()
    group.locator(".select2-selection").click()
    desk.locator(".select2-results__option", has_text="云州市总工会").click()
    expect(desk.locator("#unsaved")).not_to_be_empty()  # the draft is written
    save(desk)
    desk.goto(url)
    expect(group.locator("tr.has_original")).to_have_count(1)
    expect(desk.locator("#kept-draft")).to_be_hidden()


def suggested_story() -> Story:
    return Tagging.objects.filter(state="suggested").first().story


def test_a_suggestion_is_taken_with_one_click_and_left_open_with_another(desk: Page, live_server):
    desk.goto(address(live_server, suggested_story()))
    confirm = desk.locator("#id_taggings-0-state_1")
    confirm.click()
    expect(confirm).to_be_checked()
    confirm.click()
    expect(desk.locator("#id_taggings-0-state_0")).to_be_checked()


def test_all_suggestions_are_confirmed_by_key(desk: Page, live_server):
    story = suggested_story()
    desk.goto(address(live_server, story))
    desk.keyboard.press("Alt+y")
    save(desk)
    assert not story.taggings.filter(state="suggested").exists()
    assert not story.placings.filter(state="suggested").exists()


def test_what_is_open_is_rejected_at_once(desk: Page, live_server):
    story = suggested_story()
    desk.goto(address(live_server, story))
    desk.locator("#taggings-group [data-all=rejected]").click()
    save(desk)
    assert set(story.taggings.values_list("state", flat=True)) == {"rejected"}


def test_on_a_phone_print_and_fields_are_two_tabs(desk: Page, live_server):
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto(address(live_server, long_story()))
    expect(desk.locator(".printcol")).to_be_hidden()
    desk.locator("[data-pane=print]").click()
    expect(desk.locator(".printcol")).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
