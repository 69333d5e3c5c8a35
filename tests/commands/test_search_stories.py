from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from articles import records
from articles.export.story_json import story_json
from articles.models import Action, Story, change
from tests import editing, factories

pytestmark = pytest.mark.django_db


def printed(capsys: pytest.CaptureFixture, query: str, *options: str) -> str:
    call_command("search_stories", query, *options)
    return capsys.readouterr().out


def errors(capsys: pytest.CaptureFixture, query: str, *options: str) -> str:
    call_command("search_stories", query, *options)
    return capsys.readouterr().err


def story_of(day: int, **fields: object) -> Story:
    paper = factories.publication()
    issue = factories.issue(publication=paper, number=str(day), published_on=date(2024, 6, day), date_basis="given")
    return factories.story(issue=issue, **fields)


def test_a_story_is_printed_with_its_place_in_print_and_a_snippet(capsys):
    story = story_of(17, headline="工会送清凉", body="清凉包\n送到班组。")
    text = printed(capsys, "班组")
    assert f"#{story.pk} 工会送清凉" in text
    assert "2024年6月17日" in text
    assert "清凉包 送到班组。" in text


def test_json_lines_hold_the_facts(capsys):
    story = story_of(17, headline="工会送清凉", body="清凉包送到班组。", section="要闻")
    record = json.loads(printed(capsys, "班组", "--format", "jsonl"))
    assert record == {
        **story_json(story),
        "found_in_print_only": False,
        "snippets": ["清凉包送到班组。"],
    }
    assert [record[key] for key in ("id", "headline", "section")] == [story.pk, "工会送清凉", "要闻"]
    assert record["publication"]["name"] == story.issue.publication.name
    assert [record["issue"][key] for key in ("number", "published_on")] == ["17", "2024-06-17"]


def test_a_story_without_an_issue_has_no_facts_of_it(capsys):
    factories.story()
    facts = json.loads(printed(capsys, "清凉", "--format", "jsonl"))
    assert (facts["publication"], facts["issue"]) == (None, None)


def test_a_hit_in_the_print_alone_says_so(capsys):
    story = factories.printed_story("误植的标题\n正文。\n")
    with change(Action.EDIT):
        records.edit(story.pk, {"headline": "改正的标题"})
    assert "仅见于原文" in printed(capsys, "误植")
    assert json.loads(printed(capsys, "误植", "--format", "jsonl"))["found_in_print_only"] is True


def test_the_newest_come_first_and_no_more_than_the_limit(capsys):
    for day in (1, 3, 2):
        story_of(day, headline=f"工会{day}")
    lines = printed(capsys, "工会", "--limit", "2", "--format", "jsonl").splitlines()
    assert [json.loads(line)["headline"] for line in lines] == ["工会3", "工会2"]


def test_that_there_are_more_is_told_beside_the_output(capsys):
    factories.stories(2)
    assert "还有" in errors(capsys, "清凉", "--limit", "1")
    assert errors(capsys, "清凉", "--limit", "2") == ""


def test_nothing_found_is_told_beside_the_output(capsys):
    assert "没有符合条件的内容" in errors(capsys, "没有的词")


def test_the_bin_is_not_searched(capsys):
    story = factories.story()
    editing.bin_stories([story], by=factories.user())
    assert printed(capsys, "清凉") == ""


@pytest.mark.parametrize(
    ("query", "words"),
    [('工会 "清', "查询第 4 个字：引号没有配对"), (" ", "空的"), ("标签:没有的", "没有“没有的”这个标签")],
)
def test_a_mistake_is_explained(query, words):
    with pytest.raises(CommandError, match=words):
        call_command("search_stories", query)


def test_a_limit_of_nothing_is_refused():
    with pytest.raises(CommandError):
        call_command("search_stories", "工会", "--limit", "0")


def test_searching_loads_no_dictionary():
    """The modules of searching, and of its page."""
    load = "import django; django.setup(); import articles.admin.searching.search_page, sys"
    run = [sys.executable, "-c", f"{load}; print({{'jieba', 'rjieba'}} & {{*sys.modules}})"]
    found = subprocess.run(run, cwd=settings.BASE_DIR, check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "set()"
