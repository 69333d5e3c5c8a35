from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles import records
from articles.models import Action, Story, Tagging, change
from tests import editing, factories

pytestmark = pytest.mark.django_db

LIST = "admin:articles_story_changelist"


def listed(desk: Client, part: str = "story", **query: object) -> set[int]:
    response = desk.get(reverse(f"admin:articles_{part}_changelist"), query)
    assert response.status_code == 200, response
    return {story.pk for story in response.context["cl"].result_list}


def page(desk: Client, **query: object) -> str:
    return desk.get(reverse(LIST), query).content.decode()


# What a line shows


def test_an_untitled_brief_has_a_working_title(desk):
    factories.story(kind="brief", headline="", body="市总工会开展送清凉活动。")
    assert "[市总工会开展送清凉活动。]" in page(desk)


def test_a_title_that_the_line_may_cut_is_whole_in_its_tooltip(desk):
    factories.story(headline="驿站" * 30)
    assert f'title="{"驿站" * 30}"' in page(desk)


def test_the_box_of_a_line_says_what_it_selects(desk):
    story = factories.story(headline="“清凉”到班组")
    assert f'value="{story.pk}" class="action-select" aria-label="选择“清凉”到班组">' in page(desk)


def test_a_doubt_of_the_parser_is_said_in_words(desk):
    factories.story(warnings=["joined"])
    assert "flag doubt" in page(desk)


def test_a_suggested_tag_is_paler_than_a_confirmed_one(desk):
    factories.suggested(factories.story(), "高温")
    assert 'class="tag suggested"' in page(desk)


def test_a_rejected_tag_is_not_shown(desk, editor):
    story = factories.story()
    tag = factories.suggested(story, "高温").tag
    with change(Action.TAG, by=editor):
        records.attach([story], [tag], Tagging.State.REJECTED)
    assert 'class="tag' not in page(desk)


def test_a_brief_of_the_genre_brief_says_so_once(desk):
    factories.story(kind="brief", genre="简讯")
    assert '<span class="sub">简讯</span>' in page(desk)


def test_a_genre_that_says_more_stands_beside_the_kind(desk):
    factories.story(kind="article", genre="通讯")
    assert '<span class="sub">文章 · 通讯</span>' in page(desk)


def test_the_publication_stands_on_a_line_above_the_date(desk):
    paper = factories.publication("工人日报")
    factories.story(issue=factories.issue(publication=paper, published_on=date(2025, 5, 20), date_basis="given"))
    assert '<span class="paper">《工人日报》</span> <span class="part">2025年5月20日</span>' in page(desk)


def test_single_articles_are_not_asked_to_be_briefs(desk):
    offered = desk.get(reverse("admin:articles_article_changelist")).content.decode()
    assert '<option value="photo">' in offered
    assert '<option value="brief">' not in offered


def test_a_line_leads_to_the_form_of_the_story(desk):
    story = factories.story(kind="brief")
    url = reverse("admin:articles_brief_changelist")
    assert reverse("admin:articles_story_change", args=(story.pk,)) in desk.get(url).content.decode()


# Filters


def test_the_bin_is_not_in_the_list(desk, editor):
    kept, binned = factories.stories(2)
    editing.bin_stories([binned], by=editor)
    assert listed(desk) == {kept.pk}


def test_the_bin_has_a_list(desk, editor):
    _kept, binned = factories.stories(2)
    editing.bin_stories([binned], by=editor)
    assert listed(desk, bin="in") == {binned.pk}


def test_by_publication(desk):
    paper = factories.publication()
    story = factories.story(issue=factories.issue(publication=paper))
    factories.story(issue=factories.issue())
    assert listed(desk, publication=paper.pk) == {story.pk}


def test_by_issue(desk):
    issue = factories.issue()
    story, _other = factories.story(issue=issue), factories.story()
    assert listed(desk, issue=issue.pk) == {story.pk}


@pytest.mark.parametrize("field, value", [("section", "一周动态"), ("genre", "评论"), ("kind", "photo")])
def test_by_a_field(desk, field, value):
    story, _other = factories.story(**{field: value}), factories.story()
    assert listed(desk, **{field: value}) == {story.pk}


def test_by_status(desk, editor):
    story, _other = factories.stories(2)
    editing.set_status([story], "checked", by=editor)
    assert listed(desk, status="checked") == {story.pk}


def test_by_tag_suggested_or_confirmed(desk, editor):
    suggested, confirmed, _other = factories.stories(3)
    tag = factories.suggested(suggested, "高温").tag
    editing.add_tags([confirmed], [tag], by=editor)
    assert listed(desk, tag=tag.pk) == {suggested.pk, confirmed.pk}
    assert listed(desk, tag=tag.pk, tag_state="confirmed") == {confirmed.pk}


def test_by_tags_that_are_to_be_confirmed(desk):
    story, _other = factories.stories(2)
    factories.suggested(story, "高温")
    assert listed(desk, tag_state="suggested") == {story.pk}


def test_by_place_with_its_parts(desk):
    story, _other = factories.stories(2)
    factories.suggested_place(story, "330102")
    for code in ("330000", "330100", "330102"):
        assert listed(desk, place=code) == {story.pk}
    assert listed(desk, place="330200") == set()


def test_by_doubts(desk):
    doubtful, plain = factories.story(warnings=["cut-off"]), factories.story()
    assert listed(desk, doubts="some") == {doubtful.pk}
    assert listed(desk, doubts="none") == {plain.pk}


def test_by_doubts_of_the_bounds(desk):
    doubtful, _sure, _typed = (factories.story(confidence=sureness) for sureness in (0.59, 0.6, None))
    assert listed(desk, doubts="bounds") == {doubtful.pk}


def test_sections_offered_are_those_of_the_publication(desk):
    paper = factories.publication()
    factories.story(section="一周动态", issue=factories.issue(publication=paper))
    factories.story(section="域外来风")
    assert "域外来风" not in page(desk, publication=paper.pk, section="一周动态")


def test_issues_offered_are_those_of_the_publication(desk):
    paper = factories.publication()
    factories.issue(publication=paper, number="11")
    factories.issue(number="12")
    field = {"app_label": "articles", "model_name": "story", "field_name": "issue"}
    answer = desk.get(reverse("admin:autocomplete"), {**field, "term": "", "publication": paper.pk})
    assert len(answer.json()["results"]) == 1


@pytest.mark.parametrize("name", ["publication", "issue", "tag", "place"])
@pytest.mark.parametrize("value", ["x", "0", "99999999999999999999", "-1"])
def test_a_filter_that_names_nothing_is_told_so(desk, name, value):
    response = desk.get(reverse(LIST), {name: value})
    assert response.url.endswith("?e=1")
    assert "没有采用；这里列出的是全部。" in desk.get(response.url).content.decode()


@pytest.mark.parametrize(
    "asked", [{"section": "\0"}, {"genre": "\0"}, {"o": "1", "after": ["\0", "3"]}, {"o": "5", "before": ["\0", "3"]}]
)
def test_what_no_database_stores_is_no_filter_and_no_place(desk, asked):
    response = desk.get(reverse(LIST), asked)
    assert response.url.endswith("?e=1")


# Search


@pytest.mark.parametrize("query", ["清", "清凉包", "清凉 工地", "Ｔ3", "t 3"])
def test_a_story_is_found_by_any_string_of_its_text(desk, query):
    story, _other = factories.story(body="清凉包送到T3工地。"), factories.story(headline="别的", body="别的事")
    assert listed(desk, q=query) == {story.pk}


def test_all_words_have_to_occur(desk):
    factories.story(headline="清凉", body="正文")
    assert listed(desk, q="清凉 高温") == set()


def test_a_hit_in_the_printed_text_only_says_so(desk, editor):
    story = factories.printed_story("误印标题\n正文。\n")
    with change(Action.EDIT, by=editor):
        records.edit(story.pk, {"headline": "改正标题"})
    assert "flag found" in page(desk, q="误印")
    assert "flag found" not in page(desk, q="改正")


def test_search_and_filter_go_together(desk):
    story, _other = factories.story(section="一周动态"), factories.story()
    assert listed(desk, q="清凉", section="一周动态") == {story.pk}


def test_other_names_that_are_searched_for_are_told(desk):
    assert "“全总”连同中华全国总工会、全国总工会一起查。" in page(desk, q="~全总")


def test_what_is_no_field_is_told_where_nothing_is_found(desk):
    assert "“foo:工会”" in page(desk, q="foo:工会")
    factories.story(body="foo:工会")
    assert "“foo:工会”" not in page(desk, q="foo:工会")


# What a query string may ask


LOOKUPS = [
    "headline__startswith",
    "notes__contains",
    "held__icontains",
    "headline",
    "issue__publication__name__gt",
    "id",
]


@pytest.mark.parametrize("section", ["story", "article", "brief"])
@pytest.mark.parametrize("lookup", LOOKUPS)
def test_no_field_is_read_by_guessing(desk, section, lookup):
    assert desk.get(reverse(f"admin:articles_{section}_changelist"), {lookup: "a"}).status_code == 400


# Lists of a part


def test_articles_and_briefs_part_the_stories(desk):
    article, brief, photo = (factories.story(kind=kind) for kind in ("article", "brief", "photo"))
    assert listed(desk, "article") == {article.pk, photo.pk}
    assert listed(desk, "brief") == {brief.pk}


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_a_part_has_no_pages_but_its_list(desk, page):
    story = factories.story()
    response = desk.get(reverse(f"admin:articles_article_{page}", args=(story.pk,)))
    assert response.url == reverse(f"admin:articles_story_{page}", args=(story.pk,))


@pytest.mark.parametrize("section", ["article", "brief"])
def test_adding_to_a_part_presets_the_kind(desk, section):
    response = desk.get(reverse(f"admin:articles_{section}_add"), follow=True)
    assert response.context["adminform"].form["kind"].value() == section


@pytest.mark.parametrize("section", ["article", "brief"])
def test_a_part_is_posted_to_in_vain(desk, section):
    story = factories.story()
    desk.post(reverse(f"admin:articles_{section}_change", args=(story.pk,)), {"headline": "绕过"})
    assert Story.objects.get().headline == story.headline


# Cost


def many(number: int, editor: User) -> None:
    """Stories of as many issues and sources, with tags of both states."""
    for n in range(number):
        story = factories.printed_story(f"第{n}篇\n正文。\n", warnings=["joined"])
        for name in ("高温", "技能竞赛", "产改"):
            factories.suggested(story, name)
        editing.confirm_suggested_tags([story], by=editor) if n % 2 else None


@pytest.mark.parametrize("number", [3, 50])
@pytest.mark.parametrize("section", ["story", "article"])
def test_a_list_page_takes_few_queries_whatever_its_length(
    desk: Client, editor: User, django_assert_max_num_queries: DjangoAssertNumQueries, number: int, section: str
):
    many(number, editor)
    with django_assert_max_num_queries(12) as queries:
        desk.get(reverse(f"admin:articles_{section}_changelist"))
    assert len(queries) == 9


def test_a_list_with_all_filters_takes_few_queries(desk, editor, django_assert_max_num_queries):
    paper = factories.publication()
    issue = factories.issue(publication=paper)
    story = factories.story(issue=issue, section="一周动态")
    tag = factories.suggested(story, "高温").tag
    factories.suggested_place(story, "330100")
    query = {"publication": paper.pk, "issue": issue.pk, "tag": tag.pk, "place": "330100", "q": "清凉"}
    with django_assert_max_num_queries(16):
        response: HttpResponse = desk.get(reverse(LIST), query)
    assert response.context["cl"].result_count == 1


def test_a_text_too_long_to_be_searched_for_gets_a_message(desk):
    factories.story()
    page = desk.get("/admin/articles/story/", {"q": "词 " * 21})
    assert "一次最多查 20 个词" in page.content.decode()


# In the order of the print


def on_pages(*pages: str, issue: object) -> None:
    for page in pages:
        story = factories.printed_story(f"第{page}版的稿件\n正文。\n")
        story.source.page = page
        story.source.save()
        with change(Action.EDIT):
            records.edit(story.pk, {"issue": issue})


@pytest.mark.parametrize("filtered", [True, False])
def test_the_pages_of_an_issue_ascend(desk, filtered):
    issue = factories.issue(published_on="2024-06-28", date_basis="given")
    on_pages("10", "2", "A1", "1", issue=issue)
    query = {"issue": issue.pk} if filtered else {}
    shown = desk.get(reverse("admin:articles_story_changelist"), query).context["cl"].result_list
    assert [story.page for story in shown] == ["1", "2", "10", "A1"]


def test_the_list_is_filtered_by_page(desk):
    issue = factories.issue()
    on_pages("1", "2", issue=issue)
    shown = desk.get(reverse("admin:articles_story_changelist"), {"page": "2"}).context["cl"].result_list
    assert [story.page for story in shown] == ["2"]


# What is chosen, and why nothing is there


def test_each_choice_can_be_taken_back(desk):
    factories.story(kind="brief")
    choices = (
        desk.get(reverse("admin:articles_story_changelist"), {"kind": "brief", "status": "pending"})
        .context["cl"]
        .choices()
    )
    assert choices == [("状态", "待校核", "?kind=brief"), ("类型", "简讯", "?status=pending")]


def test_an_empty_list_says_which_word_fails(desk):
    factories.story(headline="工会驿站")
    shown = desk.get(reverse("admin:articles_story_changelist"), {"q": "驿站 清凉机"}).content.decode()
    assert "“清凉机”一篇也没有。" in shown
    assert '<a href="?q=%E9%A9%BF%E7%AB%99">去掉“清凉机”：1 篇</a>' in shown


@pytest.mark.parametrize("page", ["admin:articles_story_changelist", "search"])
def test_what_is_found_in_the_bin_alone_is_said(desk, page):
    factories.story(headline="工会驿站", binned_at=timezone.now())
    shown = desk.get(reverse(page), {"q": "驿站"}).content.decode()
    assert '?q=%E9%A9%BF%E7%AB%99&amp;bin=in">回收站里有：1 篇</a>' in shown


def test_an_empty_list_says_what_is_found_without_the_filters(desk):
    factories.story(headline="工会驿站", kind="article")
    shown = desk.get(reverse("admin:articles_story_changelist"), {"q": "驿站", "kind": "brief"}).content.decode()
    assert '<a href="?q=%E9%A9%BF%E7%AB%99">不加筛选：1 篇</a>' in shown
