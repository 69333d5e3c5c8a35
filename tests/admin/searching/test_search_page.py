from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import unquote, urlencode

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import records
from articles.admin.searching import search_page
from articles.models import Action, Story, change, counting
from articles.search import rebuilding
from tests import editing, factories
from tests.admin.browserlike import save

pytestmark = pytest.mark.django_db


def text(desk: Client, query: str = "", **more: object) -> str:
    response = desk.get(reverse("search"), {"q": query, **more})
    assert response.status_code == 200
    return response.content.decode()


def titles(page: str) -> list[str]:
    """The headlines in their order, without marks."""
    return [re.sub("<.*?>", "", each) for each in re.findall(r'<a class="headline".*?>(.*?)</a>', page)]


def links(page: str, words: str) -> list[str]:
    """Where links lead whose text holds the words."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', page, re.DOTALL)
    return [unquote(url).replace("+", " ").replace("&amp;", "&") for url, shown in found if words in shown]


def follow(desk: Client, page: str, words: str) -> str:
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', page, re.DOTALL)
    url = next(url for url, shown in found if words in shown)
    return desk.get(url.replace("&amp;", "&")).content.decode()


def dated(day: date, **fields: object) -> Story:
    return factories.story(issue=factories.issue(published_on=day, date_basis="given"), **fields)


# What is shown


def test_without_a_query_it_says_how_to_ask(desk):
    assert '<details class="search-help" open>' in text(desk)


def test_a_hit_is_marked_in_headline_and_body(desk):
    factories.story(headline="工会送清凉", body="市总工会送来清凉包。")
    page = text(desk, "工会")
    assert "<mark>工会</mark>送清凉</a>" in page
    assert "市总<mark>工会</mark>送来清凉包。" in page


def test_what_a_story_says_is_never_markup(desk):
    factories.story(headline="<b>工会</b>", body="<script>工会</script>")
    page = text(desk, "工会")
    assert "&lt;b&gt;<mark>工会</mark>&lt;/b&gt;" in page
    assert "<script>工会" not in page


def test_what_is_typed_is_never_markup(desk):
    assert "<b>" not in text(desk, '"><b>') + text(desk, "标签:<b>")


def test_a_hit_in_the_print_alone_says_so(desk):
    story = factories.printed_story("误植的标题\n正文。\n")
    with change(Action.EDIT):
        records.edit(story.pk, {"headline": "改正的标题"})
    page = text(desk, "误植")
    assert "仅见于原文" in page
    assert "<mark>误植</mark>的标题" in page


def test_a_mistake_is_explained_with_its_place(desk):
    factories.story()
    page = text(desk, '工会 "清凉')
    assert "引号没有配对" in page
    assert "工会 <mark>&quot;清凉</mark>" in page


def test_stories_that_are_not_indexed_are_told_of(desk):
    assert "没有编入索引" not in text(desk, "清凉包")
    factories.stories(2)
    rebuilding.begin_rebuild()
    assert "还有 2 篇没有编入索引，检索时现读。" in text(desk, "清凉包")


def test_stories_that_are_not_indexed_are_counted_to_a_bound(desk, monkeypatch):
    monkeypatch.setattr(counting, "AT_MOST", 2)
    factories.stories(3)
    rebuilding.begin_rebuild()
    assert "还有 2+ 篇没有编入索引" in text(desk, "清凉包")


def test_nothing_found_is_said(desk):
    assert "没有符合条件的内容" in text(desk, "没有的词")


def test_where_quotation_marks_find_nothing_the_words_are_offered(desk):
    factories.story(headline="甲", body="送清凉")
    assert titles(follow(desk, text(desk, "“送清凉”"), "查不带引号的")) == ["甲"]


def test_a_word_with_other_names_can_be_widened(desk):
    factories.story(headline="甲", body="中华全国总工会")
    page = follow(desk, text(desk, "全总"), "一并查找")
    assert titles(page) == ["甲"]
    assert "“全总”连同中华全国总工会、全国总工会一起查。" in page


def test_a_name_of_several_places_is_explained(desk):
    factories.suggested_place(factories.story(), "110105")
    assert "“朝阳区”可以是" in text(desk, "地区:朝阳区")


def test_the_bin_is_not_searched(desk, editor):
    editing.bin_stories([factories.story(headline="工会")], by=editor)
    assert titles(text(desk, "工会")) == []


# Order and pages


def test_the_newest_come_first(desk):
    for day in (2, 3, 1):
        dated(date(2024, 6, day), headline=f"工会{day}")
    assert titles(text(desk, "工会")) == ["工会3", "工会2", "工会1"]


def test_the_most_relevant_come_first_where_asked(desk):
    dated(date(2024, 6, 2), headline="别的", body="提到工会")
    dated(date(2024, 6, 1), headline="工会", body="工会")
    page = follow(desk, text(desk, "工会"), "最相关的在前")
    assert titles(page) == ["工会", "别的"]


def test_the_hits_can_be_opened_in_the_list_of_stories(desk):
    found, _other = factories.story(headline="工会", genre="评论"), factories.story(headline="工会")
    (url,) = links(text(desk, "工会 体裁:评论"), "在稿件列表中打开")
    assert list(desk.get(url).context["cl"].result_list) == [found]


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr(search_page, "PAGE", 2)


@pytest.mark.parametrize("order", ["", "relevance"])
def test_pages_lead_on_and_back(desk, small_pages, order):
    for day in range(1, 6):
        dated(date(2024, 6, day), headline=f"工会{day}")
    first = text(desk, "工会", o=order)
    second = follow(desk, first, "下一页")
    third = follow(desk, second, "下一页")
    assert [titles(page) for page in (first, second, third)] == [["工会5", "工会4"], ["工会3", "工会2"], ["工会1"]]
    assert titles(follow(desk, third, "上一页")) == titles(second)
    assert titles(follow(desk, second, "上一页")) == titles(first)
    assert links(third, "下一页") == links(first, "上一页") == []


@pytest.mark.parametrize("place", ["after=x", "before=2024-13-01_1", "after=2024-06-01_" + "9" * 30, "p=x", "p=99"])
def test_a_wrong_place_is_the_beginning_or_the_end(desk, place):
    factories.story(headline="工会")
    name, value = place.split("=")
    text(desk, "工会", **{name: value})
    text(desk, "工会", o="relevance", **{name: value})


# What the hits have in common


@pytest.mark.parametrize(
    ("fields", "name", "query"),
    [
        ({"section": "一周动态"}, "一周动态", '清凉包 栏目:"一周动态"'),
        ({"genre": "评论"}, "评论", "清凉包 体裁:评论"),
        ({"status": "checked"}, "已校核", "清凉包 状态:已校核"),
    ],
)
def test_a_value_beside_the_hits_narrows_them(desk, fields, name, query):
    story, _other = factories.story(headline="甲", **fields), factories.story(headline="乙")
    page = text(desk, "清凉包")
    assert links(page, f'<span class="name">{name}') == [f"/admin/search/?q={query}"]
    assert titles(follow(desk, page, f'<span class="name">{name}')) == [story.headline]


def test_a_publication_a_year_a_tag_and_a_place_narrow_the_hits(desk):
    paper = factories.publication("工人日报")
    issue = factories.issue(publication=paper, published_on=date(2024, 6, 17), date_basis="given")
    story = factories.story(headline="甲", issue=issue)
    factories.suggested(story, "高温")
    factories.suggested_place(story, "330102")
    factories.story(headline="乙")
    page = text(desk, "清凉包")
    for name in ("工人日报", "2024", "高温", "浙江省", "浙江省杭州市", "浙江省杭州市上城区"):
        assert titles(follow(desk, page, f'<span class="name">{name}</span>')) == ["甲"], name


def test_what_is_of_no_publication_day_section_or_genre_narrows_the_hits(desk):
    factories.story(headline="甲")
    issue = factories.issue(publication=factories.publication(), published_on=date(2024, 6, 17), date_basis="given")
    factories.story(headline="乙", issue=issue, genre="评论", section="言论")
    page = text(desk, "清凉包")
    asked = [f"/admin/search/?q=清凉包 {field}:无" for field in ("媒体", "日期", "栏目", "体裁")]
    assert links(page, '<span class="name">无') == asked
    for url in asked:
        narrowed = desk.get(url).content.decode()
        assert titles(narrowed) == ["甲"]
        assert links(narrowed, '<span class="count">✕') == ["/admin/search/?q=清凉包"]


def test_a_chosen_value_can_be_taken_back(desk):
    factories.story(headline="甲", genre="评论")
    page = text(desk, "清凉包 体裁:评论 标题:甲")
    assert links(page, '<span class="name">评论') == ["/admin/search/?q=清凉包 标题:甲"]


@pytest.mark.parametrize(
    ("query", "also"),
    [
        ("或", ""),
        ("(", ""),
        ("括号", "媒体:(工人甲报)"),
        ("括号", "(体裁:评论)"),
        ("括号 -驿站", ""),
        ("-驿站", "体裁:评论"),
    ],
)
def test_no_value_beside_the_hits_leads_to_a_mistake(desk, query, also):
    issue = factories.issue(publication=factories.publication("工人甲报"))
    story = factories.story(headline="括号(或", issue=issue, genre="评论", section="＂读者＂来信")
    factories.suggested(story, "或")
    page = text(desk, f"{also} {query}")
    assert titles(page) == [story.headline]
    for url in links(page, '<span class="name">'):
        assert titles(desk.get(url).content.decode()) == [story.headline], url
    taken_back = links(page, '<span class="count">✕')
    assert taken_back == ([f"/admin/search/?q={query}"] if also and not query.startswith("-") else [])


def test_the_names_of_fields_follow_the_language_of_the_page(desk):
    desk.cookies["django_language"] = "en"
    factories.story(genre="评论")
    page = text(desk, "清凉包")
    assert links(page, '<span class="name">comment') == ["/admin/search/?q=清凉包 genre:comment"]


# Who, and at what cost


@pytest.mark.parametrize("order", [{}, {"o": "relevance", "p": "0"}])
def test_saving_a_story_leads_back_to_its_search(desk, order):
    factories.story(headline="工会")
    address = f"{reverse('search')}?{urlencode({'q': '工会', **order})}"
    url = unescape(re.search(r'<a class="headline" href="(.*?)"', desk.get(address).content.decode())[1])
    assert save(desk, url).url == address


def test_staff_without_permission_do_not_search():
    client = Client()
    client.force_login(factories.user(is_staff=True))
    assert client.get(reverse("search")).status_code == 403
    assert "header-search" not in client.get(reverse("admin:index")).content.decode()


def test_whoever_may_see_stories_may_search():
    user = factories.user(is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_story"))
    client = Client()
    client.force_login(user)
    factories.story(headline="工会")
    assert titles(text(client, "工会")) == ["工会"]


def test_every_page_leads_to_the_search(desk):
    assert 'action="/admin/search/"' in desk.get(reverse("admin:articles_tag_changelist")).content.decode()


def queries(desk: Client, query: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        text(desk, query)
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_the_hits(desk):
    factories.printed_story("清凉包\n正文\n")
    few = queries(desk, "清凉包")
    for _ in range(5):
        story = factories.printed_story("清凉包\n正文\n")
        factories.suggested(story, "高温")
        with change(Action.EDIT):
            records.edit(story.pk, {"headline": "改过"})
    assert queries(desk, "清凉包") <= few + 2


@pytest.mark.parametrize(
    "more", [{"after": "-99999999999999999"}, {"o": "relevance", "p": "1"}, {"o": "relevance", "p": "9" * 5000}]
)
def test_a_page_behind_the_last_hit_shows_hits(desk, more):
    factories.stories(20, body="清凉包")
    assert len(titles(text(desk, "清凉包", **more))) == 20


def test_stories_without_a_day_are_told_of_where_days_are_asked_for(desk):
    dated(date(2024, 6, 17), headline="甲")
    factories.story(headline="乙")
    assert "用 日期:无 可查到它们" in text(desk, "日期:2024")


@pytest.mark.parametrize("query", ["日期:无", "甲 -日期:2024", "甲"])
def test_of_other_queries_stories_without_a_day_are_no_matter(desk, query):
    factories.story(headline="甲")
    assert "可查到它们" not in text(desk, query)
