"""What starts without the dictionary, and where the dictionary's cache lies."""

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
    print({"jieba", "rjieba"} & set(sys.modules), file=sys.stderr)
"""

PAGE = """
import sys, django
django.setup()
from django.contrib.auth.models import User
from django.test import Client
desk = Client()
desk.force_login(User.objects.get_or_create(username="zhang", is_staff=True, is_superuser=True)[0])
assert desk.get(sys.argv[1]).status_code == 200
print({"jieba", "rjieba"} & set(sys.modules), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, installed: Path) -> Path:
    """The state folder of an installation with an empty archive."""
    folder = shutil.copytree(installed, tmp_path_factory.mktemp("start") / "var")
    (folder / "tmp").mkdir()
    return folder


def run(script: str, folder: Path, *arguments: str) -> str:
    """The last thing it said: which segmenters it had loaded."""
    said = {"NEWSROOM_VAR": str(folder), "TMPDIR": str(folder / "tmp"), "DEBUG": "1", "DATABASE_URL": ""}
    environment = {**os.environ, **said, "DJANGO_SETTINGS_MODULE": "newsroom.settings", "ALLOWED_HOSTS": "testserver"}
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize("command", ["check", "migrate --check", "search_stories 工会", "reparse --help"])
def test_a_command_that_needs_no_words_loads_no_dictionary(folder: Path, command: str):
    assert run(COMMAND, folder, *command.split()) == "set()"


@pytest.mark.parametrize("page", ["/admin/", "/admin/articles/story/?q=工会"])
def test_a_page_that_needs_no_words_loads_no_dictionary(folder: Path, page: str):
    assert run(PAGE, folder, page) == "set()"


def test_the_cache_of_the_dictionary_lies_in_the_state_folder(folder: Path):
    run(COMMAND, folder, "parse_issues", "--format", "text", *map(str, sorted(ROOT.glob("seeds/*.txt"))[:1]))
    assert [file.suffix for file in (folder / "jieba").iterdir()] == [".cache"]
    assert not list((folder / "tmp").iterdir())
