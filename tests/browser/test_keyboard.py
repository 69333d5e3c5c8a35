"""The desk by keyboard alone: each page is walked through, and focus is always seen."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Change, ImportRun, Source, Story, Tagging

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_STEPS = 400

FOCUSED = """() => {
    const each = document.activeElement;
    if (!each || each === document.body) {
        return null;
    }
    const label = each.matches("[type=radio], [type=checkbox]") ? each.labels[0] : null;
    const isHidden = (one) => one.getBoundingClientRect().width < 4 || getComputedStyle(one).opacity === "0";
    const shown = label && isHidden(label) ? label.closest("td > div") : label && isHidden(each) ? label : each;
    const style = getComputedStyle(shown);
    const hasOutline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    const box = shown.getBoundingClientRect();
    const middle = [box.left + Math.min(box.width, 40) / 2, box.top + Math.min(box.height, 40) / 2];
    const top = document.elementFromPoint(...middle);
    const words = (each.textContent || each.name || "").trim().slice(0, 30);
    return {
        name: `${each.tagName.toLowerCase()}#${each.id}.${each.className} ${words}`,
        isSeen: hasOutline || style.boxShadow !== "none" || each.closest(".select2-selection, .cur") !== null,
        isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        isCovered: top !== null && !shown.contains(top) && !top.contains(shown),
    };
}"""


def pages() -> dict[str, str]:
    story = Story.objects.exclude(source=None).order_by("-pk").first()
    return {
        "desk": reverse("admin:index"),
        "stories": reverse("admin:articles_story_changelist"),
        "story": reverse("admin:articles_story_change", args=[story.pk]),
        "history": reverse("admin:articles_story_history", args=[story.pk]),
        "proofing": reverse("admin:articles_source_proofing", args=[story.source_id]),
        "grid": reverse("admin:articles_story_grid") + f"?id={story.pk}",
        "search": reverse("search") + "?q=工会",
        "import": reverse("admin:articles_importrun_add"),
        "run": reverse("admin:articles_importrun_change", args=[ImportRun.objects.latest("pk").pk]),
        "journal": reverse("admin:articles_change_changelist"),
        "change": reverse("admin:articles_change_change", args=[Change.objects.latest("pk").pk]),
        "issue": reverse("admin:articles_issue_change", args=[story.issue_id]),
        "source": reverse("admin:articles_source_change", args=[story.source_id]),
        "users": reverse("admin:auth_user_changelist"),
        "new user": reverse("admin:auth_user_add"),
        "manual": reverse("manual"),
    }


NAMES = [
    "desk", "stories", "story", "history", "proofing", "grid", "search", "import", "run", "journal", "change", "issue",
    "source", "users", "new user", "manual",
]  # fmt: skip


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_walked_through_and_focus_is_seen_at_each_step(desk: Page, live_server, name: str):
    desk.goto(live_server.url + pages()[name])
    desk.locator(".skip").first.focus()
    steps, faults = [], []
    for _ in range(MOST_STEPS):
        desk.keyboard.press("Tab")
        focused = desk.evaluate(FOCUSED)
        if focused is None:
            break
        steps.append(focused["name"])
        wrong = {
            "no focus seen": not focused["isSeen"],
            "out of view": not focused["isInView"],
            "covered": focused["isInView"] and focused["isCovered"],
        }
        faults += [f"{what}: {focused['name']}" for what, is_wrong in wrong.items() if is_wrong]
    assert faults == []
    assert 20 < len(steps) < MOST_STEPS, steps[-5:]


# Focus is kept


def focused(desk: Page) -> str:
    return desk.evaluate("document.activeElement.id || document.activeElement.closest('[id]').id")


def test_a_filter_that_is_asked_for_keeps_the_focus(desk, live_server):
    desk.goto(live_server.url + reverse("admin:articles_story_changelist"))
    desk.locator("#filter-kind").focus()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**kind=article**")
    expect(desk.locator("#filter-kind")).to_be_focused()


def test_an_act_on_a_block_and_its_undo_keep_the_focus_on_the_block(desk, live_server):
    source = Source.objects.order_by("-pk").first()
    desk.goto(live_server.url + reverse("admin:articles_source_proofing", args=[source.pk]))
    block = desk.locator(".blk[data-role=body]").first
    block.locator(".lab").click()
    desk.keyboard.press("Escape")
    here = focused(desk)
    desk.keyboard.press("4")
    expect(desk.locator(f"#{here}")).to_have_attribute("data-role", "crosshead")
    assert focused(desk) == here
    desk.keyboard.press("Control+z")
    expect(desk.locator(f"#{here}")).to_have_attribute("data-role", "body")
    assert focused(desk) == here


def test_a_suggestion_that_is_confirmed_keeps_the_focus(desk, live_server):
    tagging = Tagging.objects.filter(state="suggested").first()
    desk.goto(live_server.url + reverse("admin:articles_story_change", args=[tagging.story_id]))
    desk.locator("#id_taggings-0-state input, [name=taggings-0-state]").first.focus()
    here = focused(desk)
    desk.keyboard.press("Space")
    assert focused(desk) == here


def test_a_saved_grid_keeps_the_focus_in_its_cell(desk, live_server):
    story = Story.objects.first()
    desk.goto(live_server.url + reverse("admin:articles_story_grid") + f"?id={story.pk}")
    desk.locator("#grid td[data-c=section]").click()
    desk.keyboard.type("要闻")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Control+s")
    expect(desk.locator("#grid-said .good form")).to_be_visible()
    expect(desk.locator("#grid-cell")).to_be_focused()


def test_stories_are_chosen_and_a_section_set_without_a_mouse(desk, live_server):
    desk.goto(live_server.url + reverse("admin:articles_story_changelist"))
    desk.locator("input.action-select").first.focus()
    desk.keyboard.press("Space")
    desk.locator("button[name=action][value=fields_of_selected]").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("h1")).to_contain_text("栏目")
