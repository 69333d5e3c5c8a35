"""Two imports at once, which PostgreSQL lets write side by side."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db import connections

from articles.importing.batches import BatchWriter
from articles.importing.incoming import IncomingFile
from articles.models import Action, Change, ImportRun, Issue, Source
from articles.parse_context import dictionary
from articles.pipeline import SourceOptions
from articles.records import issues
from tests import factories

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

DAY = date(2024, 6, 7)


def page(number: int, options: SourceOptions) -> IncomingFile:
    text = f"第{number}个驿站开门\n\n今天上午，第{number}个驿站开门了，职工很高兴。\n"
    return factories.parsed_file(text.encode(), f"{number}.txt", options)


def outcomes(batch: list[IncomingFile]) -> list[str]:
    try:
        return [line.outcome.value for line in BatchWriter(ImportRun.objects.create(), by=None).write(batch)]
    finally:
        connections.close_all()


def at_once(one: list[IncomingFile], other: list[IncomingFile]) -> list[str]:
    with ThreadPoolExecutor() as pool:
        return [outcome for report in pool.map(outcomes, (one, other)) for outcome in report]


def side_by_side(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function; who leaves it first waits a second for the other import to leave it too."""
    both = Barrier(2)

    def called(*args: Any, **kwargs: Any) -> Any:
        result = function(*args, **kwargs)
        with suppress(BrokenBarrierError):
            both.wait(timeout=1)
        return result

    return called


def test_of_the_same_files_in_opposite_orders_take_each_once():
    dictionary().cut("职工")
    files = [page(number, SourceOptions(f"媒体{number}", str(number))) for number in range(16)]
    assert sorted(at_once(files, files[::-1])) == ["imported"] * 16 + ["unchanged"] * 16
    assert Source.objects.count() == 16


@pytest.mark.parametrize("is_known", [True, False], ids=["known", "new"])
def test_of_two_pages_make_one_issue_where_one_prints_no_number(monkeypatch, is_known):
    if is_known:
        factories.publication("丰都工人")
    pages = [page(1, SourceOptions("丰都工人", "12", DAY)), page(2, SourceOptions("丰都工人", published_on=DAY))]
    monkeypatch.setattr(issues, "known_issue", side_by_side(issues.known_issue))
    assert at_once(pages[:1], pages[1:]) == ["imported", "imported"]
    assert [issue.number for issue in Issue.objects.all()] == ["12"]


def test_of_two_publications_in_opposite_orders_do_not_stop_each_other(monkeypatch):
    names = [factories.publication(name).name for name in ("丰都工人", "江北工人")]
    one = [page(n, SourceOptions(name, "1")) for n, name in enumerate(names, 1)]
    other = [page(n, SourceOptions(name, "2")) for n, name in enumerate(reversed(names), 3)]
    monkeypatch.setattr(issues, "publication_named", side_by_side(issues.publication_named))
    assert at_once(one, other) == ["imported"] * 4
    assert Change.objects.filter(action=Action.IMPORT).count() == 2
