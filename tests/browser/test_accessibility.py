"""What axe-core finds on the pages of the desk: WCAG 2.2 AA and what it calls best practice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Browser, Page

from articles.desk.scoring_rules import add_example_rules
from articles.models import Action, Change, Story, change
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = (Path(__file__).parent / "axe.min.js").read_text("utf-8")
UNASKED = {"empty-table-header": {"enabled": False}}
"""Django heads the column of deletions in its inlines with nothing."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ([runOnly, rules]) => (await axe.run(document, {runOnly, rules})).violations.map(
    found => `${found.id}: ${found.nodes.map(node => node.target.join(" ")).slice(0, 4).join(" | ")}`)"""


def found_on(page: Page) -> list[str]:
    page.evaluate(AXE)
    return page.evaluate(RUN, [RULES, UNASKED])


def addresses() -> list[str]:
    story = Story.objects.exclude(blocks=None).first()
    with change(Action.EDIT):
        rule = add_example_rules()[0]
    factories.contributed(story, factories.unit("渝北区总工会", "区县"), by=User.objects.get())
    records = {
        "story": story.pk,
        "issue": story.issue_id,
        "source": story.source_id,
        "change": Change.objects.first().pk,
    }
    sections = ("publication", "issue", "story", "tag", "place", "source", "importrun", "change")
    sections += ("unit", "use", "scoringrule", "notice", "submission")
    return [
        reverse("admin:index"),
        *(reverse(f"admin:articles_{name}_changelist") for name in sections),
        *(reverse(f"admin:articles_{name}_change", args=[key]) for name, key in records.items()),
        reverse("admin:articles_story_history", args=[story.pk]),
        reverse("admin:articles_story_delete", args=[story.pk]),
        reverse("admin:articles_story_add"),
        reverse("admin:articles_story_export"),
        reverse("admin:articles_story_grid"),
        *(reverse("admin:articles_story_bulk", args=[about]) for about in ("tags", "places", "contributors", "fields")),
        reverse("admin:articles_importrun_add"),
        f"{reverse('admin:articles_notice_prepare')}?first=2024-12-01&last=2024-12-31&rule={rule.pk}",
        reverse("admin:articles_scoringrule_change", args=[rule.pk]),
        *(f"{reverse('search')}?q={query}" for query in ("", "工会", "没有这个词", '"')),
        reverse("search-self-test"),
        *(reverse(name) for name in ("manual", "keys", "admin:password_change", "second-factor")),
        *(reverse(f"admin:auth_{name}_{page}") for name in ("user", "group") for page in ("changelist", "add")),
        reverse("admin:auth_user_change", args=[User.objects.get().pk]),
        "/nowhere/",
    ]


@pytest.fixture
def reader(desk: Page, browser: Browser) -> Iterator[Page]:
    """The desk in a browser that lets axe-core put in styles of its own."""
    context = browser.new_context(storage_state=desk.context.storage_state(), bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.thorough
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_shuts_anybody_out(reader: Page, live_server, theme):
    reader.emulate_media(color_scheme=theme)
    faults = {}
    for address in addresses():
        reader.goto(live_server.url + address)
        faults[address] = found_on(reader)
    assert {address: found for address, found in faults.items() if found} == {}


def test_the_login_shuts_nobody_out(page: Page, live_server):
    page.goto(f"{live_server.url}/admin/login/")
    assert found_on(page) == []


@pytest.mark.parametrize("key", ["?", "menu"])
def test_what_opens_shuts_nobody_out(reader: Page, live_server, key):
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(live_server.url + reverse("admin:index"))
    if key == "?":
        reader.keyboard.press("?")
        reader.locator("dialog[open]").wait_for()
    else:
        reader.locator("#menubtn").click()
    assert found_on(reader) == []
