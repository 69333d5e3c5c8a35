from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from articles import records
from articles.export.story_resource import StoryResource
from articles.models import Action, Article, Story, change
from articles.models.attachment import Attachment
from articles.pipeline import SourceOptions
from tests import factories

pytestmark = pytest.mark.django_db


def exported(stories: Any = None) -> list[dict[str, Any]]:
    """The rows of the table, with the English heads."""
    with translation.override("en"):
        return StoryResource(Story.objects.all()).export(Story.objects.all() if stories is None else stories).dict


def row(story: Story) -> dict[str, Any]:
    return exported(Story.objects.filter(pk=story.pk))[0]


def story_of(published_on: date | None = None, **facts: Any) -> Story:
    issue = factories.issue(published_on=published_on, date_basis="printed" if published_on else "", **facts)
    return factories.story(issue=issue)


def confirm_tag(story: Story, name: str) -> None:
    with change(Action.TAG, by=factories.user()):
        records.attach([story], [factories.tag(name)])


def test_printed_fields_are_columns():
    story = factories.story(
        kicker="引题",
        headline="主标题",
        subhead="副题",
        byline="本报记者 张三",
        section="要闻",
        body="正文。\n第二段。",
    )
    table = row(story)
    assert [table[head] for head in ("Kicker", "Headline", "Subhead", "Byline", "Section", "Body")] == [
        "引题",
        "主标题",
        "副题",
        "本报记者 张三",
        "要闻",
        "正文。\n第二段。",
    ]


def test_what_was_completed_by_hand_is_not_mixed_with_the_body():
    table = row(factories.story(body="正文未完", supplement="补上的结尾"))
    assert (table["Body"], table["Completed by hand"]) == ("正文未完", "补上的结尾")


def test_source_line_publication_number_and_page():
    issue = factories.issue(
        publication=factories.publication("工会简报"),
        number="24",
        published_on=date(2022, 12, 21),
        date_basis="printed",
    )
    table = row(factories.story(issue=issue, source=factories.source(issue, page="3", page_name="要闻")))
    assert table["Source line"] == "《工会简报》No. 24 Dec. 21, 2022 page 3"
    assert (table["Publication"], table["Issue number"], table["Page"], table["Page name"]) == (
        "工会简报",
        "24",
        "3",
        "要闻",
    )


def test_date_is_written_so_that_it_sorts():
    table = row(story_of(date(2022, 12, 21)))
    assert (table["Date of publication"], table["Date known from"]) == (date(2022, 12, 21), "printed")


def test_inferred_date_is_shown_as_such():
    table = row(factories.story(issue=factories.issue(not_before=date(2024, 6, 28), date_basis="inferred")))
    assert (table["Date of publication"], table["Date known from"]) == ("2024-06-28 or later (inferred)", "inferred")


def test_story_without_issue_has_no_date():
    table = row(factories.story())
    assert (table["Date of publication"], table["Date known from"], table["Publication"]) == ("", "", None)


def test_people_stand_under_their_roles():
    people = [("reporter", "张三"), ("reporter", "李四"), ("correspondent", "王五"), ("photographer", "赵六")]
    table = row(factories.story(credits=[{"role": role, "name": name} for role, name in people]))
    assert [table[head] for head in ("Reporters", "Correspondents", "Photographers", "Editors", "All credits")] == [
        "张三、李四",
        "王五",
        "赵六",
        "",
        "reporter 张三 李四\ncorrespondent 王五\nphotographer 赵六",
    ]


def test_only_confirmed_tags_count():
    story = factories.story()
    factories.suggested(story, "产业工人")
    confirm_tag(story, "劳动竞赛")
    table = row(story)
    assert (table["Tags"], table["Suggested tags"]) == ("劳动竞赛", "产业工人")


def test_rejected_tags_are_nowhere():
    story = factories.story()
    rejected = factories.suggested(story, "产业工人")
    with change(Action.TAG, by=factories.user()):
        records.attach([story], [rejected.tag], Attachment.State.REJECTED)
    table = row(story)
    assert (table["Tags"], table["Suggested tags"]) == ("", "")


def test_suggested_places_do_not_count_as_places():
    story = factories.story()
    factories.suggested_place(story, "110101")
    table = row(story)
    assert (table["Places"], table["Suggested places"]) == ("", "北京市东城区")


def test_used_story_says_where():
    story = factories.story(selection="selected", issue=factories.issue(publication=factories.publication("工人日报")))
    factories.use(story, story.issue.publication, number="86")
    factories.use(story, factories.publication("一周速览"), number="12")
    assert (row(story)["Selection"], row(story)["Used in"]) == ("selected", "used in 《一周速览》No. 12")


def test_a_citation_says_who_wrote_what_where():
    credits = [{"role": "reporter", "name": "张三"}, {"role": "editor", "name": "李四"}]
    issue = factories.issue(publication=factories.publication("工人日报"), number="86")
    made = row(factories.story(headline="竞赛落幕", credits=credits, issue=issue))
    assert made["Citation after GB/T 7714"] == "张三. 竞赛落幕[N]. 工人日报."


def test_what_has_no_headline_is_cited_by_its_first_words():
    made = row(factories.story(headline="", body="近日，县总工会走访慰问。\n第二段。"))
    assert made["Citation after GB/T 7714"] == "近日，县总工会走访慰问。[N]."


def test_a_story_of_a_saved_page_is_cited_with_its_address_unless_a_use_has_a_link():
    address = "http://www.example.cn/2024/0617/c1-2.html"
    head = f'<link rel="canonical" href="{address}"><h1>清凉包送到班组</h1>'
    page = f"<!DOCTYPE html><html>{head}<p>工地上送到了第一批清凉包。{'工友们领到了绿豆汤。' * 9}</p></html>"
    options = SourceOptions(publication="工人日报")
    story = factories.imported(page.encode(), "a.html", options).source.stories.get()
    assert row(story)["Address of the page"] == address
    assert row(story)["Citation after GB/T 7714"].endswith(f". {address}.")
    factories.use(story, story.issue.publication, link="https://paper.example.cn/1")
    assert row(story)["Citation after GB/T 7714"].endswith(". https://paper.example.cn/1.")


def test_choices_are_in_words():
    table = row(factories.story(kind="brief", genre="通讯", status="excluded", reason="duplicate"))
    words = [table[head] for head in ("Kind", "Genre", "Status", "Reason", "Selection", "Visibility")]
    assert words == ["brief", "feature", "not for the archive", "duplicate", "", "public"]


def test_record_number_is_the_key():
    story = factories.story()
    assert row(story)["Record number"] == story.pk


def test_order_of_the_list_is_kept():
    factories.stories(3)
    assert [table["Headline"] for table in exported(Story.objects.order_by("headline"))] == ["第1篇", "第2篇", "第3篇"]


def full_story() -> Story:
    """A story with an issue, a publication, tags and places."""
    story = factories.printed_story()
    factories.suggested(story, "产业工人")
    factories.suggested_place(story, "110101")
    confirm_tag(story, f"标签{story.pk}")
    return story


@pytest.mark.parametrize(
    "stories",
    [Story.objects.all(), Story.objects.for_list(), Article.objects.for_list()],
    ids=["plain", "as a list shows them", "over a list"],
)
def test_queries_are_as_many_for_many_stories_as_for_one(stories, django_assert_num_queries):
    for _ in range(12):
        full_story()
    with django_assert_num_queries(7):
        assert len(exported(stories.all())) == 12


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_two_columns_have_the_same_head(language):
    with translation.override(language):
        heads = [str(field.column_name) for field in StoryResource(Story.objects.all()).fields.values()]
    assert len(set(heads)) == len(heads)
