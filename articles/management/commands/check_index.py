from __future__ import annotations

import sys
from collections.abc import Collection
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.management.arguments import at_least_one
from articles.management.progress import show_progress
from articles.models import IndexNote, Story, bulk
from articles.search.checking import (
    deleted_stories,
    differing_unnoted,
    repair_index,
    superfluous_tokens,
    tokens_expected,
)
from articles.search.index import index_status


class Command(BaseCommand):
    help = _("Compare the search index with the stories, and list the stories that differ.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sample", type=at_least_one, metavar="N", help=_("only N stories, drawn at random"))
        parser.add_argument("--repair", action="store_true", help=_("index anew what differs"))

    def handle(self, *, sample: int | None, repair: bool, **_options: Any) -> None:
        if not index_status().is_whole:
            raise CommandError(_("The index is not complete: run rebuild_index."))
        stories = Story.objects.order_by("?" if sample else "pk").values_list("pk", flat=True)[:sample]
        total = stories.count()
        done = differing = tokens = 0
        for ids in bulk.in_batches(stories.iterator()):
            differing += self.report(differing_unnoted(ids), repair=repair)
            tokens += 0 if sample else tokens_expected(ids)
            done += len(ids)
            show_progress(self.stderr, done, max(done, total))
        if not sample:
            differing += self.report(deleted_stories(), repair=repair)
            differing += self.report_tokens(0 if differing else superfluous_tokens(tokens), repair=repair)
        self.stdout.write(
            _("Stories compared: %(done)d; differing: %(differing)d; written since, and not yet indexed: %(noted)d.")
            % {"done": done, "differing": differing, "noted": IndexNote.objects.values("story_id").distinct().count()}
        )
        if differing and not repair:
            sys.exit(1)

    def report(self, stories: Collection[int], *, repair: bool) -> int:
        for story in sorted(stories):
            self.stdout.write(_("#%d: the index differs from the story.") % story)
        if repair:
            repair_index(stories)
        return len(stories)

    def report_tokens(self, number: int, *, repair: bool) -> int:
        """Nobody knows which entries superfluous tokens belong to: only a new index is without them."""
        if number:
            self.stdout.write(_("Tokens of the index that no story has: %d.") % number)
        if number and repair:
            call_command("rebuild_index", anew=True, stdout=self.stdout, stderr=self.stderr)
        return int(number > 0)
