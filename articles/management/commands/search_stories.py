from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.export.story_json import dump_json, for_json, story_json
from articles.management.arguments import read_query
from articles.models import Story
from articles.search import filter_by_expression, newest_first
from articles.search.hits import Pieces, SearchHit, search_hits
from articles.search.literal import literal_hints


def plain_text(pieces: Pieces) -> str:
    return " ".join("".join(text for text, _is_hit in pieces).split())


def hit_text(hit: SearchHit) -> str:
    """The headline, where it is printed, and the snippets below it."""
    flag = " [" + _("found in the text as printed") + "]" if hit.is_in_print_only else ""
    lines = [f"#{hit.story.pk} {plain_text(hit.headline)}{flag}", hit.story.source_line]
    return "\n    ".join([*filter(None, lines), *(plain_text(snippet.pieces) for snippet in hit.snippets)]) + "\n"


def hit_json(hit: SearchHit) -> str:
    return dump_json(
        {
            **story_json(hit.story),
            "found_in_print_only": hit.is_in_print_only,
            "snippets": [plain_text(snippet.pieces) for snippet in hit.snippets],
        }
    )


FORMATS: dict[str, Callable[[SearchHit], str]] = {"text": hit_text, "jsonl": hit_json}


class Command(BaseCommand):
    help = _("Find stories by the language of the search page and print them, the newest first.")
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", metavar="QUERY")
        parser.add_argument(
            "--format", choices=FORMATS, default="text", help=_("text for a person, jsonl for programs")
        )
        parser.add_argument("--limit", type=int, default=20, metavar="N", help=_("print N stories at most"))

    def handle(self, *, query: str, format: str, limit: int, **options: Any) -> None:
        if limit < 1:
            raise CommandError(_("--limit is 1 or more."))
        if format == "jsonl":
            sys.stdout.reconfigure(encoding="utf-8")  # for programs, whatever the locale
        asked = read_query(query)
        found = filter_by_expression(for_json(Story.objects.live(), Story.objects.all()), asked.expression)
        stories = list(newest_first(found)[: limit + 1])
        for hit in search_hits(stories[:limit], asked.words):
            self.stdout.write(FORMATS[format](hit))
        if not stories:
            self.stderr.write("\n".join([_("Nothing here answers this search."), *literal_hints(asked.tree)]))
        if len(stories) > limit:
            self.stderr.write(_("There are more; --limit prints them."))
