from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from articles import records
from articles.models import Action, Issue, Publication, Story, Tag, Tagging, change
from tests import editing, factories

pytestmark = pytest.mark.django_db


def edited(story: Story, editor: object, **values: object) -> Story:
    with change(Action.EDIT, by=editor):
        return records.edit(story.pk, values)


def history(desk: Client, story: Story) -> str:
    return desk.get(reverse("admin:articles_story_history", args=(story.pk,))).content.decode()


def version_url(story: Story) -> str:
    return reverse("admin:articles_story_simple_history", args=(story.pk, story.history.last().history_id))


def test_the_history_says_who_changed_what(desk, editor):
    page = history(desk, edited(factories.story(headline="旧标题"), editor, headline="新标题"))
    assert "zhang" in page
    assert "<del>旧</del><ins>新</ins>标题" in page


def test_the_history_says_choices_in_words(desk, editor):
    page = history(desk, edited(factories.story(), editor, status="checked"))
    assert "<del>待校核</del> → <ins>已校核</ins>" in page


def test_the_history_calls_what_says_nothing_empty(desk, editor):
    page = history(desk, edited(factories.story(), editor, kicker="新引题"))
    assert "<del>（空）</del> → <ins>新引题</ins>" in page


def test_the_history_calls_a_record_that_was_never_there_empty(desk, editor):
    page = history(desk, edited(factories.story(), editor, issue=factories.issue(title="第一期")))
    assert "<del>（空）</del> → <ins>第一期</ins>" in page


def test_the_history_writes_credits_as_the_form_does(desk, editor):
    page = history(desk, edited(factories.story(), editor, credits=[{"role": "reporter", "name": "张三"}]))
    assert "<ins>记者 张三</ins>" in page


def test_the_history_writes_doubts_in_words(desk, editor):
    page = history(desk, edited(factories.story(warnings=["cut-off", "moved"]), editor, warnings=[]))
    assert "<del>文字残缺，文字曾移位</del>" in page


def test_the_history_writes_days_in_words(desk, editor):
    issue = factories.issue()
    with change(Action.EDIT, by=editor):
        issue.published_on, issue.date_basis = date(2024, 12, 17), "given"
        issue.save()
    page = desk.get(reverse("admin:articles_issue_history", args=(issue.pk,))).content.decode()
    assert "<ins>2024年12月17日</ins>" in page


def test_the_history_leads_to_the_change(desk, editor):
    story = edited(factories.story(), editor, headline="新标题")
    change_id = story.history.first().change_id
    assert reverse("admin:articles_change_change", args=(change_id,)) in history(desk, story)


def test_the_history_is_silent_on_bookkeeping(desk, editor):
    page = history(desk, edited(factories.story(), editor, headline="新标题"))
    assert page.count("<del>") == 1


def test_the_history_tells_of_tags(desk, editor):
    story = factories.story()
    editing.add_tags([story], [factories.tag("高温")], by=editor)
    assert "高温" in history(desk, story)


def test_an_old_version_can_be_read(desk, editor):
    story = edited(factories.story(headline="旧标题"), editor, headline="新标题")
    assert "旧标题" in desk.get(version_url(story)).content.decode()


def test_an_old_version_shows_credits_as_lines(desk):
    story = factories.story(credits=[{"role": "reporter", "name": "张三"}], warnings=["joined"])
    assert "记者 张三" in desk.get(version_url(story)).content.decode()


def test_an_old_version_is_silent_on_numbers_of_the_machine(desk):
    page = desk.get(version_url(factories.story(position=7777))).content.decode()
    assert "7777" not in page


def test_the_newest_version_is_not_called_old(desk, editor):
    story = edited(factories.story(headline="旧标题"), editor, headline="新标题")
    newest = reverse("admin:articles_story_simple_history", args=(story.pk, story.history.first().history_id))
    assert "新标题（此版）" in desk.get(newest).content.decode()
    assert "旧标题（旧版）" in desk.get(version_url(story)).content.decode()


def test_an_old_version_is_not_written_by_posting_to_it(desk, editor):
    story = edited(factories.story(headline="旧标题"), editor, headline="新标题")
    assert desk.post(version_url(story), {"headline": "旧标题"}).status_code == 403
    assert Story.objects.get().headline == "新标题"


@pytest.mark.parametrize("record", ["publication", "issue"])
def test_other_records_are_not_written_that_way_either(desk, record):
    made = getattr(factories, record)()
    row = made.history.get().history_id
    url = reverse(f"admin:articles_{record}_simple_history", args=(made.pk, row))
    assert desk.get(url).status_code == 200
    assert desk.post(url, {"name": "x", "number": "x"}).status_code == 403


@pytest.mark.parametrize("place", ["x/history", "0/history/0", "x/history/1", "1/history/x"])
def test_a_version_that_is_none_is_not_found(desk, place):
    assert desk.get(f"/admin/articles/story/{place}/").status_code == 404


def test_a_change_names_what_it_wrote(desk, editor):
    story = edited(factories.story(), editor, headline="新标题")
    url = reverse("admin:articles_change_change", args=(story.history.first().change_id,))
    assert "新标题" in desk.get(url).content.decode()


def test_a_publication_that_is_saved_has_a_history(desk, editor):
    data = {"name": "工人通讯", "kind": "newspaper", "level": "", "home": "", "section_names": ""}
    desk.post(reverse("admin:articles_publication_add"), data)
    row = Publication.objects.get().history.get()
    assert row.change.by == editor


# Records that are gone


def old_page(desk: Client, record: Story | Issue) -> str:
    """The oldest version of the record."""
    args = (record.pk, record.history.last().history_id)
    response = desk.get(reverse(f"admin:articles_{record._meta.model_name}_simple_history", args=args))
    assert response.status_code == 200
    return response.content.decode()


def deleted(record: Issue | Publication, editor: object) -> None:
    with change(Action.DELETE, by=editor):
        record.delete()


@pytest.fixture
def story_of_a_gone_issue(editor) -> Story:
    issue = factories.issue(title="五一特刊")
    story = edited(factories.story(issue=issue), editor, issue=None)
    deleted(issue, editor)
    return story


@pytest.fixture
def issue_of_a_gone_publication(editor) -> Issue:
    paper = factories.publication("丰都工人")
    issue = factories.issue(publication=paper, number="12")
    with change(Action.EDIT, by=editor):
        issue.publication = None
        issue.save()
    deleted(paper, editor)
    return issue


def test_an_old_version_names_the_issue_that_is_gone_since(desk, story_of_a_gone_issue):
    assert "五一特刊" in old_page(desk, story_of_a_gone_issue)


def test_an_old_version_names_the_publication_that_is_gone_since(desk, issue_of_a_gone_publication):
    assert "《丰都工人》第12期" in old_page(desk, issue_of_a_gone_publication)


def test_the_history_names_an_issue_that_is_gone_since(desk, story_of_a_gone_issue):
    assert "<del>五一特刊</del>" in history(desk, story_of_a_gone_issue)


def test_what_was_deleted_with_its_publication_is_named_in_the_journal(desk, editor, issue_of_a_gone_publication):
    deleted(issue_of_a_gone_publication, editor)
    written = Issue.history.last().change
    assert (
        "《丰都工人》第12期" in desk.get(reverse("admin:articles_change_change", args=(written.pk,))).content.decode()
    )
    assert "《丰都工人》第12期" in desk.get(reverse("admin:articles_change_changelist")).content.decode()


def test_a_tag_that_is_gone_since_leaves_its_decisions_in_the_history(desk, editor):
    story = factories.story()
    editing.add_tags([story], [factories.tag("高温")], by=editor)
    with change(Action.REPARSE):
        Tagging.objects.get().delete()
    Tag.objects.get(name="高温").delete()
    assert "已不存在" in history(desk, story)


# What the history keeps, and what it does not


def test_an_old_version_of_a_story_shows_nothing_of_today(desk, editor):
    issue = factories.issue(
        publication=factories.publication("今日之报"), published_on="2024-12-17", date_basis="given"
    )
    story = edited(factories.story(warnings=["moved"]), editor, issue=issue, warnings=[])
    page = old_page(desk, story)
    assert "今日之报" not in page
    assert "2024年12月17日" not in page


def test_an_old_version_says_what_is_not_kept_of_it(desk):
    assert "旧版不保留：识别结果、另有识别结果的栏目" in old_page(desk, factories.story(proposed=["body"]))


def test_an_old_version_is_chinese_throughout(desk):
    page = old_page(desk, factories.story(confidence=0.5, warnings=["moved"]))
    assert "Doubtful" not in page and "Unsure" not in page
