from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.jobs import desk_acts
from articles.models import Issue, Job, Source, Story
from tests import factories
from tests.admin.desks import desk_of

pytestmark = pytest.mark.django_db

DAY = date(2024, 12, 17)


def act(desk: Client, record: str, action: str, *rows: Any, **said: Any) -> str:
    data = {"action": action, "_selected_action": [row.pk for row in rows], **said}
    response = desk.post(reverse(f"admin:articles_{record}_changelist"), data, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def dated(name: str = "丰都工人") -> Issue:
    return factories.issue(publication=factories.publication(name), published_on=DAY, date_basis="given")


def test_filing_asks_for_the_issue(desk):
    source = factories.printed_story().source
    page = act(desk, "source", "file_selected_sources", source)
    assert source.name in page
    assert 'name="issue"' in page


def test_sources_are_filed_with_their_stories(desk):
    story, right = factories.printed_story(), dated()
    page = act(desk, "source", "file_selected_sources", story.source, issue=right.pk, apply="1")
    assert Story.objects.get().issue == Source.objects.get().issue == right
    assert "移动了 1 个源文件、1 篇稿件" in page


def test_sources_with_many_stories_are_filed_by_a_job(desk, monkeypatch):
    monkeypatch.setattr(desk_acts, "MANY", 0)
    story, right = factories.printed_story(), dated()
    page = act(desk, "source", "file_selected_sources", story.source, issue=right.pk, apply="1")
    assert Story.objects.get().issue == right
    assert "移动了 1 个源文件、1 篇稿件" in page
    assert Job.objects.get().kind == "file-sources"


@pytest.mark.parametrize("key", ["", "9999", "x", "9" * 30])
def test_filing_under_no_issue_asks_again(desk, key):
    story = factories.printed_story()
    assert 'name="issue"' in act(desk, "source", "file_selected_sources", story.source, issue=key, apply="1")
    assert Story.objects.get().issue == story.issue


def test_merging_asks_which_issue_stays(desk):
    page = act(desk, "issue", "merge_selected_issues", dated(), factories.issue(title="年终号"))
    assert page.count('type="radio"') == 2


def test_issues_are_merged(desk):
    staying, story = dated(), factories.printed_story()
    act(desk, "issue", "merge_selected_issues", staying, story.issue, staying=staying.pk, apply="1")
    assert Issue.objects.get() == Story.objects.get().issue == staying


def test_issues_that_contradict_each_other_are_refused_with_the_reason(desk):
    page = act(desk, "issue", "merge_selected_issues", dated(), dated("渝工通讯"))
    assert "丰都工人、渝工通讯" in page
    assert Issue.objects.count() == 2


def test_one_issue_is_not_merged(desk):
    assert "至少选择两个期次" in act(desk, "issue", "merge_selected_issues", dated())


def test_the_history_of_a_story_can_be_read_after_its_issue_went(desk):
    story, right = factories.printed_story(), dated()
    act(desk, "source", "file_selected_sources", story.source, issue=right.pk, apply="1")
    assert desk.get(reverse("admin:articles_story_history", args=(story.pk,))).status_code == 200


def test_the_archivist_files_and_merges_nothing():
    desk, story, right = desk_of("资料员"), factories.printed_story(), dated()
    act(desk, "source", "file_selected_sources", story.source, issue=right.pk, apply="1")
    act(desk, "issue", "merge_selected_issues", right, story.issue, staying=right.pk, apply="1")
    assert Story.objects.get().issue == story.issue


def test_the_editor_files_and_does_not_merge():
    desk, right, other = desk_of("编辑"), dated(), factories.issue()
    story, rest = factories.printed_story(), factories.printed_story()
    Source.objects.filter(pk=rest.source_id).update(issue=story.issue)
    act(desk, "issue", "merge_selected_issues", right, other, staying=right.pk, apply="1")
    act(desk, "source", "file_selected_sources", story.source, issue=right.pk, apply="1")
    assert Story.objects.get(pk=story.pk).issue == right
    assert Issue.objects.filter(pk=other.pk).exists()


def test_the_editor_empties_no_issue_by_filing_for_that_is_merging():
    desk, story, right = desk_of("编辑"), factories.printed_story(), dated()
    page = act(desk, "source", "file_selected_sources", story.source, issue=right.pk, apply="1")
    assert "可以合并期次的人" in page
    assert Story.objects.get().issue == story.issue


def test_filing_that_empties_an_issue_is_refused_where_merging_is(desk):
    story, right = factories.printed_story(), dated()
    Issue.objects.filter(pk=story.issue_id).update(publication=factories.publication("渝工通讯"))
    page = act(desk, "source", "file_selected_sources", story.source, issue=right.pk, apply="1")
    assert "没有归入" in page and "丰都工人、渝工通讯" in page
    assert Story.objects.get().issue == story.issue
