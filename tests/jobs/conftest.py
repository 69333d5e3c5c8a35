from __future__ import annotations

import pytest

from articles.jobs.kinds import KINDS
from articles.models import ImportRun

from .counting import COUNT


@pytest.fixture
def run(db, jobs_wait, monkeypatch) -> ImportRun:
    """What jobs that count write to."""
    monkeypatch.setitem(KINDS, "count", COUNT)
    return ImportRun.objects.create()
