"""A table out, edited in a spreadsheet, and back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page

from articles.models import Story

pytestmark = pytest.mark.browser


def test_a_table_goes_out_and_comes_back(desk: Page, live_server, tmp_path: Path):
    desk.goto(f"{live_server.url}/admin/articles/story/")
    desk.locator("a.export_link").click()
    desk.get_by_role("button", name="校对：改好再导回").click()
    assert not desk.locator("input[name=column][value=publication]").is_checked()
    with desk.expect_download() as downloading:
        desk.locator("button[name=download]").click()
    table = tmp_path / "校对.xlsx"
    downloading.value.save_as(table)

    book = openpyxl.load_workbook(table)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    headline, tags = heads.index("主标题") + 1, heads.index("标签") + 1
    key = sheet.cell(2, heads.index("记录号") + 1).value
    before = Story.objects.get(pk=key).headline
    sheet.cell(2, headline).value = f"{before}新"
    sheet.cell(3, tags).value = "表中新词"
    book.save(table)

    desk.goto(f"{live_server.url}/admin/articles/story/")
    desk.get_by_role("link", name="导回表格").click()
    desk.locator("input[type=file]").set_input_files(table)
    desk.get_by_role("button", name="预览").click()
    assert desk.locator(".returned ins").first.inner_text() == "新"
    desk.get_by_label("表中新词").check()
    desk.get_by_role("button", name="改动 2 篇").click()
    assert Story.objects.get(pk=key).headline == f"{before}新"
    assert Story.objects.filter(taggings__tag__name="表中新词", taggings__state="confirmed").count() == 1

    desk.get_by_role("button", name="撤销").first.click()
    desk.wait_for_load_state()
    assert Story.objects.get(pk=key).headline == before
