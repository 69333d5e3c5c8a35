from __future__ import annotations

from django.db import OperationalError

from articles.jobs.running import WorkerProcess


def test_all_is_well_where_the_database_answers(client, db, settings):
    settings.JOBS = "database"
    assert client.get("/health/").json() == {"database": "ok", "worker": "missing"}
    WorkerProcess()
    assert client.get("/health/").json() == {"database": "ok", "worker": "ok"}


def test_a_database_that_does_not_answer_is_told(client, db, monkeypatch):
    def fail() -> bool:
        raise OperationalError

    monkeypatch.setattr("newsroom.views.nobody_works", fail)
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")


def test_it_only_tells(client, db):
    assert client.post("/health/").status_code == 405
