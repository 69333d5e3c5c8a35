from __future__ import annotations

from datetime import date

import pytest

from articles.models import Publication
from articles.reports.annual_index import IndexedBy, annual_index, years_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return factories.user(is_superuser=True)


@pytest.fixture
def paper() -> Publication:
    return factories.publication("工道", section_names="要闻\n读书")


def printed(paper, day=date(2024, 6, 17), page="1", **fields):
    number = str(day.month)
    issue = paper.issues.filter(published_on=day).first() or factories.issue(
        publication=paper, published_on=day, date_basis="printed", number=number
    )
    source = factories.source(issue, page=page)
    return factories.story(issue=issue, source=source, page=page, **fields)


def parts(paper, reader, by=IndexedBy.SECTION, year=2024):
    index = annual_index(paper, year, by, reader)
    return [(part.name, [story.title for story in part.stories]) for part in index.parts]


def test_sections_come_as_the_paper_names_them_and_stories_in_the_order_of_print(paper, reader):
    printed(paper, headline="七", section="读书")
    printed(paper, headline="十版", section="要闻", page="10")
    printed(paper, headline="二版", section="要闻", page="2")
    printed(paper, headline="前", section="要闻", day=date(2024, 5, 1))
    printed(paper, headline="无", section="")
    expected = [("要闻", ["前", "二版", "十版"]), ("读书", ["七"]), ("", ["无"])]
    assert parts(paper, reader) == expected


def test_authors_come_by_the_sound_of_their_names(paper, reader):
    for name in ("赵", "李", "安"):
        printed(paper, headline=f"{name}写", credits=[{"role": "author", "name": name}])
    printed(paper, headline="无名")
    assert [name for name, _ in parts(paper, reader, IndexedBy.AUTHOR)] == ["安", "李", "赵", ""]


def test_a_story_of_two_authors_stands_with_both_and_is_one(paper, reader):
    printed(paper, credits=[{"role": "author", "name": "李"}, {"role": "photographer", "name": "赵"}])
    index = annual_index(paper, 2024, IndexedBy.AUTHOR, reader)
    assert (len(index.parts), index.number) == (2, 1)


@pytest.mark.parametrize("fields", [{"day": date(2023, 12, 31)}, {"status": "excluded", "reason": "advertisement"}])
def test_other_years_and_what_is_not_for_the_archive_are_left_out(paper, reader, fields):
    printed(paper, **fields)
    assert parts(paper, reader) == []


def test_number_day_and_page_are_those_of_the_print(paper, reader):
    printed(paper, page="3")
    (story,) = annual_index(paper, 2024, IndexedBy.SECTION, reader).parts[0].stories
    assert (story.number, story.day, story.page) == ("6", date(2024, 6, 17), "3")


def test_an_untitled_brief_has_its_working_title(paper, reader):
    printed(paper, headline="", body="## 工会送清凉\n正文")
    assert parts(paper, reader) == [("", ["[工会送清凉]"])]


def test_internal_stories_are_in_it_for_those_who_may_read_them(paper, reader):
    printed(paper, visibility="internal")
    assert parts(paper, reader)
    assert not parts(paper, factories.user())


def test_its_years_are_those_of_the_issues_the_latest_first(paper, reader):
    for year in (2022, 2024):
        printed(paper, day=date(year, 1, 1))
    assert years_of(paper, reader) == [2024, 2022]
