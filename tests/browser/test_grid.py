"""快速标引 in a real browser: keys, an input method, a paste from Excel, a conflict, and rows that are saved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from articles.models import Change, Story, Tagging
from tests import editing, factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GRID = "admin:articles_story_grid"
State = Tagging.State


@pytest.fixture
def loads(desk: Page) -> Iterator[list[str]]:
    """The addresses of the pages that the browser loads."""
    seen: list[str] = []
    desk.on("framenavigated", lambda frame: seen.append(frame.url))
    return seen


def cell(desk: Page, row: int, column: str) -> Locator:
    return desk.locator(f"#grid tbody tr:nth-child({row}) td[data-c={column}]")


def open_grid(desk: Page, live_server, query: str) -> None:
    desk.goto(live_server.url + reverse(GRID) + query)
    expect(desk.locator("#grid.live")).to_be_visible()


def save(desk: Page) -> None:
    desk.locator("#grid-save").click()
    expect(desk.locator("#grid-said .good form")).to_be_visible()


def paste(desk: Page, text: str) -> None:
    desk.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
        }""",
        text,
    )


def composing(desk: Page, text: str, key: str) -> None:
    """An input method writes the text, and the key is pressed while it still composes."""
    desk.evaluate(
        """([text, key]) => {
            const box = document.activeElement;
            box.dispatchEvent(new CompositionEvent("compositionstart", {bubbles: true}));
            box.value = text;
            box.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true, data: text}));
            box.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, isComposing: true}));
            box.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true, data: text}));
        }""",
        [text, key],
    )


def test_36_stories_are_tagged_and_checked_in_one_load_and_each_is_seen(desk, live_server, loads):
    stories = Story.objects.order_by("pk")[:36]
    keys = [story.pk for story in stories]
    suggested = Tagging.objects.filter(story__in=keys, state=State.SUGGESTED).count()
    open_grid(desk, live_server, f"?id={','.join(map(str, keys))}")
    expect(desk.locator("#grid tbody tr")).to_have_count(36)
    cell(desk, 1, "tags").click()
    desk.keyboard.press("Control+a")
    desk.keyboard.press("Space")
    expect(desk.locator("#grid td.chg .tg.s")).to_have_count(0)
    cell(desk, 1, "status").click()
    desk.keyboard.type("已校核")
    desk.keyboard.press("Enter")
    expect(cell(desk, 1, "status")).to_have_text("已校核")
    desk.keyboard.press("Control+a")
    desk.keyboard.press("Control+d")
    save(desk)
    assert len(loads) == 1
    assert Tagging.objects.filter(story__in=keys, state=State.CONFIRMED).count() == suggested
    assert set(Story.objects.filter(pk__in=keys).values_list("status", flat=True)) == {"checked"}


def test_ten_articles_become_briefs_by_four_clicks_and_one_load(desk, live_server, loads):
    keys = list(Story.objects.filter(kind="article").values_list("pk", flat=True)[:10])
    open_grid(desk, live_server, f"?id={','.join(map(str, keys))}")
    cell(desk, 1, "kind").click()
    desk.keyboard.type("简讯")
    desk.keyboard.press("Enter")
    expect(cell(desk, 1, "kind")).to_have_text("简讯")
    cell(desk, 1, "kind").click()
    cell(desk, 10, "kind").click(modifiers=["Shift"])
    desk.keyboard.press("Control+d")
    expect(desk.locator("#grid td.chg")).to_have_count(10)
    save(desk)
    assert len(loads) == 1
    assert set(Story.objects.filter(pk__in=keys).values_list("kind", flat=True)) == {"brief"}


def test_all_columns_fit_beside_the_open_menu_at_1280_pixels(desk, live_server):
    desk.set_viewport_size({"width": 1280, "height": 900})
    open_grid(desk, live_server, "?q=")
    right = desk.locator("#gridwrap").bounding_box()["x"] + desk.locator("#gridwrap").bounding_box()["width"]
    assert desk.evaluate("document.documentElement.dataset.menu") == "open"
    for column in ("tags", "places", "status"):
        shown = cell(desk, 1, column).bounding_box()
        assert shown["x"] + shown["width"] <= right
    assert cell(desk, 1, "tags").bounding_box()["width"] >= 150
    expect(desk.locator(".lead .wider")).to_be_hidden()


def test_a_table_wider_than_the_window_says_so_and_keeps_its_headlines_in_sight(desk, live_server):
    desk.set_viewport_size({"width": 1000, "height": 900})
    open_grid(desk, live_server, "?q=")
    expect(desk.locator(".lead .wider")).to_be_visible()
    before = cell(desk, 1, "headline").bounding_box()["x"]
    assert desk.locator("#gridwrap").evaluate("wrap => { wrap.scrollLeft = 10000; return wrap.scrollLeft; }") > 0
    assert cell(desk, 1, "headline").bounding_box()["x"] == before


def test_nothing_is_written_before_it_is_saved_and_all_is_one_change_that_is_undone(desk, live_server):
    before = Change.objects.count()
    open_grid(desk, live_server, "?q=")
    cell(desk, 1, "section").click()
    desk.keyboard.type("试栏目")
    desk.keyboard.press("Enter")
    desk.keyboard.type("试栏目")
    desk.keyboard.press("Tab")
    expect(desk.locator("#grid td.chg")).to_have_count(2)
    assert Change.objects.count() == before
    save(desk)
    assert Change.objects.count() == before + 1
    assert Story.objects.filter(section="试栏目").count() == 2
    desk.locator("#grid-said form button").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert not Story.objects.filter(section="试栏目").exists()


def test_a_block_from_excel_is_pasted_with_quoted_cells_and_its_last_line_break(desk, live_server):
    open_grid(desk, live_server, "?q=")
    cell(desk, 2, "section").click()
    paste(desk, '"重庆市\n总工会"\t图片新闻\r\n"""引号""公司"\t图片新闻\r\n')
    expect(cell(desk, 2, "section")).to_have_text("重庆市 总工会")
    expect(cell(desk, 3, "section")).to_have_text('"引号"公司')
    expect(desk.locator("#grid td.chg")).to_have_count(4)
    desk.keyboard.press("Control+z")
    expect(desk.locator("#grid td.chg")).to_have_count(0)


def test_what_cannot_be_pasted_is_named(desk, live_server):
    open_grid(desk, live_server, "?q=")
    cell(desk, 1, "genre").click()
    paste(desk, "评论\n小说\n")
    expect(cell(desk, 1, "genre")).to_have_text("评论")
    expect(desk.locator("#grid-said .bad")).to_have_text("第 2 行 体裁：没有“小说”这一项")
    cell(desk, 1, "tags").click()
    paste(desk, "没有这个标签")
    expect(desk.locator("#grid-said .bad")).to_have_text("第 1 行 标签：词表里没有“没有这个标签”")
    paste(desk, "\n" * 501)
    expect(desk.locator("#grid-said .bad")).to_contain_text("至多粘贴 500 行")


def test_rows_that_the_table_has_not_are_named(desk, live_server):
    keys = list(Story.objects.values_list("pk", flat=True)[:2])
    open_grid(desk, live_server, f"?id={keys[0]},{keys[1]}")
    cell(desk, 2, "section").click()
    paste(desk, "甲\n乙\n丙\n")
    expect(cell(desk, 2, "section")).to_have_text("甲")
    expect(desk.locator("#grid-said .bad")).to_contain_text("多出 2 行")


def test_enter_while_an_input_method_composes_never_moves_the_cell(desk, live_server):
    open_grid(desk, live_server, "?q=")
    cell(desk, 1, "section").click()
    composing(desk, "要闻", "Enter")
    expect(cell(desk, 1, "section").locator("#grid-cell.edit")).to_have_value("要闻")
    desk.keyboard.press("Enter")
    expect(cell(desk, 1, "section")).to_have_text("要闻")
    expect(cell(desk, 2, "section").locator("#grid-cell")).to_be_attached()


def test_tags_are_offered_by_the_server_and_come_to_those_that_are_there(desk, live_server):
    story = factories.story(headline="试标题")
    factories.tag("防汛抗旱")
    editing.add_tags([story], [factories.tag("高温")], by=factories.user())
    open_grid(desk, live_server, f"?id={story.pk}")
    cell(desk, 1, "tags").click()
    desk.keyboard.type("防汛")
    expect(desk.locator("#grid-options li")).to_have_text(["防汛抗旱"])
    desk.keyboard.press("Enter")
    expect(cell(desk, 1, "tags").locator(".tg")).to_have_text(["高温", "防汛抗旱"])
    save(desk)
    assert set(story.taggings.values_list("tag__name", "state")) == {("高温", "confirmed"), ("防汛抗旱", "confirmed")}


def test_a_suggestion_is_one_key_away(desk, live_server):
    tagging = factories.suggested(factories.story(headline="试标题"), "高温")
    open_grid(desk, live_server, f"?id={tagging.story_id}")
    cell(desk, 1, "tags").click()
    desk.keyboard.press("1")
    expect(cell(desk, 1, "tags").locator(".tg.s")).to_have_count(0)
    save(desk)
    tagging.refresh_from_db()
    assert tagging.state == State.CONFIRMED


def test_a_suggestion_is_rejected_by_one_key_and_the_rest_by_another(desk, live_server):
    story = factories.story(headline="试标题")
    for name in ("高温", "石油", "炼化"):
        factories.suggested(story, name)
    open_grid(desk, live_server, f"?id={story.pk}")
    cell(desk, 1, "tags").click()
    shown = cell(desk, 1, "tags").locator(".tg.s")
    names = [text.lstrip("123") for text in shown.all_inner_texts()]
    desk.keyboard.press("Shift+Digit2")
    expect(cell(desk, 1, "tags").locator("del.tg")).to_have_text([names[1]])
    desk.keyboard.press("1")
    expect(shown).to_have_count(1)
    desk.keyboard.press("0")
    expect(cell(desk, 1, "tags").locator("del.tg")).to_have_text([names[1], names[2]])
    desk.keyboard.press("Control+z")
    expect(shown).to_have_count(1)
    save(desk)
    assert dict(story.taggings.values_list("tag__name", "state")) == dict(
        zip(names, ("confirmed", "rejected", "suggested"), strict=True)
    )


def test_the_suggestions_of_a_column_are_taken_by_two_keys_and_given_back_by_one(desk, live_server):
    stories = [factories.suggested(factories.story(headline=headline), "高温").story for headline in ("甲", "乙", "丙")]
    open_grid(desk, live_server, "?id=" + ",".join(str(story.pk) for story in stories))
    suggested = desk.locator("td[data-c=tags] .tg.s")
    cell(desk, 1, "tags").click()
    desk.keyboard.press("Control+a")
    desk.keyboard.press("Space")
    expect(suggested).to_have_count(0)
    desk.keyboard.press("Control+z")
    expect(suggested).to_have_count(3)
    desk.keyboard.press("Space")
    save(desk)
    assert [list(story.taggings.values_list("state", flat=True)) for story in stories] == [["confirmed"]] * 3


def test_a_name_that_is_typed_behind_a_minus_is_rejected(desk, live_server):
    story = factories.suggested(factories.story(headline="试标题"), "石油化工").story
    open_grid(desk, live_server, f"?id={story.pk}")
    cell(desk, 1, "tags").click()
    desk.keyboard.type("-石油")
    expect(desk.locator("#grid-options [aria-selected=true]")).to_contain_text("石油化工")
    desk.keyboard.press("Enter")
    expect(cell(desk, 1, "tags").locator("del.tg")).to_have_text("石油化工")
    save(desk)
    assert story.taggings.get().state == State.REJECTED


def test_a_row_changed_meanwhile_is_refused_by_name_and_saved_when_asked_again(desk, live_server):
    first, second = factories.story(headline="先改的"), factories.story(headline="没动的")
    open_grid(desk, live_server, f"?id={first.pk},{second.pk}")
    rows = {title: desk.locator("#grid tbody tr", has_text=title) for title in ("先改的", "没动的")}
    for row in rows.values():
        row.locator("td[data-c=section]").click()
        desk.keyboard.type("要闻")
        desk.keyboard.press("Enter")
        expect(row.locator("td[data-c=section].chg")).to_be_visible()
    editing.edit(first, by=factories.user("何琳"), genre="评论")
    desk.locator("#grid-save").click()
    expect(desk.locator("#grid-said .bad")).to_contain_text("“先改的”没有保存：何琳")
    assert dict(Story.objects.filter(section="要闻").values_list("headline", "section")) == {"没动的": "要闻"}
    expect(rows["先改的"].locator("td[data-c=genre]")).to_have_text("评论")
    expect(rows["先改的"].locator("td[data-c=section]")).to_have_text("要闻")
    save(desk)
    expect(desk.locator("#grid-said .bad")).to_have_count(0)
    assert Story.objects.values_list("section", "genre").get(pk=first.pk) == ("要闻", "评论")


def test_what_is_still_being_typed_is_saved_too(desk, live_server):
    story = factories.story(headline="试标题")
    factories.tag("防汛抗旱")
    open_grid(desk, live_server, f"?id={story.pk}")
    cell(desk, 1, "tags").click()
    desk.keyboard.type("防汛抗旱")
    desk.locator("#grid-save").click()
    expect(desk.locator("#grid-said .good form")).to_be_visible()
    assert story.taggings.get().tag.name == "防汛抗旱"


def test_the_first_escape_leaves_the_edit_and_the_next_the_table(desk, live_server):
    open_grid(desk, live_server, "?q=")
    cell(desk, 1, "section").click()
    desk.keyboard.type("试")
    desk.keyboard.press("Escape")
    expect(desk.locator("#grid td.chg")).to_have_count(0)
    expect(desk.locator("#grid-cell")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator("#grid-save")).to_be_focused()


def test_the_page_of_a_source_is_not_changed_here(desk, live_server):
    open_grid(desk, live_server, "?q=")
    cell(desk, 1, "page").click()
    desk.keyboard.type("3")
    expect(desk.locator("#grid-said .bad")).to_contain_text("不能在这里改")


def test_who_was_logged_out_logs_in_elsewhere_and_saves_what_is_in_the_cells(desk, live_server):
    open_grid(desk, live_server, "?q=")
    cell(desk, 1, "section").click()
    desk.keyboard.type("要闻")
    desk.keyboard.press("Enter")
    Session.objects.all().delete()
    desk.locator("#grid-save").click()
    expect(desk.locator("#grid-said")).to_contain_text("退出登录")
    other = desk.context.new_page()
    other.goto(f"{live_server.url}/admin/login/")
    other.locator("#id_username").fill("zhang")
    other.locator("#id_password").fill("correct horse battery")
    other.locator("[type=submit]").last.click()
    expect(other.locator("#open-work")).to_be_visible()
    save(desk)
    assert Story.objects.filter(section="要闻").exists()
