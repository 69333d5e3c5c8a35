from __future__ import annotations

import sys
from itertools import takewhile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Model, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.display.field_text import field_text
from articles.jobs.rereading_sources import source_line, story_counts
from articles.management.progress import show_progress
from articles.models import Issue, Publication, Source, Story
from articles.rereading import Difference, Reread, StoryOutcome, reparse_many

LONGEST_VALUE = 30
"""Characters of a value that the list of differences shows."""

CONTEXT = 6
"""Characters shown before the first difference of two values."""

OUTCOME_LABELS = {
    StoryOutcome.FOLLOWED: _("follows the parser"),
    StoryOutcome.NEW: _("new story"),
    StoryOutcome.PROPOSED: _("stays, with a proposal"),
    StoryOutcome.BINNED: _("to the bin"),
}


class Command(BaseCommand):
    help = gettext("Read sources again by the reader and parser of today. What a person decided stays.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--source",
            type=int,
            action="append",
            metavar="ID",
            help=gettext("only this source; may be given several times"),
        )
        parser.add_argument("--publication", metavar="NAME", help=gettext("only the sources of this publication"))
        parser.add_argument("--dry-run", action="store_true", help=gettext("write nothing, list what would change"))

    def handle(self, *, source: list[int] | None, publication: str | None, dry_run: bool, **_options: Any) -> None:
        reports = reparse_many(chosen_sources(source, publication), dry_run=dry_run, progress=self.progress)
        for reread in reports:
            self.show(reread, dry_run=dry_run)
        if dry_run:
            self.stdout.write(gettext("Dry run: nothing was written."))
        self.stdout.write(summary(reports))
        if any(reread.error for reread in reports):
            sys.exit(1)

    def progress(self, done: int, total: int) -> None:
        show_progress(self.stderr, done, total)

    def show(self, reread: Reread, *, dry_run: bool) -> None:
        """One line a source; in a dry run its stories and differences below. New stories have no number then."""
        text = source_line(reread, dry_run=dry_run)
        self.stdout.write(self.style.ERROR(text) if reread.error else text)
        if not dry_run:
            return
        for difference in reread.facts:
            self.stdout.write(f"  {difference_text(difference, Issue, Source, Story)}")
        for line in reread.lines:
            number = "" if line.outcome is StoryOutcome.NEW else f"#{line.story} "
            self.stdout.write(f"  {OUTCOME_LABELS[line.outcome]}  {number}{line.title}")
            for difference in line.differences:
                self.stdout.write(f"    {difference_text(difference, Story)}")


def chosen_sources(ids: list[int] | None, publication: str | None) -> QuerySet[Source]:
    """All sources, or those asked for. Raises CommandError if one of these does not exist."""
    sources = Source.objects.live()
    if publication is not None:
        if not Publication.objects.filter(name=publication).exists():
            raise CommandError(gettext("There is no publication %s.") % publication)
        sources = sources.filter(issue__publication__name=publication)
    if ids:
        absent = set(ids) - set(sources.filter(pk__in=ids).values_list("pk", flat=True))
        if absent:
            raise CommandError(gettext("There is no source %s.") % ", ".join(map(str, sorted(absent))))
        sources = sources.filter(pk__in=ids)
    return sources


def summary(reports: list[Reread]) -> str:
    failed = sum(bool(reread.error) for reread in reports)
    unchanged = sum(not (reread.error or reread.changed) for reread in reports)
    return gettext("%(sources)d sources, %(unchanged)d unchanged, %(failed)d failed; stories: %(stories)s.") % {
        "sources": len(reports),
        "unchanged": unchanged,
        "failed": failed,
        "stories": story_counts(reports),
    }


def difference_text(difference: Difference, *models: type[Model]) -> str:
    """The field, of the first of the models that has it, and both values from shortly before their first difference."""
    fields = (field for model in models for field in model._meta.get_fields() if field.name == difference.field)
    field = next(fields)
    old, new = (
        field_text(field.model, field.name, value).replace("\n", "⏎") for value in (difference.old, difference.new)
    )
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    return f"{field.verbose_name}: {shortened(old, same)} → {shortened(new, same)}"


def shortened(text: str, same: int) -> str:
    if not text:
        return gettext("(empty)")
    start = max(0, same - CONTEXT)
    stretch = text[start : start + LONGEST_VALUE]
    return f"「{'…' * (start > 0)}{stretch}{'…' * (start + LONGEST_VALUE < len(text))}」"
