from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import PARTS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("part", PARTS)
def test_part_runs_on_a_small_corpus(part: str, tmp_path: Path):
    command = [sys.executable, "-m", "benchmarks", part, "50", str(tmp_path / "corpus.sqlite3")]
    own = {"NEWSROOM_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **own}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert ("## " in done.stdout) == (part != "corpus")
