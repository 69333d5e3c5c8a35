"""An issue that comes again, corrected or in another form, is held back and told story by story."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from articles import records
from articles.importing.batches import Outcome, ReportLine
from articles.importing.imports import import_paths
from articles.importing.near_duplicates import MatchKind, NearDuplicate, StoryMatch, are_of_one_issue
from articles.importing.remarks import joined_remarks
from articles.models import Action, Source, Story, change
from articles.parsing.values import IssueFacts
from articles.pipeline import SourceOptions
from tests.reading.making import docx_of

from .issues import PrintedIssue, misread, printed_issue

pytestmark = pytest.mark.django_db

SEEDS = range(6)


def imported(path: Path, data: str | bytes, **how: object) -> ReportLine:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (line,) = import_paths([path], SourceOptions(), **how).lines
    return line


def matches(line: ReportLine) -> dict[str, int]:
    """How many stories of a file that was held back are what."""
    assert line.outcome == Outcome.HELD_BACK
    (remark,) = line.remarks
    return {kind: number for kind, number in remark.facts["matches"].items() if kind != "titles" and number}


def test_a_corrected_issue_is_held_back_with_its_changed_story(tmp_path):
    story = ("云溪市总工会送清凉", "本报讯（记者 李一鸣）6月17日，市总工会走访工地，慰问职工420名。")
    issue = PrintedIssue(("云溪工运", "2024年6月20日　星期四　第87期"), (story,)).text
    imported(tmp_path / "a.txt", issue)
    line = imported(tmp_path / "b.txt", issue.replace("420", "460"))
    assert line.outcome == Outcome.HELD_BACK
    assert (
        joined_remarks(line.remarks)
        == "与《云溪工运》第87期 2024年6月20日的 a.txt 近似：改动 1 篇（云溪市总工会送清凉）"
    )
    assert Story.objects.count() == 1


def test_it_is_imported_where_that_is_wanted_and_the_line_says_so(tmp_path):
    issue = printed_issue(1)
    imported(tmp_path / "a.txt", issue.text)
    line = imported(tmp_path / "b.txt", issue.text.replace("本报讯", "本报消息"), with_near_duplicates=True)
    assert line.outcome == Outcome.IMPORTED
    assert "近似" in joined_remarks(line.remarks)
    assert Source.objects.count() == 2


FORMS: dict[str, Callable[[PrintedIssue, int], tuple[str, str | bytes]]] = {
    "with misread characters": lambda issue, seed: ("scan.txt", misread(issue.text, seed, 0.04)),
    "with other line breaks": lambda issue, _: ("b.txt", issue.text.replace("\n", "\n\n")),
    "in another format": lambda issue, _: ("b.docx", docx_of(issue.lines)),
    "in another order": lambda issue, _: ("b.txt", issue.with_stories(issue.stories[::-1]).text),
    "with one story more": lambda issue, seed: (
        "b.txt",
        issue.with_stories((*issue.stories, *printed_issue(seed + 50, stories=1).stories)).text,
    ),
    "with one story less": lambda issue, _: ("b.txt", issue.with_stories(issue.stories[1:]).text),
    "with one story alone": lambda issue, _: ("b.txt", issue.with_stories(issue.stories[2:3]).text),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", SEEDS)
def test_an_issue_that_is_here_is_held_back(tmp_path, form, seed):
    issue = printed_issue(seed)
    imported(tmp_path / "a.txt", issue.text)
    name, data = FORMS[form](issue, seed)
    assert imported(tmp_path / name, data).outcome == Outcome.HELD_BACK


def test_each_story_is_told_as_what_it_is(tmp_path):
    issue = printed_issue(3)
    imported(tmp_path / "a.txt", issue.text)
    first, second, *rest = issue.stories
    added = printed_issue(60, stories=1).stories
    changed = (*second[:-1], second[-1].replace("。", "！"), "新添一段，补充说明有关情况，请以此为准。")
    again = issue.with_stories((first, changed, *rest[:-1], *added))
    assert matches(imported(tmp_path / "b.txt", again.text)) == {
        "same": 3,
        "changed": 1,
        "only_in_file": 1,
        "only_here": 1,
    }


def test_the_whole_issue_is_held_back_where_one_of_its_pages_is_here(tmp_path):
    issue = printed_issue(4)
    imported(tmp_path / "page1.txt", issue.on_page(1, 0, 2).text)
    assert matches(imported(tmp_path / "whole.docx", docx_of(issue.lines))) == {"same": 2, "only_in_file": 3}


def test_a_page_is_held_back_where_the_whole_issue_is_here_and_its_other_stories_are_not_told(tmp_path):
    issue = printed_issue(4)
    imported(tmp_path / "whole.docx", docx_of(issue.lines))
    assert matches(imported(tmp_path / "page1.txt", issue.on_page(1, 0, 2).text)) == {"same": 2}


@pytest.mark.parametrize("dry_run", [False, True])
def test_two_forms_in_one_import_are_told_too(tmp_path, dry_run):
    issue = printed_issue(5)
    (tmp_path / "a.txt").write_text(issue.text)
    (tmp_path / "b.docx").write_bytes(docx_of(issue.lines))
    report = import_paths([tmp_path], SourceOptions(), dry_run=dry_run)
    assert [line.outcome for line in report.lines] == [Outcome.IMPORTED, Outcome.HELD_BACK]


def test_what_was_held_back_holds_nothing_back(tmp_path):
    """Neither its copy, nor a third form, is told to be here as a file that is not."""
    issue = printed_issue(5)
    imported(tmp_path / "a.txt", issue.text)
    held_back = misread(issue.text, 1, 0.04)
    (tmp_path / "b.txt").write_text(held_back)
    (tmp_path / "c.txt").write_text(held_back)
    report = import_paths([tmp_path / "b.txt", tmp_path / "c.txt"], SourceOptions())
    assert [line.remarks[0].facts["sources"] for line in report.lines] == [["a.txt"], ["a.txt"]]


# No false alarm


@pytest.mark.parametrize("seed", SEEDS)
def test_two_issues_of_a_bulletin_are_two(tmp_path, seed):
    imported(tmp_path / "a.txt", printed_issue(seed).text)
    line = imported(tmp_path / "b.txt", printed_issue(seed + 100, 88, "2024年6月27日　星期四").text)
    assert (line.outcome, line.remarks) == (Outcome.IMPORTED, ())


@pytest.mark.parametrize("seed", SEEDS)
def test_two_pages_of_an_issue_are_two(tmp_path, seed):
    issue = printed_issue(seed, stories=10)
    imported(tmp_path / "a.txt", issue.on_page(1, 0, 5).text)
    assert imported(tmp_path / "b.txt", issue.on_page(2, 5, 10).text).outcome == Outcome.IMPORTED


@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_that_repeats_the_stories_that_go_on_there_is_a_page_of_its_own(tmp_path, seed):
    issue = printed_issue(seed, stories=8)
    imported(tmp_path / "a.txt", issue.on_page(1, 0, 4).text)
    assert imported(tmp_path / "b.txt", issue.on_page(4, 1, 8).text).outcome == Outcome.IMPORTED


def test_a_page_with_a_wrong_number_is_held_back(tmp_path):
    issue = printed_issue(3)
    imported(tmp_path / "a.txt", issue.on_page(1, 0, 5).text)
    assert imported(tmp_path / "b.txt", issue.on_page(2, 0, 5).text).outcome == Outcome.HELD_BACK


NOTICE = (
    "征订启事",
    "《云溪工运》全年定价60元，各县（区）总工会、直属基层工会请于本月底前将订数报市总工会办公室，逾期不再受理。",
)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_notice_on_two_pages_does_not_make_them_one(tmp_path, seed):
    issue = printed_issue(seed, stories=6)
    pages = [issue.with_stories((*stories, NOTICE)) for stories in (issue.stories[:3], issue.stories[3:])]
    imported(tmp_path / "a.txt", pages[0].text)
    assert imported(tmp_path / "b.txt", pages[1].text).outcome == Outcome.IMPORTED


def test_a_notice_that_is_repeated_week_by_week_is_imported_each_time(tmp_path):
    for number, day in ((87, "2024年6月20日"), (88, "2024年6月27日"), (89, "2024年7月4日")):
        notice = PrintedIssue(("云溪工运", f"{day}　第{number}期"), (NOTICE,))
        assert imported(tmp_path / f"{number}.txt", notice.text).outcome == Outcome.IMPORTED


def test_the_same_number_of_another_year_is_another_issue(tmp_path):
    for year in (2023, 2024):
        notice = PrintedIssue(("云溪工运", f"{year}年3月7日　第10期"), (NOTICE,))
        assert imported(tmp_path / f"{year}.txt", notice.text).outcome == Outcome.IMPORTED


@pytest.mark.parametrize(
    ("facts", "others", "are_one"),
    [
        (("工运", "87", date(2024, 6, 20)), ("工运", "87", date(2024, 6, 20)), True),
        (("工运", "87", date(2024, 6, 20)), ("工运", None, date(2024, 6, 20)), True),
        (("工运", "87", date(2024, 6, 20)), ("工运", "87", None), True),
        (("工运", "87", date(2024, 6, 20)), ("工运", "87", date(2024, 6, 21)), True),
        (("工运", "87", date(2024, 6, 20)), ("工运", "87", date(2023, 6, 20)), False),
        (("工运", "87", date(2024, 6, 20)), ("工运", "88", date(2024, 6, 27)), False),
        (("工运", "87", None), ("工会", "87", None), False),
        ((None, "87", None), (None, "87", None), False),
        ((None, None, date(2024, 6, 20)), (None, None, date(2024, 6, 20)), True),
        ((None, None, None), (None, None, None), False),
    ],
)
def test_which_files_may_be_of_one_issue(facts, others, are_one):
    made = [IssueFacts(name, number, published_on=day) for name, number, day in (facts, others)]
    assert are_of_one_issue(*made) is are_one


@pytest.mark.parametrize(
    ("facts", "others"),
    [
        (("工运", "87", date(2024, 6, 20)), ("工运", "87", date(2024, 6, 21))),
        (("工运", "87", date(2024, 6, 20)), ("工运", None, date(2024, 6, 20))),
        (("工运", "87", date(2024, 6, 20)), ("工运", "87", None)),
        (("工运", "87", None), ("工运", "87", date(2024, 6, 20))),
        ((None, None, date(2024, 6, 20)), (None, None, date(2024, 6, 20))),
    ],
)
def test_the_database_finds_the_issues_of_one_day_or_number(tmp_path, facts, others):
    text = "\n".join("\n".join(story) for story in printed_issue(2).stories)
    for name, body, said in (("a.txt", text, facts), ("b.txt", text + "\n新添一行。", others)):
        (tmp_path / name).write_text(body)
        publication, number, day = said
        (line,) = import_paths([tmp_path / name], SourceOptions(publication, number, day)).lines
    assert line.outcome == Outcome.HELD_BACK


def test_a_file_without_stories_repeats_nothing(tmp_path):
    issue = printed_issue(1)
    imported(tmp_path / "a.txt", issue.text)
    line = imported(tmp_path / "b.txt", "\n".join(issue.masthead) + "\n编辑：张三\n")
    assert (line.outcome, line.stories) == (Outcome.IMPORTED, 0)


# The bin


def to_the_bin() -> None:
    with change(Action.BIN):
        records.move_to_bin(list(Story.objects.all()))


def test_stories_in_the_bin_are_told_of_a_file_that_is_here(tmp_path):
    issue = printed_issue(1, stories=2).text
    imported(tmp_path / "a.txt", issue)
    to_the_bin()
    line = imported(tmp_path / "a.txt", issue)
    assert line.outcome == Outcome.UNCHANGED
    assert (
        joined_remarks(line.remarks) == "2 篇稿件中有 2 篇在回收站：在稿件列表中筛选“在回收站”，再“移出回收站”即可取回"
    )


def test_stories_in_the_bin_are_told_of_a_file_that_is_nearly_here(tmp_path):
    issue = printed_issue(1, stories=2).text
    imported(tmp_path / "a.txt", issue)
    to_the_bin()
    assert matches(imported(tmp_path / "b.txt", issue.replace("\n", "\n\n"))) == {"same": 2, "binned": 2}


def test_a_file_whose_import_was_taken_back_can_come_again_in_another_form(tmp_path):
    issue = printed_issue(1, stories=2).text
    imported(tmp_path / "a.txt", issue)
    Source.objects.update(binned_at="2024-06-21T00:00:00Z")
    assert imported(tmp_path / "b.txt", issue.replace("\n", "\n\n")).outcome == Outcome.IMPORTED


def test_a_near_duplicate_is_the_same_after_it_was_kept_as_json():
    match = StoryMatch(MatchKind.CHANGED, "送清凉", 7, False, 0.95, "送清凉\n正文")
    near = NearDuplicate(("a.txt",), "工运", "87", date(2024, 6, 20), (match,))
    assert NearDuplicate.from_json(near.as_json()) == near
    assert NearDuplicate.from_json(near.as_json()).remark == near.remark
