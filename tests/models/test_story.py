from __future__ import annotations

from datetime import date

import pytest

from articles.models import Story
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_story_goes_by_its_headline():
    assert Story(headline="工会送清凉", body="正文").title == "工会送清凉"


def test_an_untitled_brief_has_a_working_title_in_brackets():
    assert Story(body="6月27日，区总工会慰问货车司机。").title == "[6月27日，区总工会慰问货车司机。]"


def test_a_working_title_is_short():
    assert Story(body="长" * 30).title == f"[{'长' * 20}…]"


def test_a_working_title_is_of_the_first_line():
    assert Story(body="## 小标题\n正文").title == "[小标题]"


def test_the_source_line_names_publication_date_and_page():
    issue = factories.issue(
        publication=factories.publication("工人日报"), published_on=date(2022, 12, 21), date_basis="printed"
    )
    story = factories.story(issue=issue, source=factories.source(issue, page="3"))
    assert story.source_line == "《工人日报》2022年12月21日 第3版"


def test_the_source_line_of_an_unknown_issue_names_the_file():
    source = factories.source(name="page.txt")
    assert "page.txt" in Story(issue=source.issue, source=source).source_line


def test_a_story_typed_in_without_an_issue_has_no_source_line():
    assert Story(headline="甲").source_line == ""


@pytest.mark.parametrize(
    ("status", "whole"), [("pending", False), ("checked", True), ("archived", True), ("excluded", False)]
)
def test_checked_and_archived_stories_are_held_whole(status, whole):
    assert Story(status=status).is_held_whole == whole
