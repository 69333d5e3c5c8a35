"""The export of the real desk: who may, and what is in the file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from articles import records
from articles.export.guarding import unguarded
from articles.export.story_json import for_json, story_json
from articles.models import Action, Story, change
from tests import factories

pytestmark = pytest.mark.django_db

LISTS = ("story", "article", "brief")


def staff(*permissions: str) -> User:
    member = factories.user(is_staff=True)
    member.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return member


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def exporter() -> Client:
    return client_of(staff("view_story", "export_story"))


def export_url(of: str = "story") -> str:
    return reverse(f"admin:articles_{of}_export")


def list_url(of: str = "story") -> str:
    return reverse(f"admin:articles_{of}_changelist")


def download(client: Client, query: str = "", *, of: str = "story", **form: str) -> HttpResponse:
    return client.post(export_url(of) + query, {"format": "json", **form})


def headlines(response: HttpResponse) -> list[str]:
    assert response.status_code == 200
    return sorted(record["headline"] for record in json.loads(response.getvalue()))


# Who may


@pytest.mark.parametrize("of", LISTS)
@pytest.mark.parametrize("permissions", [(), ("view_story",), ("export_story",), ("view_story", "change_story")])
def test_page_is_refused_without_both_permissions(of, permissions):
    assert client_of(staff(*permissions)).get(export_url(of)).status_code == 403


@pytest.mark.parametrize("of", LISTS)
@pytest.mark.parametrize("permissions", [(), ("view_story",), ("export_story",), ("view_story", "change_story")])
def test_file_is_refused_without_both_permissions(of, permissions):
    factories.story(headline="机密")
    response = download(client_of(staff(*permissions)), of=of)
    assert response.status_code == 403
    assert "机密" not in response.getvalue().decode()


def test_someone_not_logged_in_gets_the_login():
    response = download(Client())
    assert (response.status_code, response.url.partition("?")[0]) == (302, reverse("admin:login"))


@pytest.mark.parametrize("of", LISTS)
def test_action_is_not_offered_without_permission(of):
    story = factories.story(kind="brief" if of == "brief" else "article")
    response = client_of(staff("view_story", "change_story")).get(list_url(of))
    assert response.status_code == 200
    assert "export" not in response.content.decode()
    posted = select(client_of(staff("view_story", "change_story")), story, of=of)
    assert "format" not in posted.content.decode()


@pytest.mark.parametrize("of", LISTS)
def test_list_offers_the_export(of):
    factories.story(kind="brief" if of == "brief" else "article")
    page = exporter().get(list_url(of)).content.decode()
    assert export_url(of) in page
    assert "export_selected" in page


def names_of(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names_of(pattern.url_patterns)
        else:
            yield pattern.name or ""


def test_import_is_not_offered_anywhere():
    names = set(names_of(get_resolver().url_patterns))
    assert "articles_story_export" in names
    assert not [name for name in names if name.endswith(("_import", "_process_import"))]


@pytest.mark.parametrize("of", LISTS)
def test_there_is_no_import_url(of):
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:articles_{of}_import")


def test_the_command_of_the_library_that_imports_is_not_there(tmp_path):
    table = tmp_path / "stories.csv"
    table.write_text("id,headline\n,混入的稿件\n", "utf-8")
    with pytest.raises(CommandError):
        call_command("import", "articles.Story", str(table), interactive=False, format="CSV")
    assert not Story.objects.exists()


# What is in it


def test_whole_list_is_exported():
    factories.stories(3)
    assert headlines(download(exporter())) == ["第1篇", "第2篇", "第3篇"]


def test_filter_of_the_list_holds():
    factories.story(headline="已核", status="checked")
    factories.story(headline="未核")
    assert headlines(download(exporter(), "?status=checked")) == ["已核"]


def test_search_of_the_list_holds():
    factories.story(headline="清凉包送到工地")
    factories.story(headline="书屋建在车间")
    assert headlines(download(exporter(), "?q=车间")) == ["书屋建在车间"]


def test_list_of_briefs_exports_briefs():
    factories.story(headline="单篇")
    factories.story(headline="简讯", kind="brief")
    assert headlines(download(exporter(), of="brief")) == ["简讯"]


def test_story_in_the_bin_stays_out():
    story = factories.story(headline="已删")
    with change(Action.BIN, by=factories.user()):
        records.move_to_bin([story])
    assert headlines(download(exporter())) == []


def test_list_of_the_bin_exports_the_bin():
    story = factories.story(headline="已删")
    factories.story(headline="未删")
    with change(Action.BIN, by=factories.user()):
        records.move_to_bin([story])
    assert headlines(download(exporter(), "?bin=in")) == ["已删"]


def test_story_in_the_bin_cannot_be_selected_into_the_file():
    story = factories.story(headline="已删")
    with change(Action.BIN, by=factories.user()):
        records.move_to_bin([story])
    assert headlines(download(exporter(), selected=str(story.pk))) == []


def select(client: Client, *stories: Any, of: str = "story", query: str = "", across: str = "0") -> HttpResponse:
    form = {"action": "export_selected", "select_across": across, "_selected_action": [story.pk for story in stories]}
    return client.post(list_url(of) + query, form)


def test_selection_goes_on_to_the_file():
    wanted, _other = factories.story(headline="要"), factories.story(headline="不要")
    client = exporter()
    page = select(client, wanted)
    assert headlines(download(client, selected=page.context["form"]["selected"].value())) == ["要"]


def test_selection_keeps_the_filter_of_the_list():
    story = factories.story(status="checked")
    assert select(exporter(), story, query="?status=checked").context["export_url"].endswith("?status=checked")


def test_selection_of_all_pages_is_the_filtered_list():
    factories.stories(2)
    response = select(exporter(), factories.story(), query="?q=篇", across="1")
    assert (response.status_code, response.url) == (302, export_url() + "?q=%E7%AF%87")


def test_selection_that_is_gone_does_not_turn_into_all():
    gone = factories.story()
    with change(Action.BIN, by=factories.user()):
        records.move_to_bin([gone])
    response = select(exporter(), gone)
    assert (response.status_code, response.url) == (302, list_url())


@pytest.mark.parametrize("selected", ["1 or 1=1", "9223372036854775808", "1_0", "１２"])
def test_selection_that_is_no_list_of_numbers_is_refused(selected):
    response = download(exporter(), selected=selected)
    assert response.context["form"].errors["selected"]


def test_format_that_is_not_offered_is_refused():
    assert download(exporter(), format="html").context["form"].errors["format"]


def test_filter_that_cannot_be_read_leads_back_to_the_list():
    response = download(exporter(), "?publication=x")
    assert (response.status_code, response.url) == (302, list_url() + "?e=1")


# How it comes


@pytest.mark.parametrize(
    ("file_format", "content_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("json", "application/json"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_file_comes_as_what_it_is(file_format, content_type):
    response = download(exporter(), format=file_format)
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"


def test_file_name_is_chinese_and_dated():
    disposition = download(exporter(), format="xlsx")["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''%E7%A8%BF%E4%BB%B6%20")
    assert disposition.endswith(".xlsx")


def test_heads_are_in_the_language_of_the_user():
    client = exporter()
    client.cookies["django_language"] = "en"
    factories.story(headline="书屋")
    assert csv_records(download(client, format="csv").getvalue())[0]["Headline"] == "书屋"


def test_heads_are_chinese():
    book = openpyxl.load_workbook(io.BytesIO(download(exporter(), format="xlsx").getvalue()))
    assert book.sheetnames == ["稿件", "关于此表"]
    assert [cell.value for cell in book.active[1]][:9] == [
        "出处",
        "媒体",
        "期号",
        "总期号",
        "刊发日期",
        "日期依据",
        "版次",
        "版名",
        "网页地址",
    ]


def test_page_has_no_script_or_style_of_its_own():
    page = exporter().get(export_url()).content.decode()
    assert " style=" not in page
    assert " onchange=" not in page
    assert "<style" not in page


def test_page_says_how_many():
    factories.stories(3)
    assert exporter().get(export_url()).context["count"] == 3


# The same in every table


def csv_records(content: bytes) -> list[dict[str, str]]:
    return [
        {head: unguarded(cell) for head, cell in record.items()}
        for record in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    ]


def xlsx_records(content: bytes) -> list[dict[str, str]]:
    heads, *rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(heads, (cell or "" for cell in row), strict=True)) for row in rows]


@pytest.mark.parametrize(("file_format", "read"), [("csv", csv_records), ("xlsx", xlsx_records)])
def test_story_comes_back_the_same(file_format, read):
    story = factories.story(
        headline="=1+1",
        subhead="@工会",
        body='  第一段\n## 小标题\n他说\u201c好\u201d,"行"',
        credits=[{"role": "reporter", "name": "张三"}, {"role": "reporter", "name": "李四"}],
        captions=[{"text": "签约现场", "credit": "王五"}],
    )
    [record] = read(download(exporter(), format=file_format).getvalue())
    record["记录号"] = int(record["记录号"])
    assert [record[head] for head in ("主标题", "副题", "校定正文", "记者", "图片说明", "状态", "记录号")] == [
        story.headline,
        story.subhead,
        story.body,
        "张三、李四",
        "签约现场|王五",
        "待校核",
        story.pk,
    ]


def test_authors_have_a_column():
    story = factories.story(credits=[{"role": "author", "name": "张三"}])
    (row,) = csv_records(download(exporter(), selected=str(story.pk), format="csv").getvalue())
    assert row["作者"] == "张三"


def test_json_has_the_form_of_all_programs():
    story = factories.story(headline="=1+1", body='  第一段\n## 小标题\n他说\u201c好\u201d,"行"')
    assert json.loads(download(exporter()).getvalue()) == [
        story_json(for_json(Story.objects.all(), Story.objects.all()).get(pk=story.pk))
    ]
