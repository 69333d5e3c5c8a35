"""The number on a line of its own is that of the issue where it stands as one; the courses of a list have theirs."""

from __future__ import annotations

from datetime import date

import pytest

from tests.parsing.helpers import parsed

NEWS = (
    "甲县总工会召开会议",
    "本报讯  甲县总工会5月6日召开会议，部署全年工作。",
    "会议要求各级工会抓好落实。",
)
COURSES = ("甲县工会培训五年", "甲县总工会五年来举办了培训班，名单如下。", "第1期", "技能培训", "第2期", "安全培训")


def furniture(*lines: str) -> list[str]:
    """What is printed as the masthead of these lines."""
    text = "\n".join(lines)
    return [text[b.start : b.end].strip() for b in parsed(*lines).blocks if b.role == "masthead"]


@pytest.mark.parametrize("head", [(), ("东江工会",), ("东江工会", "东江市总工会主办")])
def test_a_number_at_the_head_is_that_of_the_issue(head):
    assert parsed(*head, "第12期", *NEWS).issue.number == "12"


def test_a_number_at_the_head_may_have_its_day():
    issue = parsed("东江工会工作简报", "第12期  2024年5月6日", *NEWS).issue
    assert (issue.publication, issue.number, issue.published_on) == ("东江工会工作简报", "12", date(2024, 5, 6))


def test_a_number_under_a_publication_is_that_of_an_issue():
    lines = ("东江工会工作简报", "第1期", *NEWS, "东江工会工作简报", "第2期", *NEWS)
    assert furniture(*lines) == ["东江工会工作简报", "第1期", "东江工会工作简报", "第2期"]


@pytest.mark.parametrize("head", [("第12期",), ("东江工会工作简报 第12期",)])
def test_the_number_of_the_issue_is_its_number_wherever_it_is_printed_again(head):
    assert furniture(*head, *NEWS, "第12期", *NEWS) == [*head, "第12期"]


def test_the_courses_of_a_list_stay_in_their_story():
    first, second = parsed(*COURSES, *NEWS).stories
    told = [*first.paragraphs, *(crosshead.text for crosshead in first.crossheads)]
    assert {"第1期", "第2期"} <= set(told)
    assert second.headline == "甲县总工会召开会议"


def test_courses_with_their_days_stay_in_their_story():
    first, _ = parsed(*COURSES[:2], "第1期 2024年5月6日", "第2期 2024年5月7日", *NEWS).stories
    assert "第2期 2024年5月7日" in [*first.paragraphs, *(crosshead.text for crosshead in first.crossheads)]


def test_the_courses_of_a_list_give_the_issue_no_number():
    assert parsed(*COURSES, *NEWS).issue.number is None


def test_the_courses_of_a_list_are_none_of_the_issue_that_prints_it():
    assert parsed("东江工会工作简报", "第12期", *COURSES, *NEWS).issue.number == "12"
    assert "第1期" not in furniture("东江工会工作简报", "第12期", *COURSES, *NEWS)
