from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.accession import Options
from articles.import_list import ImportList
from articles.ingest import Line, Outcome, Report, import_paths
from articles.list_sheet import ListError, read_list
from articles.management.progress import show_progress
from articles.messages import explain
from articles.reading.errors import ReadingError


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("%s is no date of the form 2024-12-17") % text) from None


def the_list(path: Path) -> ImportList:
    try:
        return read_list(path.read_bytes(), path.name)
    except ListError as error:
        raise CommandError("\n".join(f"{path.name}: {problem}" for problem in error.problems)) from None
    except (ReadingError, OSError) as error:
        raise CommandError(f"{path}: {explain(error)}") from None


class Command(BaseCommand):
    help = "Import the text of issues: files, or folders with all that is in them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="write nothing, print the same report")
        parser.add_argument("--publication", help="the name of the publication")
        parser.add_argument("--date", type=day, help="the date of publication, 2024-12-17")
        parser.add_argument("--number", help="the number of the issue")
        parser.add_argument("--page", help="the page, where the files are one page each")
        parser.add_argument("--list", type=Path, help="导入清单.xlsx: what it says of each file")
        parser.add_argument("--encoding", help="the encoding of the files: utf-8, gb18030, utf-16 …")

    def handle(self, *, paths: list[Path], **given: Any) -> None:
        options = Options(
            given["publication"], given["number"], given["date"], given["page"], encoding=given["encoding"]
        )
        listed = the_list(given["list"]) if given["list"] else None
        report = import_paths(paths, options, dry_run=given["dry_run"], listed=listed, progress=self.progress)
        self.show(report, dry_run=given["dry_run"])
        if report.count(Outcome.FAILED):
            sys.exit(1)

    def progress(self, done: int, total: int) -> None:
        show_progress(self.stderr, done, total)

    def show(self, report: Report, *, dry_run: bool) -> None:
        for line in report.lines:
            self.stdout.write(self.line_text(line))
        for note in report.notes:
            self.stdout.write(self.style.WARNING(note))
        if dry_run:
            self.stdout.write(_("Dry run: nothing was written."))
        totals = {outcome: report.count(outcome) for outcome in Outcome}
        self.stdout.write(
            _("%(imported)d imported, %(unchanged)d unchanged, %(failed)d failed; %(stories)d stories.")
            % {**totals, "stories": report.stories}
        )

    def line_text(self, line: Line) -> str:
        if line.outcome == Outcome.FAILED:
            return self.style.ERROR(f"{line.outcome.label}  {line.name}: {line.reason}")
        if line.outcome == Outcome.UNCHANGED:
            return f"{line.outcome.label}  {line.name}"
        stories = ngettext("%d story", "%d stories", line.stories) % line.stories
        return f"{line.outcome.label}  {line.name} ({stories})"
