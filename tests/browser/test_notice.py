"""From the month's stories to its notice in a real browser: units are filled in, and the letter is taken away."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from docx import Document
from playwright.sync_api import Page, expect

from articles.desk.notices import keep_notice
from articles.desk.scoring_rules import add_example_rules
from articles.jobs import counting_notices
from articles.models import Action, Contribution, Story, change
from articles.reports.notice import notice_figures
from articles.reports.notice_json import notice_json
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

State = Contribution.State


@pytest.fixture
def loads(desk: Page) -> list[str]:
    """The addresses of the pages that the browser loads."""
    seen: list[str] = []
    desk.on("framenavigated", lambda frame: seen.append(frame.url))
    return seen


def test_units_of_36_stories_are_filled_in_one_load(desk, live_server, loads):
    unit = factories.unit("临江区总工会")
    stories = list(Story.objects.order_by("pk")[:36])
    for story in stories:
        factories.suggested_unit(story, unit)
    keys = ",".join(str(story.pk) for story in stories)
    desk.goto(f"{live_server.url}{reverse('admin:articles_story_grid')}?id={keys}")
    expect(desk.locator("#grid.live")).to_be_visible()
    desk.locator("#grid tbody tr:first-child td[data-c=contributors]").click()
    desk.keyboard.press("Control+a")
    desk.keyboard.press("Space")
    expect(desk.locator("#grid td[data-c=contributors] .tg.s")).to_have_count(0)
    desk.locator("#grid-save").click()
    expect(desk.locator("#grid-said .good form")).to_be_visible()
    assert len(loads) == 1
    assert Contribution.objects.filter(unit=unit, state=State.CONFIRMED).count() == 36


def test_on_a_phone_long_names_make_a_notice_no_wider_than_the_screen(desk, live_server):
    long = "全国总工会职工之家频道及其下属各地方站点联合发布平台" * 3
    with change(Action.EDIT):
        rule = add_example_rules()[0]
    story = Story.objects.exclude(publication=None).order_by("-dated").first()
    factories.contributed(story, factories.unit(long, "区县"), by=factories.user())
    factories.use(story, factories.publication(long), used_on=story.dated)
    desk.set_viewport_size({"width": 390, "height": 844})
    asked = f"?first={story.dated.replace(day=1)}&last={story.dated}&rule={rule.pk}"
    desk.goto(live_server.url + reverse("admin:articles_notice_prepare") + asked)
    expect(desk.locator(".chips .chip", has_text=long)).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_on_a_phone_a_notice_is_compared_by_its_button_and_no_wider_than_the_screen(desk, live_server, monkeypatch):
    monkeypatch.setattr(counting_notices, "MANY", 1)
    long = "全国总工会职工之家频道及其下属各地方站点联合发布平台" * 3
    with change(Action.EDIT):
        rule = add_example_rules()[0]
    day, by = date(2024, 6, 17), User.objects.get(username="zhang")
    figures = notice_json(notice_figures(day, day, rule, by), by, with_titles=False)
    with change(Action.EDIT, by=by):
        kept = keep_notice(long, figures, rule=rule, by=by)
    for _each in range(2):
        story = factories.story(headline=long, dated=day)
        factories.contributed(story, factories.unit(long + str(story.pk), "区县"), by=by)
        factories.use(story, factories.publication(long + str(story.pk)), used_on=day)
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.goto(live_server.url + reverse("admin:articles_notice_change", args=(kept.pk,)))
    desk.get_by_role("button", name="重新统计并对照").click()
    expect(desk.locator("#corrections table")).to_have_count(2)
    assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_letter_of_a_month_is_four_clicks_from_the_desk(desk, live_server):
    with change(Action.EDIT):
        add_example_rules()
    story = Story.objects.exclude(publication=None).order_by("-dated").first()
    factories.contributed(story, factories.unit("临江区总工会", "区县"), by=factories.user())
    desk.goto(live_server.url + reverse("admin:index"))
    desk.get_by_role("link", name="采用情况通报").click()
    desk.get_by_role("link", name="编制通报").click()
    for name, day in (("first", story.dated.replace(day=1)), ("last", story.dated)):
        desk.locator(f"#id_{name}").fill(str(day))
    desk.get_by_role("button", name="显示").click()
    with desk.expect_download() as download:
        desk.get_by_role("link", name="DOCX").click()
    letter = Document(io.BytesIO(download.value.path().read_bytes()))
    assert letter.tables[0].cell(1, 1).text == "临江区总工会"
