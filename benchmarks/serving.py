"""The server and the workers as processes of their own, and people who are logged in."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User

from articles.models import Worker
from run import server_command

PATIENCE = 60.0
"""Seconds that a process may take to begin."""


def session_cookie(user: User) -> str:
    """That of a browser in which the user is logged in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@contextmanager
def served(port: int, processes: int) -> Iterator[subprocess.Popen[bytes]]:
    """The server that `make run` starts; -1 is one process of gunicorn."""
    command = server_command("127.0.0.1", port, 2 if processes < 0 else processes)
    command = [word.replace("--workers=2", "--workers=1") if processes < 0 else word for word in command]
    with running("-m", *command) as server:
        wait_until(lambda: answers(port))
        yield server


@contextmanager
def working() -> Iterator[subprocess.Popen[bytes]]:
    """A worker that looks for jobs."""
    before = Worker.objects.count()
    with running("manage.py", "work") as worker:
        wait_until(lambda: Worker.objects.count() > before)
        yield worker


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Python on the current database."""
    environment = {**os.environ, "SECRET_KEY": settings.SECRET_KEY}
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([sys.executable, *command], env=environment, **silent)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def wait_until(is_so: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Raises TimeoutError where it is not so after as many seconds."""
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError("a process of the benchmark did not come so far")
        time.sleep(0.1)
