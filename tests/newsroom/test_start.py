"""What starts without the dictionary, the rules of the parser and the desk, and where the dictionary's cache lies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

COMMAND = """
import sys
from django.core.management import execute_from_command_line
try:
    execute_from_command_line(["manage.py", *sys.argv[1:]])
finally:
    print(WATCHED & set(sys.modules), file=sys.stderr)
"""

PAGE = """
import sys, django
django.setup()
from django.contrib.auth.models import User
from django.test import Client
desk = Client()
desk.force_login(User.objects.get_or_create(username="zhang", is_staff=True, is_superuser=True)[0])
assert desk.get(sys.argv[1]).status_code == 200
print(WATCHED & set(sys.modules), file=sys.stderr)
"""

DICTIONARIES = frozenset({"jieba", "rjieba"})
RULES = frozenset({"articles.parsing.rules"})
DESK = frozenset({"articles.admin"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, installed: Path) -> Path:
    """The state folder of an installation with an empty archive."""
    folder = shutil.copytree(installed, tmp_path_factory.mktemp("start") / "var")
    (folder / "tmp").mkdir()
    return folder


def run(script: str, folder: Path, *arguments: str, watched: frozenset[str] = DICTIONARIES) -> str:
    """The last thing it said: which of these modules it had loaded."""
    script = f"WATCHED = {watched!r}\n{script}"
    said = {"NEWSROOM_VAR": str(folder), "TMPDIR": str(folder / "tmp"), "DEBUG": "1", "DATABASE_URL": ""}
    environment = {**os.environ, **said, "DJANGO_SETTINGS_MODULE": "newsroom.settings", "ALLOWED_HOSTS": "testserver"}
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize("command", ["check", "migrate --check", "search_stories 工会", "reparse --help"])
def test_a_command_that_needs_no_words_loads_no_dictionary(folder: Path, command: str):
    assert run(COMMAND, folder, *command.split()) == "frozenset()"


@pytest.mark.parametrize("command", ["search_stories 工会", "export_stories --format csv --output {}"])
def test_a_command_that_reads_stories_loads_neither_rules_nor_desk(folder: Path, tmp_path: Path, command: str):
    arguments = command.format(tmp_path / "stories.csv").split()
    assert run(COMMAND, folder, *arguments, watched=RULES | DESK) == "frozenset()"


def test_an_import_loads_no_desk(folder: Path):
    seed = str(min(ROOT.glob("seeds/*.txt")))
    assert run(COMMAND, folder, "import_issues", seed, watched=DESK) == "frozenset()"


def test_checks_load_the_desk_that_they_check(folder: Path):
    assert run(COMMAND, folder, "check", "--tag", "admin", watched=DESK) == repr(DESK)


@pytest.mark.parametrize("page", ["/admin/", "/admin/articles/story/?q=工会"])
def test_a_page_that_needs_no_words_loads_no_dictionary(folder: Path, page: str):
    assert run(PAGE, folder, page) == "frozenset()"


def test_the_cache_of_the_dictionary_lies_in_the_state_folder(folder: Path):
    run(COMMAND, folder, "parse_issues", "--format", "text", *map(str, sorted(ROOT.glob("seeds/*.txt"))[:1]))
    assert [file.suffix for file in (folder / "jieba").iterdir()] == [".cache"]
    assert not list((folder / "tmp").iterdir())
