from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.importing.batches import Outcome, ReportLine
from articles.importing.import_list import LIST_NAME, ImportList, read_list
from articles.importing.imports import ImportReport, import_paths
from articles.importing.remarks import joined_remarks, remark_on
from articles.importing.sheets import ListError
from articles.management.arguments import add_issue_facts, at_least_one
from articles.management.progress import show_progress
from articles.pipeline import SourceOptions
from articles.reading.errors import ReadingError


class Command(BaseCommand):
    help = _("Import the text of issues: files, or folders with all that is in them.")
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help=_("write nothing, report what would be done"))
        add_issue_facts(parser)
        parser.add_argument("--page", help=_("the page, where each file is one page"))
        parser.add_argument(
            "--processes",
            type=at_least_one,
            default=1,
            metavar="N",
            help=_("how many processes parse; one of them also writes"),
        )
        parser.add_argument(
            "--with-near-duplicates",
            action="store_true",
            help=_("import files too whose stories are nearly those of an issue that is here"),
        )
        parser.add_argument("--list", type=Path, help=_("a table of what is known of each file: %s") % LIST_NAME)

    def handle(self, *, paths: list[Path], **given: Any) -> None:
        options = SourceOptions(
            given["publication"], given["number"], given["date"], given["page"], encoding=given["encoding"]
        )
        report = import_paths(
            paths,
            options,
            import_list=list_at(given["list"]) if given["list"] else None,
            dry_run=given["dry_run"],
            with_near_duplicates=given["with_near_duplicates"],
            progress=self.progress,
            processes=given["processes"],
        )
        self.show(report, dry_run=given["dry_run"])
        if report.count(Outcome.FAILED):
            sys.exit(1)

    def progress(self, done: int, total: int) -> None:
        show_progress(self.stderr, done, total)

    def show(self, report: ImportReport, *, dry_run: bool) -> None:
        for line in report.lines:
            self.stdout.write(self.line_text(line, dry_run=dry_run))
        for remark in report.list_remarks:
            self.stdout.write(self.style.WARNING(str(remark)))
        if held_back := report.count(Outcome.HELD_BACK):
            text = ngettext(
                "%d file was held back: see the preview of the desk, or import it by --with-near-duplicates.",
                "%d files were held back: see the preview of the desk, or import them by --with-near-duplicates.",
                held_back,
            )
            self.stdout.write(self.style.WARNING(text % held_back))
        if dry_run:
            self.stdout.write(_("Dry run: nothing was written."))
        self.stdout.write(import_summary(report, dry_run=dry_run))

    def line_text(self, line: ReportLine, *, dry_run: bool) -> str:
        is_planned = dry_run and line.outcome == Outcome.IMPORTED
        outcome = _("would be imported") if is_planned else line.outcome.label
        text = f"{outcome}  {line.path}"
        remarks = f": {joined_remarks(line.remarks)}" if line.remarks else ""
        if line.outcome == Outcome.FAILED:
            return self.style.ERROR(text + remarks)
        if line.outcome == Outcome.HELD_BACK:
            return self.style.WARNING(text + remarks)
        if line.outcome == Outcome.UNCHANGED:
            return text + remarks
        if not line.stories:
            return self.style.WARNING(text + ": " + _("no story was found in it"))
        stories = ngettext("%d story", "%d stories", line.stories) % line.stories
        return f"{text} ({stories}){remarks}"


def list_at(path: Path) -> ImportList:
    """Raises CommandError."""
    try:
        return read_list(path.read_bytes(), path.name)
    except ListError as error:
        raise CommandError("\n".join(f"{path.name}: {problem}" for problem in error.problems)) from None
    except (ReadingError, OSError) as error:
        raise CommandError(f"{path}: {remark_on(error)}") from None


def import_summary(report: ImportReport, *, dry_run: bool) -> str:
    done = _("%(imported)d imported, %(unchanged)d unchanged, %(failed)d failed; %(stories)d stories.")
    planned = _("%(imported)d would be imported, %(unchanged)d unchanged, %(failed)d failed; %(stories)d stories.")
    counts = {outcome: report.count(outcome) for outcome in Outcome}
    return (planned if dry_run else done) % {**counts, "stories": report.stories}
