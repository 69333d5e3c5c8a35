from __future__ import annotations

import sys
from itertools import takewhile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Model, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.display.field_text import field_text
from articles.importing.remarks import why
from articles.management.progress import show_progress
from articles.models import Issue, Publication, Source, Story
from articles.rereading import Difference, Outcome, Reread, reparse_many

LONGEST_VALUE = 30
"""Characters of a value in the list of what would change."""

BEFORE = 6
"""Characters before the first difference of two values that are shown with it."""

WORDS = {
    Outcome.FOLLOWED: _("follows the parser"),
    Outcome.NEW: _("new story"),
    Outcome.PROPOSED: _("stays, with a proposal"),
    Outcome.BINNED: _("to the bin"),
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
        lines = reparse_many(chosen(source, publication), dry_run=dry_run, progress=self.progress)
        for line in lines:
            self.show(line, dry_run=dry_run)
        if dry_run:
            self.stdout.write(gettext("Dry run: nothing was written."))
        self.stdout.write(total(lines))
        if any(line.error for line in lines):
            sys.exit(1)

    def progress(self, done: int, total: int) -> None:
        show_progress(self.stderr, done, total)

    def show(self, line: Reread, *, dry_run: bool) -> None:
        """A dry run lists the stories too; those that it only seemed to make have no number."""
        text = text_of(line, dry_run=dry_run)
        self.stdout.write(self.style.ERROR(text) if line.error else text)
        if not dry_run:
            return
        for difference in line.facts:
            self.stdout.write(f"  {difference_text(difference, Issue, Source, Story)}")
        for story in line.lines:
            number = "" if story.outcome is Outcome.NEW else f"#{story.story} "
            self.stdout.write(f"  {WORDS[story.outcome]}  {number}{story.title}")
            for difference in story.differences:
                self.stdout.write(f"    {difference_text(difference, Story)}")


def chosen(ids: list[int] | None, publication: str | None) -> QuerySet[Source]:
    """All sources, or those that were asked for. Raises CommandError where one of these is not there."""
    sources = Source.objects.all()
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


def text_of(line: Reread, *, dry_run: bool) -> str:
    name = f"#{line.source} {line.name}"
    if line.error:
        return gettext("failed") + f"  {name}: {why(line.error)}"
    if not line.changed:
        return gettext("unchanged") + f"  {name}"
    return (gettext("would change") if dry_run else gettext("read again")) + f"  {name}: {counts([line])}"


def counts(lines: list[Reread]) -> str:
    return gettext("%(followed)d followed, %(new)d new, %(proposed)d proposals, %(binned)d to the bin") % {
        outcome.value: sum(line.count(outcome) for line in lines) for outcome in Outcome
    }


def total(lines: list[Reread]) -> str:
    failed = sum(bool(line.error) for line in lines)
    unchanged = sum(not (line.error or line.changed) for line in lines)
    return gettext("%(sources)d sources, %(unchanged)d unchanged, %(failed)d failed; stories: %(stories)s.") % {
        "sources": len(lines),
        "unchanged": unchanged,
        "failed": failed,
        "stories": counts(lines),
    }


def difference_text(difference: Difference, *models: type[Model]) -> str:
    """The field, which is of the first of the models that has it, and both values from shortly before they part."""
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
    start = max(0, same - BEFORE)
    stretch = text[start : start + LONGEST_VALUE]
    return f"「{'…' * (start > 0)}{stretch}{'…' * (start + LONGEST_VALUE < len(text))}」"
