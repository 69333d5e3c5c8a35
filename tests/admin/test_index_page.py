"""The first page: what waits, the issues in work, and what was done last."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Change, ImportLine, ImportRun, SavedSearch, SearchLook, Story
from tests import factories
from tests.admin.desks import desk_of
from tests.rereading import pages

pytestmark = pytest.mark.django_db

INDEX = "/admin/"


def index(desk: Client) -> str:
    return desk.get(INDEX).content.decode()


def waiting(desk: Client) -> dict[str, str]:
    """How much waits, by where it leads."""
    return {task.url.partition("?")[2]: str(task.number) for task in desk.get(INDEX).context["tasks"]}


def test_the_first_page_counts_what_is_to_be_checked(desk):
    factories.stories(3)
    factories.story(status="checked")
    assert waiting(desk)["status=pending"] == "3"
    assert '?status=pending"><span class="big">3<small>篇</small></span><b>新稿</b>' in index(desk)


def test_the_first_page_counts_the_doubts_among_them(desk):
    factories.story(warnings=["joined"])
    factories.story(warnings=["joined"], status="checked")
    assert waiting(desk)["status=pending&doubts=some"] == "1"


def test_the_first_page_leads_to_what_is_read_otherwise_since(desk):
    Story.objects.filter(pk=factories.story(status="checked").pk).update(proposed=["body"])
    assert waiting(desk)["doubts=proposed"] == "1"


def test_the_first_page_counts_suggested_tags(desk):
    factories.suggested(factories.story(), "高温")
    assert waiting(desk)["tag_state=suggested"] == "1"


def test_the_first_page_counts_issues_without_a_certain_date(desk):
    factories.story(issue=factories.issue())
    assert waiting(desk)["date=none"] == "1"


def test_the_first_page_counts_stories_that_lack_a_part(desk):
    factories.story(incomplete=True)
    assert waiting(desk)["doubts=fragment"] == "1"


# Issues in work


def in_work(desk: Client) -> list[tuple[int, int, int]]:
    """How many stories of each issue are checked, how many there are, and how many are in doubt."""
    issues = desk.get(INDEX).context["issues"]
    return [(issue.checked_stories, issue.stories_to_check, issue.doubtful_stories) for issue in issues]


def test_an_issue_in_work_tells_how_far_it_is_checked(desk):
    issue = factories.issue()
    factories.story(issue=issue, status="checked")
    factories.story(issue=issue)
    factories.story(issue=issue, warnings=["joined"])
    assert in_work(desk) == [(1, 3, 1)]
    assert "校核 1/3" in index(desk)


def test_the_bar_of_an_issue_shows_what_is_checked_and_nothing_else(desk):
    issue = factories.issue()
    factories.story(issue=issue, status="checked")
    factories.story(issue=issue, warnings=["joined"])
    bar = re.search(r'<svg class="bar".*?</svg>', index(desk))[0]
    assert re.findall(r'<rect class="(\w+)" width="(\d+)"', bar) == [("b0", "2"), ("b1", "1")]
    assert bar.count("<rect") == 2


def test_what_is_not_for_the_archive_is_not_to_be_checked(desk):
    issue = factories.issue()
    factories.story(issue=issue)
    factories.story(issue=issue, status="excluded", reason="advertisement")
    assert in_work(desk) == [(0, 1, 0)]


def test_an_issue_that_is_checked_is_not_in_work(desk):
    factories.story(issue=factories.issue(), status="checked")
    assert in_work(desk) == []


def test_the_issue_that_came_in_last_comes_first(desk):
    old, new = factories.issue(), factories.issue()
    factories.story(issue=old)
    factories.story(issue=new)
    assert desk.get(INDEX).context["issues"] == [new, old]


# What was done


def test_the_first_page_leads_to_the_latest_imports(desk):
    run = ImportRun.objects.create()
    assert reverse("admin:articles_importrun_change", args=(run.pk,)) in index(desk)


def test_the_first_page_names_the_latest_changes(desk):
    story = factories.story()
    assert reverse("admin:articles_change_change", args=(story.history.get().change_id,)) in index(desk)


def test_the_first_page_says_what_was_imported(desk):
    pages.imported()
    assert "page.txt" in index(desk)


def test_the_first_page_says_what_was_changed(desk):
    factories.story(headline="工会送来清凉包")
    assert "工会送来清凉包" in index(desk)


def test_the_first_page_says_how_much_an_import_brought(desk):
    run = ImportRun.objects.create()
    ImportLine.objects.create(run=run, name="一版.txt", outcome="imported", stories=7)
    ImportLine.objects.create(run=run, name="二版.txt", outcome="imported", stories=5)
    assert "2 个文件，12 篇稿件" in index(desk)
    assert "outcome failed" not in index(desk)


def test_the_first_page_says_how_many_files_of_an_import_failed(desk):
    run = ImportRun.objects.create()
    ImportLine.objects.create(run=run, name="一版.txt", outcome="imported", stories=7)
    ImportLine.objects.create(run=run, name="二版.txt", outcome="failed")
    assert '<span class="outcome failed">失败 1 个</span>' in index(desk)


def test_the_first_page_leads_to_the_saved_searches(desk):
    factories.story()
    user = User.objects.get(pk=desk.session["_auth_user_id"])
    SavedSearch.objects.create(name="每周", query="驿站", by=user)
    assert f'href="{reverse("search")}?q=%E9%A9%BF%E7%AB%99" title="驿站">每周</a>' in index(desk)


def test_what_a_saved_search_finds_that_came_in_since_it_was_looked_at_is_new(desk):
    user = User.objects.get(pk=desk.session["_auth_user_id"])
    SavedSearch.objects.create(name="每周", query="驿站", by=user)
    desk.get(reverse("search"), {"q": "驿站"})
    factories.stories(2, body="驿站")
    assert '<span class="new">新 2</span>' in index(desk)


def test_what_was_looked_at_is_not_new(desk):
    user = User.objects.get(pk=desk.session["_auth_user_id"])
    SavedSearch.objects.create(name="每周", query="驿站", by=user)
    factories.stories(2, body="驿站")
    desk.get(reverse("search"), {"q": "驿站"})
    assert 'class="new"' not in index(desk)


def test_a_saved_search_that_can_be_asked_no_longer_has_nothing_new(desk):
    user = User.objects.get(pk=desk.session["_auth_user_id"])
    saved = SavedSearch.objects.create(name="每周", query="日期:昨天", by=user)
    SearchLook.objects.create(search=saved, user=user, newest_story=0)
    assert 'class="new"' not in index(desk)


def test_the_months_of_the_stories_are_drawn_with_ways_to_them(desk):
    factories.story(issue=factories.issue(published_on=date(2024, 12, 3), date_basis="printed"))
    assert '<a href="/admin/articles/story/?period=2024-12" aria-label="2024年12月，1 篇">' in index(desk)


def test_a_month_that_is_inferred_is_drawn_otherwise(desk):
    factories.story(issue=factories.issue(not_before=date(2024, 12, 3), date_basis="inferred"))
    assert (
        'aria-label="2024年12月，1 篇，日期推断"><title>2024年12月，1 篇，日期推断</title><rect class="unsure"'
        in index(desk)
    )


@pytest.mark.parametrize(
    ("section", "query"), [("维权", "section=%E7%BB%B4%E6%9D%83"), ("", "q=%E6%A0%8F%E7%9B%AE%3A%E6%97%A0")]
)
def test_the_bar_of_a_section_leads_to_its_stories(desk, section: str, query: str):
    story = factories.story(section=section)
    factories.story(section="别的")
    assert f'<a href="/admin/articles/story/?{query}"' in index(desk)
    listed = desk.get(f"/admin/articles/story/?{query}").context["cl"].result_list
    assert [each.pk for each in listed] == [story.pk]


def test_an_empty_archive_has_no_charts(desk):
    assert "<svg class=" not in index(desk).replace('<svg class="ico', "")


def test_what_was_done_this_night_has_its_hour(desk):
    factories.story()
    night = timezone.make_aware(datetime.combine(timezone.localdate(), time(1, 44)))
    Change.objects.update(at=night)
    assert "01:44</time>" in index(desk)


def test_what_was_done_before_today_has_its_day_and_hour(desk):
    factories.story()
    night = timezone.make_aware(datetime.combine(timezone.localdate() - timedelta(1), time(1, 44)))
    Change.objects.update(at=night)
    assert f"{night:%m-%d} 01:44</time>" in index(desk)


# Who sees what


def test_who_has_changed_nothing_yet_is_shown_the_way(desk):
    assert "头一回用，三步" in index(desk)


def test_who_may_not_import_is_not_told_to(client: Client):
    page = index(desk_of("编辑"))
    assert "头一回用，两步" in page
    assert "把一期的文件" not in page


def test_who_may_only_read_is_shown_no_steps():
    assert "头一回用，三步" not in index(desk_of("资料员"))


def test_who_may_see_nothing_is_told_of_nothing(client: Client):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    factories.story()
    page = index(client)
    assert 'id="open-work"' not in page
    assert 'id="latest-changes"' not in page


@pytest.mark.parametrize("number", [1, 30])
def test_the_first_page_takes_the_same_queries_whatever_there_is(
    desk, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    factories.stories(number)
    ImportRun.objects.bulk_create([ImportRun() for _ in range(number)])
    # three for the user, one for the menu, six for what waits and is kept, one for the digest, three for the charts,
    # six for what was done
    with django_assert_num_queries(20):
        index(desk)
