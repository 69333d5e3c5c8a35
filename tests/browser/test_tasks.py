"""What an editor's tasks cost, clicks and loads of pages: `benchmarks/RESULTS.md` has the table."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.roles import create_roles
from articles.models import Story, Tagging
from tests import editing, factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COUNT_CLICKS = """addEventListener("click", (event) => {
    if (event.isTrusted && event.detail > 0) {
        sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1;
    }
}, true)"""


@dataclass(slots=True)
class Effort:
    """From the moment that the page of the task is open."""

    page: Page
    loads: int = 0

    def begin(self) -> None:
        self.page.evaluate("sessionStorage.clicks = 0")
        self.loads = 0

    @property
    def clicks(self) -> int:
        return int(self.page.evaluate("sessionStorage.clicks ?? 0"))


@pytest.fixture
def effort(desk: Page) -> Effort:
    effort = Effort(desk)
    desk.add_init_script(COUNT_CLICKS)

    def note(frame: object) -> None:
        effort.loads += 1

    desk.on("domcontentloaded", note)
    return effort


def test_a_bulk_tagging_of_an_hour_ago_is_undone_and_what_was_changed_since_is_named(desk, live_server, effort):
    stories, editor = list(Story.objects.order_by("pk")[:10]), User.objects.get(username="zhang")
    tag = factories.tag("试标签")
    editing.add_tags(stories, [tag], by=editor)
    editing.add_tags(stories[:1], [tag], "rejected", by=editor)
    desk.goto(live_server.url + reverse("admin:articles_change_changelist"))
    effort.begin()
    desk.locator("#result_list tr:not(.day)").nth(2).get_by_role("link", name="撤销").click()
    expect(desk.locator(".undo-preview")).to_contain_text(stories[0].title)
    desk.locator(".undo-note button").click()
    expect(desk.locator(".messagelist")).to_contain_text(stories[0].title)
    assert not Tagging.objects.filter(tag=tag, state="confirmed").exists()
    assert (effort.clicks, effort.loads) == (2, 1)


@pytest.mark.parametrize("whole", [True, False])
def test_an_old_version_and_one_field_of_it_are_restored(desk, live_server, effort, whole):
    story, editor = Story.objects.earliest("pk"), User.objects.get(username="zhang")
    before = (story.headline, story.section)
    editing.edit(story, by=editor, headline="改过的标题", section="改过的栏目")
    desk.goto(live_server.url + reverse("admin:articles_story_history", args=[story.pk]))
    effort.begin()
    desk.get_by_role("link", name="旧版").last.click()
    button = "恢复此版" if whole else "退回这一栏"
    desk.get_by_role("button", name=button).first.click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    story.refresh_from_db()
    now = (story.headline, story.section)
    assert now == before if whole else now != before and set(now) & set(before)
    assert (effort.clicks, effort.loads) == (2, 2)


def test_a_new_colleague_can_sign_in_after_four_clicks(desk, live_server, effort, browser):
    create_roles()
    desk.goto(live_server.url + reverse("admin:auth_user_changelist"))
    effort.begin()
    desk.locator("a.addlink").first.click()
    desk.locator("#id_username").click()
    desk.keyboard.type("helin")
    desk.locator("#id_groups").select_option(label="编辑")
    desk.get_by_role("button", name="保存").first.click()
    password = desk.locator(".password output").inner_text()
    desk.wait_for_load_state()
    assert (effort.clicks, effort.loads) == (3, 2)
    colleague = browser.new_page()
    colleague.goto(f"{live_server.url}/admin/")
    colleague.locator("#id_username").fill("helin")
    colleague.locator("#id_password").fill(password)
    colleague.locator("input[type=submit]").click()
    expect(colleague.locator("#id_new_password1")).to_be_visible()
    colleague.close()
