from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

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
    assert "导读: " in text


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state folder of the processes: the first of them builds its dictionary."""
    return tmp_path_factory.mktemp("var")


def run(state: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own, where the database cannot even be opened."""
    nowhere = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "NEWSROOM_VAR": str(state), "PATH": ""}
    command = [sys.executable, "manage.py", "parse_issues", *args]
    return subprocess.run(command, cwd=ROOT, env={**nowhere, **environment}, capture_output=True, timeout=60)


def test_no_database_is_needed(state):
    done = run(state, "--format", "jsonl", str(SEEDS[0]))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["items"]


def test_json_lines_are_utf_8_whatever_the_locale(state):
    done = run(state, "--format", "jsonl", str(SEEDS[0]), PYTHONIOENCODING="gb18030")
    assert json.loads(done.stdout.decode("utf-8"))["source"]["name"] == SEEDS[0].name


def test_a_console_without_chinese_gets_what_it_can_show(state):
    done = run(state, str(SEEDS[0]), PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    assert b"utf-8" in done.stdout


def test_a_reader_that_has_seen_enough_ends_it_without_a_word(state):
    command = [sys.executable, "manage.py", "parse_issues", "--format", "jsonl", *map(str, SEEDS)]
    environment = {**os.environ, "NEWSROOM_VAR": str(state)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_and_not_waited_for(state, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    done = run(state, str(tmp_path / "pipe.txt"))
    assert done.returncode == 1
    assert "pipe.txt" in done.stderr.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_name_that_is_no_text_is_shown_by_escapes(state, tmp_path):
    path = os.fsencode(tmp_path) + b"/\xd0\xc2\xce\xc5.txt"
    Path(os.fsdecode(path)).write_bytes(SEEDS[0].read_bytes())
    done = run(state, "--format", "jsonl", os.fsdecode(path))
    assert json.loads(done.stdout)["source"]["name"] == r"\udcd0\udcc2\udcce\udcc5.txt"


@pytest.mark.parametrize("code", ["xyz", "50000", "999999"])
def test_a_home_that_is_no_place_is_refused(code):
    with pytest.raises(CommandError, match=f"{code}.*GB/T 2260"):
        call_command("parse_issues", str(SEEDS[0]), "--home", code)


def test_a_folder_has_a_line_for_each_file(capsys):
    assert len(parsed(capsys, str(ROOT / "seeds"))) == len(SEEDS)


def test_an_archive_has_a_line_for_each_file(capsys, tmp_path):
    archive = tmp_path / "seeds.zip"
    archive.write_bytes(zip_of({path.name: path.read_bytes() for path in SEEDS[:2]}))
    assert [line["source"]["name"] for line in parsed(capsys, str(archive))] == [path.name for path in SEEDS[:2]]


def test_a_damaged_archive_is_named(capsys, tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04rubbish")
    with pytest.raises(SystemExit):
        call_command("parse_issues", str(tmp_path / "a.zip"))
    assert "a.zip" in capsys.readouterr().err
