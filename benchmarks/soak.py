"""The soak: for ten minutes people read, edit and import, on the server and the worker that `make run` starts.

Nothing may fail, what was saved has to be there, and the memory of all processes and the WAL of SQLite stay bounded.
"""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import NamedTuple
from urllib.parse import urlencode

import lxml.html
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils.encoding import iri_to_uri

from accounts.roles import create_roles, follow_role
from articles.models import Job, Story

from .corpus import ensure_corpus, mark_worn
from .press import pages
from .report import ms, section
from .search import database_name, queries
from .serving import free_port, served, session_cookie, wait_until, working

READER, EDITOR = "资料员", "主编"
ROLES = (READER,) * 20 + (EDITOR,) * 5
"""Of the people: those who read, and those who edit and import, too."""

MINUTES, FULL_SIZE = 10.0, 20_000
PROCESSES = 2
THINKING = 1.0, 5.0
"""Seconds between two pages of a person: the fewest and the most."""
EDITING, IMPORTING = 0.3, 0.05
"""How often who edits does so, for each page that is only opened."""
PARTS = 10
"""Lines of the table, each a part of the time."""
WORDS, STORIES = 300, 1000
"""That people look for, and that they open."""
PATIENCE = 300.0
"""Seconds in which what waits at the end has to be imported."""

CSRF = "c" * 32
LIST, STORY, IMPORT = "admin:articles_story_changelist", "admin:articles_story_change", "admin:articles_importrun_add"
FILTERS = ("", "?status=pending", "?status=checked", "?selection=selected", "?genre=消息")

Fields = Iterable[tuple[str, str]]
"""What a form sends."""


class Answer(NamedTuple):
    """`at` is when it had come, `seconds` are what it took; `failure` is empty where all was well."""

    at: float
    seconds: float
    failure: str


class Failed(Exception):
    """The server did not answer as it should."""


class Person:
    """A browser, and what is looked for and opened in it. `stories` are those of nobody else. `saved` are the headlines
    that the server acknowledged, by story."""

    def __init__(self, user: User, port: int, words: Sequence[str], stories: Sequence[int]) -> None:
        self.port = port
        self.is_editor = user.groups.filter(name=EDITOR).exists()
        self.headers = {
            "Cookie": f"{session_cookie(user)}; csrftoken={CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        self.chance = Random(user.username)
        self.press = pages(user.username)
        self.words, self.stories = words, stories
        self.answers: list[Answer] = []
        self.saved: dict[int, str] = {}
        self.imports = 0

    def work(self, end: float) -> None:
        """Open page after page, and think before each."""
        acts = {self.open_any: 1.0}
        if self.is_editor:
            acts |= {self.save_headline: EDITING, self.import_text: IMPORTING}
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, self.chance.uniform(*THINKING)))
            with suppress(Failed):
                self.chance.choices(list(acts), weights=acts.values())[0]()

    def open_any(self) -> None:
        addresses = (
            reverse(LIST) + self.chance.choice(FILTERS),
            f"{reverse('search')}?{urlencode({'q': self.chance.choice(self.words)})}",
            reverse(STORY, args=[self.chance.choice(self.stories)]),
        )
        self.open(self.chance.choice(addresses))

    def save_headline(self) -> None:
        story = self.chance.choice(self.stories)
        address, headline = reverse(STORY, args=[story]), f"职工之家建成{self.chance.randrange(10**6)}"
        form = lxml.html.fromstring(self.open(address)).get_element_by_id("story_form")
        kept = [(name, value) for name, value in form.form_values() if name != "headline"]
        self.send(address, [*kept, ("headline", headline), ("_save", "1")])
        self.saved[story] = headline

    def import_text(self) -> None:
        token = ("csrfmiddlewaretoken", CSRF)
        preview = self.send(reverse(IMPORT), [token, ("text", next(self.press).reading.text)])
        self.open(preview)
        progress = self.send(preview, [token, ("confirm", "1")])
        self.imports += 1
        self.open(progress)

    def open(self, address: str) -> str:
        page, _leads_to = self._ask("GET", address, "", 200)
        return page

    def send(self, address: str, fields: Fields) -> str:
        """Where the answer leads to: one that leads nowhere shows the form again, and what is wrong with it."""
        _page, leads_to = self._ask("POST", address, urlencode(list(fields)), 302)
        return leads_to

    def _ask(self, method: str, address: str, body: str, expected: int) -> tuple[str, str]:
        began, failure = time.monotonic(), ""
        server = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            server.request(method, iri_to_uri(address), body, self.headers)
            answer = server.getresponse()
            reply = answer.read().decode(), answer.headers.get("Location", "")
            failure = "" if answer.status == expected else str(answer.status)
        except (OSError, http.client.HTTPException) as error:
            failure = repr(error)
        finally:
            server.close()
        now = time.monotonic()
        self.answers.append(Answer(now, now - began, failure and f"{method} {address}: {failure}"))
        if failure:
            raise Failed
        return reply


@dataclass(frozen=True, slots=True)
class Part:
    """What was seen while a part of the time went by. `memory` and `wal`, the most there was, are megabytes."""

    end: float
    memory: float
    wal: float
    waiting: int


def main(size: int, minutes: float | None = None) -> None:
    ensure_corpus(size)
    mark_worn()
    call_command("collectstatic", interactive=False, verbosity=0)
    seconds = 60 * (minutes or MINUTES * min(size, FULL_SIZE) / FULL_SIZE)
    port = free_port()
    with served(port, PROCESSES) as server, working() as worker:
        people = make_people(port)
        begin = time.monotonic()
        with ThreadPoolExecutor(len(people)) as desks:
            days = [desks.submit(person.work, begin + seconds) for person in people]
            parts = list(watch(begin, seconds, [server.pid, worker.pid]))
        for day in days:
            day.result()
        wait_until(lambda: not Job.objects.unfinished().exists(), PATIENCE)
    report_parts(begin, parts, sorted(chain.from_iterable(person.answers for person in people)))
    report_outcome(people)


def make_people(port: int) -> list[Person]:
    create_roles()
    words, people = queries(WORDS), []
    for n, role in enumerate(ROLES):
        user, _made = User.objects.get_or_create(username=f"person{n}")
        group = Group.objects.get(name=role)
        user.groups.set([group])
        follow_role(user, [group])
        user.save()
        stories = Story.objects.live().visible_to(user).order_by("-pk").values_list("pk", flat=True)[:STORIES]
        people.append(Person(user, port, words, stories[n :: len(ROLES)]))
    return people


def watch(begin: float, seconds: float, processes: Sequence[int]) -> Iterator[Part]:
    for n in range(PARTS):
        end, wal = begin + seconds * (n + 1) / PARTS, 0.0
        while (left := end - time.monotonic()) > 0:
            wal = max(wal, wal_megabytes())
            time.sleep(min(left, 1.0))
        yield Part(end, sum(map(memory_megabytes, processes)), wal, Job.objects.unfinished().count())


def wal_megabytes() -> float:
    """Of SQLite; 0 on PostgreSQL, which keeps its own within bounds."""
    wal = Path(f"{connection.settings_dict['NAME']}-wal")
    return wal.stat().st_size / 2**20 if connection.vendor == "sqlite" and wal.exists() else 0.0


def memory_megabytes(process: int) -> float:
    """Of a process and its children; what several share is counted once. 0 where the system does not tell."""
    try:
        about = Path(f"/proc/{process}/smaps_rollup").read_text()
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return 0.0
    kilobytes = re.search(r"^Pss: +([0-9]+)", about, re.MULTILINE)[1]
    return int(kilobytes) / 1024 + sum(memory_megabytes(int(child)) for child in children)


def report_parts(begin: float, parts: Sequence[Part], answers: Sequence[Answer]) -> None:
    rows, before = [], begin
    for part in parts:
        seconds = [answer.seconds for answer in answers if before < answer.at <= part.end]
        p95 = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else max(seconds, default=0.0)
        rows.append(
            (
                f"{(part.end - begin) / 60:.1f}",
                f"{len(seconds) / (part.end - before):.1f}",
                ms(median(seconds or [0.0])),
                ms(p95),
                f"{part.memory:.0f}",
                f"{part.wal:.1f}",
                part.waiting,
            )
        )
        before = part.end
    note = (
        f"{len(ROLES)} people, {ROLES.count(EDITOR)} of whom edit and import, on {PROCESSES} processes and a worker; a "
        f"page every {THINKING[0]:.0f} to {THINKING[1]:.0f} s each. The people take CPU, too."
    )
    header = ("minutes", "pages/s", "median, ms", "p95, ms", "memory, MB", "WAL at most, MB", "jobs waiting")
    section(f"The soak on {database_name()}", note, header, rows)


def report_outcome(people: Sequence[Person]) -> None:
    saved = dict(chain.from_iterable(person.saved.items() for person in people))
    now = dict(Story.objects.filter(pk__in=saved).values_list("pk", "headline"))
    failures = [answer.failure for person in people for answer in person.answers if answer.failure]
    rows = [
        ("answers", sum(len(person.answers) for person in people)),
        ("failures", len(failures)),
        ("stories saved", len(saved)),
        ("otherwise than saved", sum(now.get(story) != headline for story, headline in saved.items())),
        ("texts imported", sum(person.imports for person in people)),
        ("imports that failed", Job.objects.exclude(state=Job.State.DONE).count()),
    ]
    section("What it left", "; ".join(failures[:5]), ("", ""), rows)
