"""Pages and acts of the desk: seconds of CPU and queries of each, as the server spends them for one request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.importing.imports import import_paths
from articles.models import Block, Place, Source, Story
from articles.parsing.values import Role
from articles.pipeline import SourceOptions

from .corpus import ensure_corpus
from .lists import STORAGES
from .measuring import rounds
from .report import ms, section
from .search import database_name

SEED = Path(settings.BASE_DIR) / "seeds" / "004_f58d89847fa1508d.txt"
ROUNDS = 15
"""How often each page is opened: the median counts."""

LIST, STORY, PROOFING = (
    "admin:articles_story_changelist",
    "admin:articles_story_change",
    "admin:articles_source_proofing",
)
FROM_LIST = "?_changelist_filters=status%3Dpending"
SCRIPT = "application/json"
"""What the script of a page accepts."""

TURNS = {Role.BODY: Role.CROSSHEAD, Role.CROSSHEAD: Role.BODY}
"""The role that a paragraph gets, turn by turn."""


Fields = dict[str, Any]
"""What a form sends."""


@dataclass(frozen=True, slots=True)
class Page:
    """A request, which takes what is prepared for it, and what it may take: milliseconds of CPU and queries."""

    name: str
    request: Callable[[Fields], HttpResponse]
    most_ms: int | None = None
    most_queries: int | None = None
    prepare: Callable[[], Fields] = dict


def main(size: int) -> None:
    ensure_corpus(size)
    with override_settings(STORAGES=STORAGES), transaction.atomic():
        import_paths([SEED], SourceOptions())
        pages = Desk().pages()
        note = (
            f"{size:,} stories and the seed. CPU is the median of {ROUNDS} requests, with what the browser of the "
            "benchmark takes; queries are those of the last one."
        )
        section(
            f"The desk on {database_name()}",
            note,
            ["", "CPU, ms", "at most", "queries", "at most"],
            (_row(page, size) for page in pages),
        )
        transaction.set_rollback(True)


def _row(page: Page, size: int) -> list[object]:
    seconds = []
    for _ in rounds(ROUNDS, size):
        fields = page.prepare()
        with CaptureQueriesContext(connection) as captured:
            started = process_time()
            answer = page.request(fields)
            seconds.append(process_time() - started)
        assert answer.status_code in (200, 302), (page.name, answer.status_code)
    return [page.name, ms(median(seconds)), page.most_ms or "", len(captured), page.most_queries or ""]


class Desk:
    """A browser at the desk of the current database, whose latest source is the seed."""

    def __init__(self) -> None:
        self.browser = Client(headers={"host": "localhost"})
        self.browser.force_login(User.objects.get_or_create(username="reader", is_staff=True, is_superuser=True)[0])
        self.seed = Source.objects.latest("pk")
        self.story = Story.objects.live().exclude(source=self.seed).exclude(source=None).latest("pk")

    def pages(self) -> list[Page]:
        of_issue, story, place = f"?issue={self.seed.issue_id}", self.story.pk, Place.objects.latest("pk").pk
        return [
            Page("list, 50 lines", self.opening(LIST), 60, 12),
            Page("list of one status", self.opening(LIST, query="?status=pending"), 60, 12),
            Page("list of one issue", self.opening(LIST, query=of_issue), 60, 12),
            Page("story", self.opening(STORY, story), 80, 22),
            Page("story, opened from a list", self.opening(STORY, story, query=FROM_LIST), 80, 22),
            Page("a story saved", self.save, 200, prepare=self.fields_to_save),
            Page("proofing of seed 004", self.opening(PROOFING, self.seed.pk), 80),
            Page("proofing: an act", self.act, 150, prepare=self.act_to_send),
            Page("first page of the desk", self.opening("admin:index")),
            Page("grid of an issue", self.opening("admin:articles_story_grid", query=of_issue)),
            Page("journal", self.opening("admin:articles_change_changelist")),
            Page("search of a common word", self.opening("search", query="?q=工会"), 120, 20),
            Page("form of a place, to compare", self.opening("admin:articles_place_change", place)),
        ]

    def opening(self, name: str, *args: object, query: str = "") -> Callable[[Fields], HttpResponse]:
        address = reverse(name, args=args) + query
        return lambda _fields: self.browser.get(address)

    def fields_to_save(self) -> Fields:
        """The form as it stands, with another headline."""
        context = self.browser.get(reverse(STORY, args=[self.story.pk])).context_data
        sets = [inline.formset for inline in context["inline_admin_formsets"]]
        forms = [context["adminform"].form, *(form for each in sets for form in (each.management_form, *each.forms))]
        shown = {box.html_name: box.value() for form in forms for box in form}
        sent = {name: value for name, value in shown.items() if value not in (None, False)}
        return {**sent, "headline": f"{shown['headline']}。"}

    def save(self, fields: Fields) -> HttpResponse:
        return self.browser.post(reverse(STORY, args=[self.story.pk]), fields)

    def act_to_send(self) -> Fields:
        """Another role for a paragraph, and the parts that the script of the page has."""
        address = reverse(PROOFING, args=[self.seed.pk])
        page = self.browser.get(address, headers={"Accept": SCRIPT}).json()
        known = " ".join(state for parts in ("lines", "stories", "parts") for _key, state, _html in page[parts])
        block = Block.objects.filter(reading__source=self.seed, role__in=TURNS, story__isnull=False).earliest("start")
        sent = {"act": f"role {TURNS[block.role]}", "block": str(block.pk)}
        return {"path": address, "data": sent, "headers": {"Accept": SCRIPT, "Known": known}}

    def act(self, fields: Fields) -> HttpResponse:
        return self.browser.post(**fields)
