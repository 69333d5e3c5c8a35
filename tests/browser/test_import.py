"""Monday morning in a real browser: page files are dropped, looked at, and imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles import records
from articles.models import Action, Story, Upload, change

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "丰都工人报_2024-12-16_第1版.txt": "县总工会建起驿站\n\n近日，县总工会在城区建成12个驿站，为快递员提供休息场所。\n",
    "丰都工人报_2024-12-16_第2版.txt": "纺织女工上台领奖\n\n日前，纺织厂女工代表上台领奖，全场掌声雷动。\n",
}
DROP = """pages => {
    const dropped = new DataTransfer();
    for (const [name, text] of Object.entries(pages)) {
        dropped.items.add(new File([text], name, {type: "text/plain"}));
    }
    for (const type of ["dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, {dataTransfer: dropped, bubbles: true, cancelable: true}));
    }
}"""


@pytest.fixture
def import_page(desk: Page, live_server) -> Page:
    desk.goto(live_server.url + reverse("admin:articles_importrun_add"))
    return desk


def preview(page: Page) -> None:
    page.get_by_role("button", name="预览").click()
    expect(page.locator("#preview_form")).to_be_visible()


def test_dropped_pages_are_seen_and_imported_with_two_clicks(import_page, live_server):
    import_page.evaluate(DROP, PAGES)
    expect(import_page.locator(".chosen li")).to_have_count(2)
    preview(import_page)
    expect(import_page.locator(".issue")).to_have_count(1)
    expect(import_page.locator(".page-text").first).to_contain_text("为快递员提供休息场所")
    import_page.get_by_role("button", name="导入").first.click()
    expect(import_page.locator(".messagelist .success")).to_contain_text("导入 2 个文件")
    import_page.goto(live_server.url + reverse("admin:articles_story_changelist") + "?q=纺织女工")
    expect(import_page.locator("#result_list tbody tr")).to_have_count(1)
    expect(import_page.locator("#result_list")).to_contain_text("2024年12月16日 第2版")


def test_from_the_files_into_checking_it_is_two_clicks(import_page):
    loaded: list[str] = []
    import_page.evaluate(DROP, PAGES)
    expect(import_page.locator(".chosen li")).to_have_count(2)
    import_page.on("load", lambda page: loaded.append(page.url))
    preview(import_page)
    import_page.get_by_role("button", name="导入").first.click()
    expect(import_page.locator(".messagelist .success")).to_be_visible()
    import_page.wait_for_load_state("load")
    assert len(loaded) == 2
    expect(import_page.locator(".blk").first).to_contain_text("县总工会建起驿站")
    expect(import_page.locator(".pages a")).to_have_count(2)


def test_chosen_files_are_imported(import_page, tmp_path: Path):
    path = tmp_path / "page.txt"
    path.write_text(PAGES["丰都工人报_2024-12-16_第1版.txt"], "utf-8")
    import_page.locator("#id_files").set_input_files(path)
    preview(import_page)
    expect(import_page.locator(".file")).to_have_count(1)


def test_a_pasted_post_is_imported(import_page):
    import_page.locator("#id_text").fill("工会送岗位进社区\n\n日前，区总工会送岗位进社区，200名职工到场。\n")
    preview(import_page)
    import_page.get_by_role("button", name="导入").first.click()
    expect(import_page.locator(".messagelist .success")).to_be_visible()
    assert Story.objects.filter(headline="工会送岗位进社区").exists()
    assert not Upload.objects.exists()


IN_FOLDERS = """pages => {
    const entry = (path, text) => ({
        isFile: true, name: path.split("/").pop(), fullPath: "/" + path,
        file: done => done(new File([text], path.split("/").pop(), {type: "text/plain"})),
    });
    const files = Object.entries(pages).map(([path, text]) => entry(path, text));
    const batches = [files, []];
    const folder = {isFile: false, name: "报", createReader: () => ({readEntries: done => done(batches.shift())})};
    const dropped = {types: ["Files"], files: [], items: [{webkitGetAsEntry: () => folder}]};
    const event = new Event("drop", {bubbles: true, cancelable: true});
    document.body.dispatchEvent(Object.defineProperty(event, "dataTransfer", {value: dropped}));
}"""
"""No script can drop a folder: this is what a browser gives when a person does."""


def test_the_folders_of_a_dropped_folder_say_which_issue_it_is(import_page):
    texts = dict(zip(("20241216_01.txt", "20241216_02.txt"), PAGES.values(), strict=True))
    import_page.evaluate(IN_FOLDERS, {f"丰都工人报/2024/{name}": text for name, text in texts.items()})
    expect(import_page.locator(".chosen li")).to_have_count(2)
    preview(import_page)
    expect(import_page.locator(".issue h2")).to_contain_text("《丰都工人报》2024年12月16日")


def test_a_chosen_folder_says_which_issue_it_is(import_page, tmp_path: Path):
    folder = tmp_path / "丰都工人报"
    folder.mkdir()
    (folder / "20241216_01.txt").write_text(PAGES["丰都工人报_2024-12-16_第1版.txt"], "utf-8")
    import_page.locator("#folder").set_input_files(folder)
    preview(import_page)
    expect(import_page.locator(".issue h2")).to_contain_text("《丰都工人报》2024年12月16日")


def test_what_takes_long_goes_on_by_itself(import_page, monkeypatch):
    monkeypatch.setattr("articles.importing.uploads.MOMENT", 0)
    import_page.evaluate(DROP, PAGES)
    expect(import_page.locator(".chosen li")).to_have_count(2)
    import_page.get_by_role("button", name="预览").click()
    import_page.get_by_role("button", name="导入").first.click()
    expect(import_page.locator(".messagelist .success")).to_contain_text("导入 2 个文件")


def test_more_files_than_an_import_takes_cannot_be_sent(import_page):
    import_page.evaluate("document.getElementById('import_form').dataset.mostFiles = '1'")
    import_page.evaluate(DROP, PAGES)
    expect(import_page.locator(".too-many")).to_be_visible()
    expect(import_page.get_by_role("button", name="预览")).to_be_disabled()


HEADLINE = "云溪市总工会送清凉"
CORRECTED = """云溪工运
2024年6月20日　星期四　第87期

云溪市总工会送清凉

本报讯（记者 李一鸣）6月17日，云溪市总工会走访工地，慰问职工{}名，送去防暑药品。
"""


def bring(page: Page, name: str, data: str | bytes, *more: tuple[str, str | bytes]) -> None:
    files = [(name, data), *more]
    as_bytes = [(name, data if isinstance(data, bytes) else data.encode()) for name, data in files]
    page.locator("#id_files").set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in as_bytes]
    )
    preview(page)


def test_a_corrected_issue_is_compared_and_imported_only_if_it_is_wanted(import_page, live_server):
    bring(import_page, "33-a.txt", CORRECTED.format(420))
    import_page.get_by_role("button", name="导入").first.click()
    expect(import_page.locator(".messagelist .success")).to_be_visible()
    again = live_server.url + reverse("admin:articles_importrun_add")
    import_page.goto(again)
    bring(import_page, "33-b.txt", CORRECTED.format(460))
    expect(import_page.locator(".look-first")).to_contain_text(
        "与《云溪工运》第87期 2024年6月20日的 33-a.txt 近似：改动 1 篇（云溪市总工会送清凉）"
    )
    expect(import_page.locator(".near del")).to_have_text("2")
    expect(import_page.locator(".near ins")).to_have_text("6")
    import_page.get_by_role("button", name="导入").first.click()
    expect(import_page.locator(".messagelist .warning")).to_contain_text("1 个文件与库中近似，未导入。")
    assert Story.objects.filter(headline=HEADLINE).count() == 1
    import_page.goto(again)
    bring(import_page, "33-b.txt", CORRECTED.format(460))
    import_page.get_by_label("照样导入").check()
    import_page.get_by_role("button", name="导入").first.click()
    expect(import_page.locator(".messagelist .success")).to_be_visible()
    assert Story.objects.filter(headline=HEADLINE).count() == 2


def test_a_file_whose_stories_are_in_the_bin_says_so_and_they_are_brought_back(import_page, live_server):
    bring(import_page, "33-a.txt", CORRECTED.format(420))
    import_page.get_by_role("button", name="导入").first.click()
    expect(import_page.locator(".messagelist .success")).to_be_visible()
    with change(Action.BIN):
        records.move_to_bin([Story.objects.get(headline=HEADLINE)])
    import_page.goto(live_server.url + reverse("admin:articles_importrun_add"))
    bring(import_page, "33-a.txt", CORRECTED.format(420))
    expect(import_page.locator(".look-first")).to_contain_text("1 篇稿件中有 1 篇在回收站")
    import_page.goto(live_server.url + reverse("admin:articles_story_changelist") + "?bin=in")
    expect(import_page.locator("#result_list")).to_contain_text("云溪市总工会送清凉")


def test_a_list_in_gbk_as_excel_saves_it_is_read(import_page):
    rows = "文件名,媒体,日期,期号,版次,版名\r\nv9.txt,云溪工运,2024/6/20,007,1,要闻\r\n"
    text = "县总工会建起驿站\n\n近日，县总工会在城区建成12个驿站，为快递员提供休息场所。\n"
    bring(import_page, "v9.txt", text, ("清单.csv", rows.encode("gbk")))
    expect(import_page.locator(".issue h2")).to_contain_text("《云溪工运》第7期 2024年6月20日")
    expect(import_page.locator(".file h3")).to_contain_text("第1版 要闻")
