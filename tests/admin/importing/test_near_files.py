"""Files that are nearly here, at the preview: compared story by story, left out unless they are wanted."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from articles import records
from articles.admin.importing import preview
from articles.models import Action, Issue, Source, Story, UploadedFile, change
from tests import factories
from tests.importing.issues import printed_issue

from .test_importing import bring, file, press, text_of

pytestmark = pytest.mark.django_db

ISSUE = printed_issue(7, stories=3)
CHANGED = ISSUE.text.replace("本报讯", "本报消息", 1)


@pytest.fixture
def issue_here(desk: Client) -> Issue:
    bring(desk, file("a.txt", ISSUE.text))
    press(desk, "confirm")
    return Issue.objects.get()


def stories_shown(response: HttpResponse) -> list[str]:
    """What is told of each story, in words."""
    items = re.findall(r'<li class="(?:changed|same|only_in_file|only_here)">(.*?)</li>', text_of(response), re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", "", unescape(item)).split()) for item in items]


def test_the_stories_are_compared_one_by_one(desk, issue_here):
    first, second, third = (story[0] for story in ISSUE.stories)
    fourth = printed_issue(70, stories=1).stories[0]
    again = ISSUE.with_stories((*ISSUE.stories[1:], fourth)).text.replace("本报讯", "本报消息", 1)
    shown = stories_shown(bring(desk, file("b.txt", again)))
    assert [line.partition(" ")[0] for line in shown] == ["有改动", "相同", "文件独有", "库中独有"]
    assert all(title in line for title, line in zip((second, third, fourth[0], first), shown, strict=True))


def test_what_differs_is_marked_by_characters(desk, issue_here):
    page = text_of(bring(desk, file("b.txt", CHANGED)))
    assert re.search(r"本报<del>讯</del><ins>消息</ins>", page)


def test_it_is_named_among_what_is_to_be_checked_first(desk, issue_here):
    first = text_of(bring(desk, file("b.txt", CHANGED))).partition("look-first")[2].partition("</section>")[0]
    assert "库中近似" in first
    assert "与《云溪工运》第87期 2024年6月20日的 a.txt 近似" in first


def test_it_is_left_out_unless_it_is_wanted(desk, issue_here):
    bring(desk, file("b.txt", CHANGED))
    page = text_of(press(desk, "confirm"))
    assert "1 个文件与库中近似，未导入。" in page
    assert Source.objects.count() == 1


def test_it_is_imported_where_it_is_wanted(desk, issue_here):
    bring(desk, file("b.txt", CHANGED), file("c.txt", CHANGED.replace("。", "！", 1)))
    press(desk, "confirm", although_near=str(UploadedFile.objects.get(name="b.txt").pk))
    assert sorted(Source.objects.values_list("name", flat=True)) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 30])
def test_a_key_that_is_none_is_no_file(desk, issue_here, key):
    bring(desk, file("b.txt", CHANGED))
    press(desk, "confirm", although_near=key)
    assert Source.objects.count() == 1


def test_stories_in_the_bin_are_said_to_be_there(desk, issue_here):
    with change(Action.BIN):
        records.move_to_bin(list(Story.objects.all()))
    assert all("在回收站" in line for line in stories_shown(bring(desk, file("b.txt", CHANGED))))
    assert "3 篇稿件中有 3 篇在回收站" in text_of(bring(desk, file("a.txt", ISSUE.text)))


def test_many_such_files_are_told_in_short(desk, issue_here, monkeypatch):
    monkeypatch.setattr(preview, "MOST_COMPARED", 1)
    response = bring(desk, file("b.txt", CHANGED), file("c.txt", CHANGED.replace("。", "！", 1)))
    assert len(stories_shown(response)) == len(ISSUE.stories)
    assert text_of(response).count('name="although_near"') == 2


def test_a_story_that_the_user_may_not_see_is_told_by_what_the_file_has(desk, issue_here):
    user = factories.user(is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="import_story"))
    other = Client()
    other.force_login(user)
    Story.objects.update(visibility=Story.Visibility.INTERNAL)
    again = ISSUE.with_stories(ISSUE.stories[1:]).text.replace("本报讯", "本报消息", 1)
    response = bring(other, file("b.txt", again))
    assert [line.partition(" ")[0] for line in stories_shown(response)] == ["有改动", "相同"]
    assert "<ins>" not in text_of(response)


def test_an_issue_of_its_own_is_not_compared(desk, issue_here):
    assert (
        stories_shown(
            bring(desk, file("b.txt", printed_issue(70).text.replace("87期", "88期").replace("20日", "27日")))
        )
        == []
    )
