"""Pages a second by one process (waitress, and gunicorn) and by two (gunicorn), asked by several readers at once."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import import_module
from statistics import median

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from articles.models import Story
from run import server_command

from .corpus import ensure_corpus
from .measuring import in_turns
from .report import ratio, section

READERS, ROUNDS, FEWEST = 6, 7, 20_000
PAGES = 10
"""Pages that each reader opens in a round of a full corpus."""

SERVERS = {"waitress, 1 process": 1, "gunicorn, 1 process": -1, "gunicorn, 2 processes": 2}


def main(size: int) -> None:
    ensure_corpus(size)
    call_command("collectstatic", interactive=False, verbosity=0)
    paths, cookie = pages(), session_cookie()
    connection.close()
    number = max(1, PAGES * min(size, FEWEST) // FEWEST)
    with ExitStack() as stack:
        ports = {name: stack.enter_context(served(processes)) for name, processes in SERVERS.items()}
        ways = {name: partial(read_pages, port, paths, cookie, number) for name, port in ports.items()}
        for way in ways.values():
            way(0)
        measured = in_turns(ways, range(ROUNDS))
    speed = {name: READERS * number / times.median for name, times in measured.items()}
    one = speed["waitress, 1 process"]
    rows = [(name, f"{rate:.1f}", ratio(rate / one)) for name, rate in speed.items()]
    note = f"{READERS} readers open the list, a search and a story in turn, {ROUNDS} rounds; the reader takes CPU, too."
    section("Pages a second", note, ("", "pages/s", "of one"), rows)


def pages() -> list[str]:
    story = Story.objects.order_by("-pk").values_list("pk", flat=True)[0]
    return [
        reverse("admin:articles_story_changelist"),
        reverse("search") + "?q=%E5%B7%A5%E4%BC%9A",
        reverse("admin:articles_story_change", args=(story,)),
    ]


def session_cookie() -> str:
    """Of somebody who is logged in."""
    user, _made = User.objects.get_or_create(username="reader", is_staff=True, is_superuser=True)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


@contextmanager
def served(processes: int) -> Iterator[int]:
    """A server on a port of its own; -1 is one process of gunicorn."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = server_command("127.0.0.1", port, 2 if processes < 0 else processes)
    command = [word.replace("--workers=2", "--workers=1") if processes < 0 else word for word in command]
    environment = {**os.environ, "SECRET_KEY": settings.SECRET_KEY}
    server = subprocess.Popen(
        [sys.executable, "-m", *command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no server on port {port}")


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
