"""What the users do, in a real browser, on the five issues."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from articles import records
from articles.models import Action, Change, Department, IndexNote, Issue, Story, Tagging, change
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIST = "admin:articles_story_changelist"
State = Tagging.State


def go(desk: Page, live_server, name: str, *args: object, query: str = "") -> None:
    desk.goto(live_server.url + reverse(name, args=args) + query)


def lines(desk: Page) -> Locator:
    return desk.locator("#result_list tbody tr")


def choose(desk: Page, box: Locator, words: str) -> None:
    """Type into an autocomplete box and take what it offers."""
    box.click()
    desk.locator(".select2-search__field").last.press_sequentially(words)
    desk.locator(".select2-results__option", has_text=words).first.click()


def unfold(desk: Page) -> Page:
    """Have all filters shown."""
    desk.locator(".filter-bar .more summary").click()
    return desk


def select(desk: Page, number: int) -> None:
    for n in range(number):
        desk.locator("input.action-select").nth(n).check()


def act(desk: Page, action: str) -> None:
    desk.locator(f"button[name=action][value={action}]").click()


def save(desk: Page, button: str = "_save") -> None:
    desk.locator(f"[name={button}]").first.click()
    expect(desk.locator(".messagelist .success, .messagelist .info")).to_be_visible()


# Finding


def test_a_story_is_found_by_its_text(desk, live_server):
    go(desk, live_server, LIST)
    desk.locator("#searchbar").fill("送清凉")
    desk.locator("#searchbar").press("Enter")
    expect(lines(desk)).to_have_count(Story.objects.filter(body__contains="送清凉").count())


def test_a_choice_in_the_bar_is_asked_for_at_once(desk, live_server):
    go(desk, live_server, LIST)
    desk.locator("#filter-kind").select_option("brief")
    expect(lines(desk)).to_have_count(Story.objects.filter(kind="brief").count())


def test_arrow_keys_pass_by_the_choices_of_a_filter(desk, live_server):
    go(desk, live_server, LIST)
    desk.locator("#filter-kind").focus()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    desk.wait_for_timeout(300)
    expect(desk.locator("#filter-kind")).to_be_focused()
    expect(desk.locator("#filter-kind")).to_have_value("brief")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**kind=brief**")


def test_a_choice_is_taken_back_by_its_chip(desk, live_server):
    go(desk, live_server, LIST, query="?kind=brief&status=pending")
    desk.get_by_role("link", name="去掉 简讯").click()
    desk.wait_for_url("**?status=pending")


def test_choices_in_the_bar_go_together(desk, live_server):
    go(desk, live_server, LIST)
    desk.locator("#filter-kind").select_option("brief")
    desk.wait_for_url("**kind=brief**")
    section = Story.objects.filter(kind="brief").exclude(section="").first().section
    unfold(desk).locator("#filter-section").select_option(section)
    expect(lines(desk)).to_have_count(Story.objects.filter(kind="brief", section=section).count())


def test_the_list_is_filtered_by_a_tag_found_by_its_name(desk, live_server):
    tag = Tagging.objects.first().tag
    go(desk, live_server, LIST)
    choose(desk, desk.locator("#filter-tag + .select2"), tag.name)
    expect(lines(desk)).to_have_count(tag.taggings.count())


def test_a_choice_in_the_bar_can_be_taken_back(desk, live_server):
    go(desk, live_server, LIST, query="?kind=brief&genre=消息")
    desk.locator("#filter-kind").select_option("")
    desk.wait_for_url(lambda url: "kind" not in url)
    expect(desk.locator("#filter-genre")).to_have_value("消息")


# Correcting


def test_an_editor_mends_a_headline_and_tags_a_story(desk, live_server):
    factories.tag("防汛抗旱")
    story = Story.objects.exclude(headline="").exclude(taggings=None).first()
    go(desk, live_server, LIST)
    desk.get_by_role("link", name=story.headline).click()
    desk.locator("#id_headline").fill("改过的标题")
    desk.locator("#taggings-group .add-row a").click()
    choose(desk, desk.locator("#taggings-group tr.dynamic-taggings:not(.has_original) .select2"), "防汛抗旱")
    desk.locator("#id_taggings-0-state input[value=confirmed]").check()
    save(desk)
    expect(desk.locator(".field-headline_column", has_text="改过的标题")).to_be_visible()
    assert story.taggings.filter(state=State.CONFIRMED).count() == 2


NASTY = {
    "headline": ' 标题 "引号" <b>&amp;</b>\n\t第二行 ',
    "body": "\n首行空\r\n## 小标题\r　缩进 \n\n末段\n",
    "credits": [{"role": "reporter", "name": "John  Smith"}, {"role": "editor", "name": ""}],
    "captions": [{"text": "图|说\n二", "credit": None}, {"text": "", "credit": ""}],
    "notes": "\t ",
}


def test_an_untouched_form_changes_nothing(desk, live_server):
    story = factories.story(**NASTY)
    changes = Change.objects.count()
    go(desk, live_server, "admin:articles_story_change", story.pk)
    save(desk)
    after = Story.objects.get(pk=story.pk)
    assert {name: getattr(after, name) for name in NASTY} == NASTY
    assert (after.held, Change.objects.count()) == ({}, changes)


def test_who_saves_second_keeps_both_texts(desk, live_server):
    story = factories.story()
    go(desk, live_server, "admin:articles_story_change", story.pk)
    desk.locator("#id_headline").fill("后到的标题")
    with change(Action.EDIT, by=factories.user("li")):
        records.edit(story.pk, {"headline": "先到的标题", "body": "先到的正文\n第二段"})
    desk.locator("[name=_save]").first.click()
    expect(desk.locator(".conflict")).to_contain_text("先到的标题")
    expect(desk.locator(".conflict [name=headline]")).to_have_value("后到的标题")
    save(desk, "_continue")
    after = Story.objects.get(pk=story.pk)
    assert (after.headline, after.body) == ("后到的标题", "先到的正文\n第二段")


def test_a_story_is_typed_in_and_found(desk, live_server):
    go(desk, live_server, "admin:articles_story_add")
    desk.locator("#id_headline").fill("手工录入的稿件")
    desk.locator(".bodybox").fill("第一段。\n第二段。")
    choose(desk, desk.locator(".field-issue .select2"), str(Issue.objects.exclude(number="").first().number))
    save(desk)
    story = Story.objects.get(headline="手工录入的稿件")
    assert (story.origin, story.body, story.issue) == (
        "typed",
        "第一段。\n第二段。",
        Issue.objects.exclude(number="").first(),
    )


def test_the_printed_text_is_one_click_away(desk, live_server):
    story = Story.objects.exclude(blocks=None).first()
    go(desk, live_server, "admin:articles_story_change", story.pk)
    desk.locator(".in-print h2 a").click()
    start = story.blocks.order_by("position").first().start
    expect(desk.locator(f"#b{start}")).to_be_in_viewport()


# Many at once


def test_several_stories_are_tagged_at_once(desk, live_server):
    factories.tag("防汛抗旱")
    go(desk, live_server, LIST)
    select(desk, 5)
    act(desk, "tags_of_selected")
    desk.locator("input[name=operation][value=add]").check()
    choose(desk, desk.locator(".for-things .select2"), "防汛抗旱")
    desk.locator("button[name=apply]").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert Tagging.objects.filter(tag__name="防汛抗旱", state=State.CONFIRMED).count() == 5


def test_a_preview_follows_what_is_asked_and_takes_what_is_ticked(desk, live_server):
    stories = factories.stories(3)
    for story, score in zip(stories, (0.5, 0.7, 0.95), strict=True):
        factories.suggested(story, "防汛抗旱", score)
    tag = Tagging.objects.get(story=stories[0]).tag_id
    go(desk, live_server, "admin:articles_story_bulk", "tags", query=f"?tag={tag}")
    choose(desk, desk.locator(".for-things .select2"), "防汛抗旱")
    ticks = desk.locator("#bulk-apply [name=row]")
    expect(ticks).to_have_count(3)
    desk.locator("#id_bound").select_option("0.6")
    expect(ticks).to_have_count(2)
    ticks.first.uncheck()
    expect(desk.locator("#bulk-apply .total")).to_have_text("1")
    desk.locator("button[name=apply]").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert [row.story_id for row in Tagging.objects.filter(tag=tag, state=State.CONFIRMED)] == [stories[2].pk]


def test_stories_go_to_the_bin_and_come_back(desk, live_server):
    number = Story.objects.count()
    go(desk, live_server, LIST)
    select(desk, 2)
    act(desk, "bin_selected")
    desk.locator("input[name=apply]").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert Story.objects.live().count() == number - 2
    unfold(desk).locator("#filter-bin").select_option("in")
    expect(lines(desk)).to_have_count(2)
    select(desk, 2)
    act(desk, "restore_selected")
    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert Story.objects.live().count() == number


# Handing on


def exported(desk: Page, file_format: str, folder: Path) -> bytes:
    desk.locator(f"input[name=format][value={file_format}]").check()
    with desk.expect_download() as download:
        desk.locator(".submit-row button[name=download]").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_bytes()


def headlines_of(data: bytes, file_format: str) -> list[str]:
    if file_format == "json":
        return [story["headline"] for story in json.loads(data)]
    if file_format == "csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    else:
        rows = [list(row) for row in openpyxl.load_workbook(io.BytesIO(data)).active.values]
    column = rows[0].index("主标题")
    return [row[column] or "" for row in rows[1:]]


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
def test_the_filtered_list_is_exported_and_reads_back(desk, live_server, tmp_path, file_format):
    go(desk, live_server, LIST, query="?kind=article")
    desk.locator(".object-tools a", has_text="导出").click()
    data = exported(desk, file_format, tmp_path)
    expected = Story.objects.filter(kind="article").values_list("headline", flat=True)
    assert sorted(headlines_of(data, file_format)) == sorted(expected)


def test_the_selection_is_exported_and_reads_back(desk, live_server, tmp_path):
    go(desk, live_server, LIST, query="?kind=article")
    names = desk.locator(".field-headline_column .headline").all_text_contents()[:3]
    select(desk, 3)
    act(desk, "export_selected")
    assert sorted(headlines_of(exported(desk, "xlsx", tmp_path), "xlsx")) == sorted(names)


# Every page


def test_every_page_loads_whole(desk, live_server):
    story = Story.objects.exclude(blocks=None).first()
    with change(Action.EDIT, by=factories.user("li")):
        records.edit(story.pk, {"headline": "改过的标题"})
    row = story.history.first().history_id
    records_by_page = {
        "story": ("change", "history", "delete"),
        "source": ("change",),
        "issue": ("change", "history", "delete"),
    }
    keys = {"story": story.pk, "source": story.source_id, "issue": story.issue_id}
    for record, pages in records_by_page.items():
        for page in pages:
            go(desk, live_server, f"admin:articles_{record}_{page}", keys[record])
    go(desk, live_server, "admin:articles_story_simple_history", story.pk, row)
    go(desk, live_server, "admin:articles_change_change", Change.objects.first().pk)
    for section in (
        "publication",
        "issue",
        "story",
        "article",
        "brief",
        "tag",
        "source",
        "importrun",
        "change",
        "place",
    ):
        go(desk, live_server, f"admin:articles_{section}_changelist")
        expect(desk.locator("#changelist")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_very_long_headline_takes_three_lines_of_the_list(desk, live_server, width):
    factories.story(headline="县总工会建起驿站" * 30)
    desk.set_viewport_size({"width": width, "height": 844})
    go(desk, live_server, LIST)
    headline = desk.locator("#result_list .headline", has_text="县总工会建起驿站").first
    lines_high = headline.evaluate("it => it.offsetHeight / parseFloat(getComputedStyle(it).lineHeight)")
    assert lines_high == pytest.approx(3, 0.1)


@pytest.mark.parametrize("name, args", [(LIST, ()), ("admin:articles_story_add", ()), ("admin:index", ())])
def test_on_a_phone_no_page_is_wider_than_the_screen(desk, live_server, name, args):
    desk.set_viewport_size({"width": 390, "height": 844})
    go(desk, live_server, name, *args)
    assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_long_name_makes_no_list_wider_than_the_screen(desk, live_server, width):
    long = "湖北省武汉市东湖新技术开发区光谷左岭新城企业联合工会委员会" * 3
    factories.unit(long)
    for medium in ("江城工人报", long):
        factories.use(factories.story(headline=long), factories.publication(medium), placement="front-lead")
    desk.set_viewport_size({"width": width, "height": 844})
    for name in ("articles_use", "articles_unit", "auth_user"):
        go(desk, live_server, f"admin:{name}_changelist")
        assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
        assert desk.locator("#result_list tbody th").first.bounding_box()["width"] >= 140, name


@pytest.mark.parametrize("model", ["use", "issue", "department"])
def test_on_a_phone_the_boxes_of_a_form_are_lines_as_wide_as_each_other(desk, live_server, model):
    desk.set_viewport_size({"width": 390, "height": 844})
    go(desk, live_server, f"admin:articles_{model}_add")
    alone = "input[type=text], input[type=date], select:not(.related-widget-wrapper select)"
    boxes = desk.locator(f".form-row :is({alone}, .related-widget-wrapper):visible")  # a sign of adding is in its line
    shown = [box.bounding_box() for box in boxes.all()]
    assert {round(box["width"]) for box in shown} == {358}
    assert max(box["height"] for box in shown) <= 60


def test_on_a_phone_a_story_of_many_uses_is_no_wider_than_the_screen(desk, live_server):
    story = Story.objects.earliest("pk")
    for n in range(3):
        factories.use(story, factories.publication("全国总工会职工之家频道及其下属各地方站点联合发布平台" * 2 + str(n)))
    desk.set_viewport_size({"width": 390, "height": 844})
    go(desk, live_server, "admin:articles_story_change", story.pk)
    assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_what_a_list_is_sorted_by_stands_beside_its_name(desk, live_server):
    go(desk, live_server, "admin:articles_department_changelist", query="?o=1")
    factories.registered(Department, name="办公室")
    desk.reload()
    name, arrow = (desk.locator(f"#result_list thead .sorted {part}").bounding_box() for part in (".text", ".toggle"))
    assert 0 <= arrow["x"] - (name["x"] + name["width"]) <= 48


def test_on_a_phone_open_work_comes_before_what_was_done(desk, live_server):
    desk.set_viewport_size({"width": 390, "height": 844})
    go(desk, live_server, "admin:index")
    boxes = [desk.locator(place).bounding_box() for place in ("#content h1", "#open-work", "#latest-changes")]
    assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)


def test_on_a_phone_a_note_on_the_first_page_runs_over_lines(desk, live_server):
    IndexNote.objects.create(story_id=1)
    desk.set_viewport_size({"width": 390, "height": 844})
    go(desk, live_server, "admin:index")
    expect(desk.locator("#unindexed")).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_on_a_phone_filters_are_folded_until_they_are_wanted(desk, live_server):
    desk.set_viewport_size({"width": 390, "height": 844})
    go(desk, live_server, LIST)
    expect(desk.locator("#filter-kind")).to_be_hidden()
    desk.get_by_label("筛选", exact=True).check()
    desk.locator("#filter-kind").select_option("brief")
    desk.wait_for_url("**kind=brief**")
    expect(desk.locator("#filter-kind")).to_be_visible()


def test_on_a_phone_the_headline_keeps_its_room(desk, live_server):
    desk.set_viewport_size({"width": 390, "height": 844})
    go(desk, live_server, LIST)
    assert desk.locator(".field-headline_column").first.bounding_box()["width"] >= 180


def test_on_a_phone_the_journal_shows_the_whole_of_a_change(desk, live_server):
    desk.set_viewport_size({"width": 390, "height": 844})
    go(desk, live_server, "admin:articles_change_changelist")
    for column in ("wrote", "who", "at", "what", "back"):
        shown = desk.locator(f"#result_list .field-{column}").first
        expect(shown).to_be_in_viewport(ratio=1)
        assert shown.evaluate("cell => cell.scrollWidth <= cell.clientWidth")


# Light and dark

LIGHT, DARK = "rgb(244, 240, 231)", "rgb(25, 23, 20)"


def ground(desk: Page) -> str:
    return desk.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize(("system", "shown", "other"), [("light", LIGHT, DARK), ("dark", DARK, LIGHT)])
def test_the_desk_follows_the_system_and_the_button_turns_it_over(desk, live_server, system, shown, other):
    desk.emulate_media(color_scheme=system)
    go(desk, live_server, LIST)
    assert ground(desk) == shown
    desk.locator("#theme").click()
    assert ground(desk) == other
    desk.reload()
    assert ground(desk) == other
