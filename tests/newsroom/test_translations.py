"""The desk is Chinese throughout: every word of the code is in the catalogue, translated."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

from run import COLLECT_MESSAGES

CATALOGUE = Path("locale/zh_Hans/LC_MESSAGES/django.po")


def words(root: Path) -> set[tuple[str | None, str]]:
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(root / CATALOGUE)) if not entry.obsolete}


def test_catalogue_is_complete():
    catalogue = polib.pofile(str(settings.BASE_DIR / CATALOGUE))
    assert not catalogue.untranslated_entries()
    assert not catalogue.fuzzy_entries()


def test_no_word_is_looked_up_within_a_formatted_string():
    """Where the gettext tools do not see it."""
    modules = [path for app in ("accounts", "articles", "newsroom") for path in (settings.BASE_DIR / app).rglob("*.py")]
    hidden = re.compile(r"""f(["']).*\{(?:_|n?gettext)\(.*\1""")
    assert [path.name for path in modules if hidden.search(path.read_text("utf-8"))] == []


@pytest.mark.gettext
def test_catalogue_has_every_word_of_the_code_and_no_other(tmp_path: Path):
    for name in ("accounts", "articles", "newsroom", "templates", "locale"):
        shutil.copytree(settings.BASE_DIR / name, tmp_path / name)
    for name in ("manage.py", "run.py"):
        shutil.copy(settings.BASE_DIR / name, tmp_path)
    command = [sys.executable, "manage.py", *COLLECT_MESSAGES, "--settings=newsroom.settings"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert words(tmp_path) == words(settings.BASE_DIR)
