from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.reading.making import zip_of

ROOT = Path(__file__).resolve().parent.parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

ITEM_KEYS = {
    *("kind", "genre", "section", "kicker", "headline", "subhead", "byline", "dateline", "standfirst", "incomplete"),
    *("reporters", "correspondents", "photographers", "crossheads", "paragraphs", "captions", "warnings"),
    *("continued_from", "continued_on", "places", "organisations", "people", "dates", "figures", "topics"),
}


def parsed(capsys: pytest.CaptureFixture, *args: str) -> list[dict]:
    call_command("parse_issues", "--format", "jsonl", *args)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_source_is_a_line(capsys):
    assert [line["source"]["name"] for line in parsed(capsys, *map(str, SEEDS))] == [path.name for path in SEEDS]


def test_every_key_of_the_contract_is_there(capsys):
    (line,) = parsed(capsys, str(SEEDS[0]))
    assert set(line) == {"source", "issue", "items", "blocks"}
    assert set(line["source"]) == {"name", "sha256", "encoding", "characters"}
    assert set(line["items"][0]) == ITEM_KEYS
    assert set(line["blocks"][0]) == {"start", "end", "role", "item"}


def test_what_is_given_comes_before_what_is_printed(capsys):
    (line,) = parsed(capsys, str(SEEDS[2]), "--publication", "工人周报", "--date", "2020-02-02", "--number", "7")
    issue = line["issue"]
    assert (issue["publication"], issue["published_on"], issue["number"], issue["date_basis"]) == (
        "工人周报",
        "2020-02-02",
        "7",
        "given",
    )


def test_a_file_that_fails_is_named_and_the_others_are_printed(capsys, tmp_path):
    with pytest.raises(SystemExit) as ended:
        call_command("parse_issues", "--format", "jsonl", str(tmp_path / "gone.txt"), str(SEEDS[0]))
    captured = capsys.readouterr()
    assert ended.value.code == 1
    assert "gone.txt" in captured.err
    assert len(captured.out.splitlines()) == 1


def test_a_person_reads_each_story_and_what_was_left_over(capsys):
    call_command("parse_issues", str(SEEDS[2]))
    text = capsys.readouterr().out
    assert "饿了么(厦门)联合工会成立" in text
    assert "highlight" in text


def test_no_database_is_needed(tmp_path):
    """The command runs where the database cannot even be opened."""
    environment = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "NEWSROOM_VAR": str(tmp_path), "PATH": ""}
    command = [sys.executable, "manage.py", "parse_issues", "--format", "jsonl", str(SEEDS[0])]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["items"]


def test_an_archive_has_a_line_for_each_file(capsys, tmp_path):
    archive = tmp_path / "seeds.zip"
    archive.write_bytes(zip_of({path.name: path.read_bytes() for path in SEEDS[:2]}))
    assert [line["source"]["name"] for line in parsed(capsys, str(archive))] == [path.name for path in SEEDS[:2]]


def test_a_damaged_archive_is_named(capsys, tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04rubbish")
    with pytest.raises(SystemExit):
        call_command("parse_issues", str(tmp_path / "a.zip"))
    assert "a.zip" in capsys.readouterr().err
