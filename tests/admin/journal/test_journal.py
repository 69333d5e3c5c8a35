"""The list of the journal says what was written, not only that something was."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles import records
from articles.models import Action, Change, ImportRun, Story, change
from tests import editing, factories
from tests.admin.test_records import saved_issue

pytestmark = pytest.mark.django_db

JOURNAL = "admin:articles_change_changelist"


def wrote(desk: Client) -> str:
    """What the list says that the last change wrote."""
    page = desk.get(reverse(JOURNAL)).content.decode()
    return page.partition('class="field-wrote">')[2].partition("</td>")[0]


def edited(story: Story, **values: object) -> None:
    with change(Action.EDIT, by=factories.user()):
        records.edit(story.pk, values)


def test_a_change_leads_to_the_story_it_wrote(desk):
    story = factories.story(headline="清凉包送到班组")
    address = reverse("admin:articles_story_change", args=(story.pk,))
    assert f'<a class="serif" href="{address}">清凉包送到班组</a>' in wrote(desk)


def test_a_change_names_the_fields_it_wrote(desk):
    story = factories.story()
    edited(story, headline="改过的标题", section="要闻")
    assert ">栏目、主标题<" in wrote(desk)


def test_a_change_says_how_many_stories_it_wrote(desk, editor):
    editing.set_status(factories.stories(3), "checked", by=editor)
    assert "稿件 3：" in wrote(desk)


def test_a_change_of_tags_names_tag_decision_and_story(desk, editor):
    editing.add_tags([factories.story(headline="清凉包送到班组")], [factories.tag("本测试的标签")], by=editor)
    said = wrote(desk)
    assert "本测试的标签 已确认" in said
    assert "清凉包送到班组" in said


def test_a_change_of_an_issue_is_told_too(desk):
    saved_issue(desk, factories.issue(title="旧"), title="新")
    assert ">标题<" in wrote(desk)


def test_the_journal_is_grouped_by_the_days_of_the_desks_clock(desk):
    factories.stories(3)
    newest, middle, oldest = Change.objects.all()
    today = timezone.localdate()
    for each, day in ((newest, today), (middle, today - timedelta(days=1)), (oldest, today - timedelta(days=30))):
        at = timezone.make_aware(datetime.combine(day, time(0, 30)))  # the day before in UTC
        Change.objects.filter(pk=each.pk).update(at=at)
    page = desk.get(reverse(JOURNAL)).content.decode()
    heads = re.findall(r'<tr class="day"><th[^>]*>([^<]*)', page)
    assert [head.partition("，")[0] for head in heads[:2]] == ["今天", "昨天"]
    assert heads[2].startswith(date_format(today - timedelta(days=30)))
    assert page.count('<td class="field-at"') == 3


def test_people_go_by_their_names(desk):
    li = factories.user("li", last_name="李", first_name="敏")
    with change(Action.EDIT, by=li):
        records.edit(factories.story().pk, {"headline": "改过"})
    page = desk.get(reverse(JOURNAL)).content.decode()
    assert '<td class="field-who">李敏</td>' in page
    assert "李敏" in desk.get(reverse("admin:index")).content.decode().partition('id="latest-changes"')[2]


def test_a_title_in_the_journal_is_shown_and_not_run(desk):
    factories.story(headline="<script>alert(1)</script>")
    assert "<script>" not in wrote(desk)


def test_what_the_machine_did_says_so(desk):
    factories.story()
    assert "机器" in desk.get(reverse(JOURNAL)).content.decode()
    page = reverse("admin:articles_change_change", args=(Change.objects.get().pk,))
    assert "机器" in desk.get(page).content.decode()


def test_an_import_by_nobody_came_from_the_command_line(desk):
    run = ImportRun.objects.create()
    assert "命令行" in desk.get(reverse("admin:articles_importrun_changelist")).content.decode()
    assert "命令行" in desk.get(reverse("admin:articles_importrun_change", args=(run.pk,))).content.decode()


def test_the_journal_takes_as_many_queries_for_many_changes_as_for_few(desk, django_assert_max_num_queries):
    def write(number: int) -> None:
        for story in factories.stories(number, issue=factories.issue(publication=factories.publication())):
            edited(story, headline="改过的标题")
            factories.suggested(story, "高温")
            factories.suggested_place(story, "330100")

    write(1)
    with django_assert_max_num_queries(30) as few:
        desk.get(reverse(JOURNAL))
    write(9)
    with django_assert_max_num_queries(len(few)):
        desk.get(reverse(JOURNAL))
