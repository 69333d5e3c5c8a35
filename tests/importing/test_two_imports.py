"""Two imports at once, which PostgreSQL lets write side by side."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from articles.importing.batches import Brought, Intake, bring
from articles.importing.files import File
from articles.models import ImportRun, Source
from articles.parse_context import light, words
from articles.pipeline import Options

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def brought(number: int) -> Brought:
    text = f"第{number}个驿站开门\n\n今天上午，第{number}个驿站开门了，职工很高兴。\n".encode()
    return bring(
        File(f"{number}.txt", lambda: text, f"{number}.txt"), Options(f"媒体{number}", str(number)), light().read
    )


def outcomes(some: list[Brought]) -> list[str]:
    try:
        return [line.outcome.value for line in Intake(ImportRun.objects.create(), by=None).record(some)]
    finally:
        connections.close_all()


def test_of_the_same_files_in_opposite_orders_take_each_once():
    words().cut("职工")
    files = [brought(number) for number in range(16)]
    with ThreadPoolExecutor() as pool:
        one, other = pool.map(outcomes, (files, files[::-1]))
    assert sorted(one + other) == ["imported"] * 16 + ["unchanged"] * 16
    assert Source.objects.count() == 16
