"""Pages a second by one process (waitress, and gunicorn) and by two (gunicorn), asked by several readers at once."""

from __future__ import annotations

import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from statistics import median

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from articles.models import Story

from .corpus import ensure_corpus
from .measuring import in_turns
from .report import ratio, section
from .search import database_name
from .serving import free_port, served, session_cookie

READERS, ROUNDS, FEWEST = 6, 7, 20_000
PAGES = 10
"""Pages that each reader opens in a round of a full corpus."""

SERVERS = {"waitress, 1 process": 1, "gunicorn, 1 process": -1, "gunicorn, 2 processes": 2}


def main(size: int) -> None:
    ensure_corpus(size)
    call_command("collectstatic", interactive=False, verbosity=0)
    reader, _made = User.objects.get_or_create(username="reader", is_staff=True, is_superuser=True)
    paths, cookie = pages(), session_cookie(reader)
    connection.close()
    number = max(1, PAGES * min(size, FEWEST) // FEWEST)
    with ExitStack() as stack:
        ways = {}
        for name, processes in SERVERS.items():
            port = free_port()
            stack.enter_context(served(port, processes))
            ways[name] = partial(read_pages, port, paths, cookie, number)
        for way in ways.values():
            way(0)
        measured = in_turns(ways, range(ROUNDS))
    speed = {name: READERS * number / times.median for name, times in measured.items()}
    one = speed["waitress, 1 process"]
    rows = [(name, f"{rate:.1f}", ratio(rate / one)) for name, rate in speed.items()]
    note = f"{READERS} readers open the list, a search and a story in turn, {ROUNDS} rounds; the reader takes CPU, too."
    section(f"Pages a second on {database_name()}", note, ("", "pages/s", "of one"), rows)


def pages() -> list[str]:
    story = Story.objects.order_by("-pk").values_list("pk", flat=True)[0]
    return [
        reverse("admin:articles_story_changelist"),
        reverse("search") + "?q=%E5%B7%A5%E4%BC%9A",
        reverse("admin:articles_story_change", args=(story,)),
    ]


def read_pages(port: int, paths: list[str], cookie: str, number: int, n: int) -> float:
    """Each reader opens so many pages. Returns the median of their seconds."""
    with ThreadPoolExecutor(READERS) as readers:
        work = partial(_read, port, paths, cookie, number)
        return median(seconds for taken in readers.map(work, range(READERS)) for seconds in taken)


def _read(port: int, paths: list[str], cookie: str, number: int, first: int) -> list[float]:
    taken = []
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    for n in range(first, first + number):
        began = time.perf_counter()
        server.request("GET", paths[n % len(paths)], headers={"Cookie": cookie})
        answer = server.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{paths[n % len(paths)]}: {answer.status}")
        taken.append(time.perf_counter() - began)
    server.close()
    return taken
