"""版面校核 in a browser: what an editor does, with the clicks and loads that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from articles import records
from articles.models import Action, Block, Source, Story, Tag, change
from articles.parsing.values import Role
from articles.records.printed import fields_as_printed, printed_story
from tests import factories
from tests.reading.pdf_making import Set, pdf_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = [Set("近日，县总工会在城区建成12个驿站，为快递员提供休息场所。", 50, 700)]


@pytest.fixture
def proofing(desk: Page, live_server) -> Page:
    source = Source.objects.get(name__startswith="004")
    desk.goto(f"{live_server.url}/admin/articles/source/{source.pk}/proofing/")
    return desk


def stories() -> list[Story]:
    """Of the page, in its order."""
    return list(Story.objects.live().filter(source__name__startswith="004").order_by("position", "pk"))


def line(page: Page, text: str) -> Locator:
    return page.locator(".blk", has_text=text)


def says_its_print(story: Story) -> bool:
    printed = fields_as_printed(printed_story(story))
    return {name: getattr(story, name) for name in printed} == printed


@contextmanager
def loads(page: Page, number: int) -> Iterator[None]:
    """So many pages are loaded within."""
    loaded: list[str] = []
    note = lambda frame: loaded.append(frame.url)  # noqa: E731
    page.on("framenavigated", note)
    yield
    page.remove_listener("framenavigated", note)
    assert len(loaded) == number, loaded


def told(page: Page, text: str) -> None:
    expect(page.locator(".toast")).to_contain_text(text)


def test_a_paragraph_goes_to_another_story_by_two_clicks(proofing):
    with loads(proofing, 0):
        line(proofing, "青海省总工会相关负责人表示").locator(".lab").click()
        proofing.get_by_role("menuitem", name="移到上一篇").click()
        told(proofing, "移到第 2 篇")
    second, third = stories()[1:3]
    assert "青海省总工会相关负责人表示" in second.body
    assert "青海省总工会相关负责人表示" not in third.body
    assert says_its_print(second)
    assert says_its_print(third)


def test_a_caption_becomes_a_crosshead_by_two_clicks(proofing):
    block = Block.objects.filter(story=stories()[2], role=Role.BODY).order_by("position").first()
    with loads(proofing, 0):
        proofing.locator(f"#b{block.pk} .lab").click()
        proofing.get_by_role("menuitemradio", name="图片说明").click()
        told(proofing, "改为图片说明")
        proofing.locator(f"#b{block.pk} .lab").click()
        proofing.get_by_role("menuitemradio", name="小标题").click()
        told(proofing, "改为小标题")
    block.refresh_from_db()
    assert block.role == Role.CROSSHEAD
    assert says_its_print(stories()[2])


def test_three_stories_are_merged_by_four_clicks_and_the_status_stays(proofing):
    with loads(proofing, 0):
        proofing.locator(".st").nth(2).locator(".row").click()
        proofing.locator(".st.on .ask-merge").click()
        proofing.locator("#merge [name=merged]").nth(3).check()
        proofing.locator("#merge").get_by_role("button", name="合并").click()
        told(proofing, "合并，以第 2 篇为主")
    assert len(stories()) == 8
    assert stories()[1].headline == "浙江启动“我在工会驿站当站长”实践活动"


def test_the_button_says_which_story_the_dialog_has_chosen_beside_its_own(proofing):
    proofing.locator(".st").nth(2).locator(".row").click()
    expect(proofing.locator(".st.on .ask-merge")).to_have_text("与上一篇合并…")
    proofing.locator(".st.on .ask-merge").click()
    chosen = proofing.locator("#merge [name=merged]:checked")
    assert [box.input_value() for box in chosen.all()] == [str(story.pk) for story in stories()[1:3]]


def test_one_story_alone_is_not_merged(proofing):
    proofing.locator(".st").first.locator(".row").click()
    proofing.locator(".st.on .ask-merge", has_text=re.compile("^合并…$")).click()
    merge = proofing.locator("#merge").get_by_role("button", name="合并")
    expect(merge).to_be_disabled()
    proofing.locator("#merge [name=merged]").nth(1).check()
    expect(merge).to_be_enabled()


def test_all_clean_stories_are_checked_by_one_click(proofing):
    clean = sum(not story.warnings for story in stories())
    with loads(proofing, 0):
        proofing.get_by_role("button", name="本版全部校核无误").click()
        told(proofing, f"{clean} 篇已校核")
    assert sum(story.status == "checked" for story in stories()) == clean


def test_stories_are_checked_one_by_one_by_a_key_each(proofing):
    for number in range(1, 7):
        proofing.keyboard.press("Control+Enter")
        told(proofing, f"第 {number} 篇已校核")
    assert sum(story.status == "checked" for story in stories()) == 6


def test_it_is_refused_in_words_while_text_is_unplaced(proofing):
    line(proofing, "青海省总工会相关负责人表示").locator(".ink").click()
    proofing.keyboard.press("u")
    expect(proofing.locator("#part-unplaced")).to_contain_text("青海省总工会相关负责人表示")
    proofing.get_by_role("button", name="本版全部校核无误").click()
    expect(proofing.get_by_role("alert")).to_contain_text("还不能：有 1 段文字没有归篇")
    assert not Story.objects.filter(status="checked").exists()


def test_each_side_lights_the_other(proofing):
    story = stories()[3]
    proofing.locator(f'.blk[data-story="{story.pk}"] .ink').first.hover()
    expect(proofing.locator(f"#s{story.pk}")).to_have_class(re.compile(r"\blit\b"))
    proofing.locator(f"#s{stories()[2].pk} .row").hover()
    expect(proofing.locator(f'.blk[data-story="{stories()[2].pk}"]').first).to_contain_class("lit")


def test_lighting_waits_for_nothing(proofing):
    story = stories()[3].pk
    is_lit = proofing.evaluate(
        """story => {
            const block = document.querySelector(`.blk[data-story="${story}"]`);
            block.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
            return document.getElementById(`s${story}`).classList.contains("lit");
        }""",
        story,
    )
    assert is_lit


def test_steps_are_undone_by_key_in_their_order(proofing):
    before = [(story.headline, story.body) for story in stories()]
    line(proofing, "青海省总工会相关负责人表示").locator(".ink").click()
    for key, text in (("[", "移到第 2 篇"), ("4", "改为小标题"), ("u", "不归篇")):
        proofing.keyboard.press(key)
        told(proofing, text)
    for _ in range(3):
        proofing.keyboard.press("Control+z")
        told(proofing, "已撤销")
        proofing.locator(".toast").evaluate("toast => toast.remove()")
    assert [(story.headline, story.body) for story in stories()] == before


def test_a_step_is_undone_by_its_message(proofing):
    before = stories()[2].body
    line(proofing, "青海省总工会相关负责人表示").locator(".ink").click()
    proofing.keyboard.press("[")
    told(proofing, "移到第 2 篇")
    proofing.locator(".toast").get_by_role("button", name="撤销").click()
    told(proofing, "已撤销")
    assert stories()[2].body == before


def test_a_label_is_drawn_onto_a_story(proofing):
    target = stories()[4]
    line(proofing, "青海省总工会相关负责人表示").locator(".lab").drag_to(proofing.locator(f"#s{target.pk} .row"))
    told(proofing, "移到第 5 篇")
    assert "青海省总工会相关负责人表示" in Story.objects.get(pk=target.pk).body


def test_a_headline_is_edited_in_place(proofing):
    box = proofing.locator(".st.on textarea[name=headline]")
    box.fill("另拟的标题")
    box.press("Enter")
    told(proofing, "改了主标题")
    assert stories()[0].headline == "另拟的标题"


def test_letters_typed_into_a_box_are_no_keys(proofing):
    box = proofing.locator(".st.on textarea[name=headline]")
    box.press("u")
    assert not Block.objects.filter(role=Role.UNREAD).exists()


def test_what_is_typed_over_a_newer_version_stays_to_be_read(proofing):
    box = proofing.locator(".st.on textarea[name=headline]")
    box.fill("我拟的标题")
    with change(Action.EDIT):
        records.edit(stories()[0].pk, {"headline": "别人拟的标题"})
    box.press("Enter")
    told(proofing, "刚才有别人改过")
    expect(proofing.locator(".st.on .now")).to_contain_text("别人拟的标题")
    assert box.input_value() == "我拟的标题"
    assert stories()[0].headline == "别人拟的标题"


def test_the_picture_of_a_page_opens_the_same_menu(desk, live_server):
    source = factories.imported(pdf_of([[Set("县总工会建起驿站", 50, 760, 20), *BODY]]), "a.pdf").source
    desk.goto(f"{live_server.url}/admin/articles/source/{source.pk}/proofing/")
    desk.get_by_role("button", name="版面图").click()
    desk.locator("[data-box] rect").last.click()
    desk.get_by_role("menuitemradio", name="小标题").click()
    told(desk, "改为小标题")
    assert "## 近日" in Story.objects.get(source=source).body


def test_on_a_phone_the_sides_are_two_tabs(proofing):
    proofing.set_viewport_size({"width": 390, "height": 844})
    expect(proofing.locator(".storypane")).to_be_hidden()
    proofing.get_by_role("button", name="稿件 10").click()
    expect(proofing.locator(".printpane")).to_be_hidden()
    assert proofing.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_script_the_same_forms_do_it(browser, live_server, proofing):
    context = browser.new_context(
        java_script_enabled=False, locale="zh-CN", storage_state=proofing.context.storage_state()
    )
    page = context.new_page()
    page.goto(proofing.url)
    block = Block.objects.filter(story=stories()[2], role=Role.BODY).order_by("position").last()
    page.locator(f"#b{block.pk} input[name=block]").check()
    page.locator("#arrange button[value=story-above]").click()
    expect(page.locator(".messagelist")).to_contain_text("移到第 2 篇")
    block.refresh_from_db()
    assert block.story == stories()[1]
    context.close()


def test_the_legend_closes_with_escape(proofing):
    proofing.locator(".legend summary").click()
    expect(proofing.locator(".legend .pop")).to_be_visible()
    proofing.keyboard.press("Escape")
    expect(proofing.locator(".legend .pop")).to_be_hidden()


def test_a_tag_is_added_and_the_number_in_the_menu_follows(proofing):
    name = Tag.objects.first().name
    story = proofing.locator(f"#s{stories()[0].pk}")
    before = int(proofing.locator("#rail .n").inner_text().split()[0])
    story.locator(".addtag").fill(name)
    proofing.keyboard.press("Enter")
    expect(story.locator(".chip.ok", has_text=name)).to_be_visible()
    story.locator('[value="check"]').click()
    expect(proofing.locator("#rail .n")).to_contain_text(str(before - 1))
