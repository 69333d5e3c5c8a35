from __future__ import annotations

import logging

import pytest

from newsroom.request_ids import RequestIds, marked


def id_of_a_line() -> str:
    record = logging.LogRecord("x", logging.INFO, "", 0, "", (), None)
    RequestIds().filter(record)
    return record.request_id


def test_each_answer_has_an_id_of_its_own(client, db):
    first, second = (client.get("/health/").headers["X-Request-ID"] for _ in range(2))
    assert first != second


def test_the_id_of_a_proxy_is_kept(client, db):
    assert client.get("/health/", headers={"X-Request-ID": "abc-123"}).headers["X-Request-ID"] == "abc-123"


@pytest.mark.parametrize("nonsense", ["a b", "x" * 65, "a\tb", "甲"])
def test_nonsense_is_not_repeated(client, db, nonsense):
    given = client.get("/health/", headers={"X-Request-ID": nonsense}).headers["X-Request-ID"]
    assert given != nonsense


def test_lines_of_the_log_have_the_id_of_what_they_belong_to():
    with marked("job 7"):
        assert id_of_a_line() == "job 7"
    assert id_of_a_line() == "-"
