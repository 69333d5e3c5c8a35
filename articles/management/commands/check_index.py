from __future__ import annotations

import sys
from collections.abc import Collection
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.management.arguments import at_least_one
from articles.management.progress import show_progress
from articles.models import IndexNote, Story
from articles.search.checking import marks_of, mend, orphans, surplus, wrong
from articles.search.portions import portions
from articles.search.standing import standing


class Command(BaseCommand):
    help = _("Compare the index of searches with the stories, and name those of which it says something else.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sample", type=at_least_one, metavar="N", help=_("only N stories, taken by chance"))
        parser.add_argument("--repair", action="store_true", help=_("write anew what differs"))

    def handle(self, *, sample: int | None, repair: bool, **_options: Any) -> None:
        if not standing().is_whole:
            raise CommandError(_("The index is not whole: rebuild_index makes it so."))
        stories = Story.objects.order_by("?" if sample else "pk").values_list("pk", flat=True)[:sample]
        total = stories.count()
        done = differing = marks = 0
        for some in portions(stories.iterator()):
            differing += self.take(wrong(some), repair=repair)
            marks += 0 if sample else marks_of(some)
            done += len(some)
            show_progress(self.stderr, done, max(done, total))
        if not sample:
            differing += self.take(orphans(), repair=repair)
            differing += self.take_marks(0 if differing else surplus(marks), repair=repair)
        self.stdout.write(
            _("Stories compared: %(done)d; differing: %(differing)d; written since, and not yet indexed: %(noted)d.")
            % {"done": done, "differing": differing, "noted": IndexNote.objects.values("story_id").distinct().count()}
        )
        if differing and not repair:
            sys.exit(1)

    def take(self, stories: Collection[int], *, repair: bool) -> int:
        for story in sorted(stories):
            self.stdout.write(_("#%d: the index says something else.") % story)
        if repair:
            mend(stories)
        return len(stories)

    def take_marks(self, number: int, *, repair: bool) -> int:
        """What no story has cannot be taken out by itself."""
        if number:
            self.stdout.write(_("Marks of the index that no story has: %d.") % number)
        if number and repair:
            call_command("rebuild_index", anew=True, stdout=self.stdout, stderr=self.stderr)
        return int(number > 0)
