"""The desk is Chinese throughout: every word of the code is in the catalogue, translated."""

from __future__ import annotations

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


@pytest.mark.gettext
def test_catalogue_has_every_word_of_the_code_and_no_other(tmp_path: Path):
    for name in ("accounts", "articles", "newsroom", "templates", "locale"):
        shutil.copytree(settings.BASE_DIR / name, tmp_path / name)
    for name in ("manage.py", "run.py"):
        shutil.copy(settings.BASE_DIR / name, tmp_path)
    command = [sys.executable, "manage.py", *COLLECT_MESSAGES, "--settings=newsroom.settings"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert words(tmp_path) == words(settings.BASE_DIR)
