from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import PARTS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the corpus is that several parts ask, and the dictionary."""
    return tmp_path_factory.mktemp("benchmarks")


@pytest.mark.thorough
@pytest.mark.parametrize("part", PARTS)
def test_part_runs_on_a_small_corpus(part: str, folder: Path):
    database = folder / ("imports.sqlite3" if part == "imports" else "corpus.sqlite3")
    command = [sys.executable, "-m", "benchmarks", part, "50", str(database)]
    own = {"NEWSROOM_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **own}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert ("## " in done.stdout) == (part != "corpus")
