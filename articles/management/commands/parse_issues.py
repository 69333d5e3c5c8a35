from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from articles.enrichment.tokenizer import Words
from articles.export.proof_sheet import proof_sheet
from articles.importing.files import FileEntry, files_of
from articles.importing.remarks import remark_on
from articles.management.arguments import add_issue_facts, region_code
from articles.parsing.contract import parse_as_json
from articles.parsing.values import Context, Given
from articles.pipeline import SourceParse, read_source
from articles.reading.errors import ReadingError


def json_line(parse: SourceParse) -> str:
    return json.dumps(parse_as_json(parse.reading, parse, parse.findings), ensure_ascii=False)


ParseFormat = Callable[[SourceParse], str]

FORMATS: dict[str, ParseFormat] = {"jsonl": json_line, "text": proof_sheet}


class Command(BaseCommand):
    help = _("Print what the parser reads in files and folders, without a database: as JSON lines or for a person.")
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument(
            "--format", choices=FORMATS, default="text", help=_("text for a person, jsonl as docs/parse-format.md says")
        )
        add_issue_facts(parser)
        parser.add_argument(
            "--home", type=region_code, metavar="CODE", help=_("the GB/T 2260 code of the publication's region, 500000")
        )

    def handle(self, *, paths: list[Path], format: str, **given: Any) -> None:
        if format == "jsonl":
            sys.stdout.reconfigure(encoding="utf-8")  # a contract, whatever the locale
        facts = Given(publication=given["publication"], number=given["number"], published_on=given["date"])
        context = Context(given=facts, home=given["home"])
        words = Words(settings.JIEBA_CACHE, settings.SEGMENTER)
        read = partial(read_source, context=context, words=words, encoding=given["encoding"])
        printed = [self.print(entry, FORMATS[format], read) for entry in files_of(paths)]
        if not all(printed):
            sys.exit(1)

    def print(self, entry: FileEntry, format: ParseFormat, read: Callable[..., SourceParse]) -> bool:
        """Whether the file could be read."""
        failure = entry.failure
        if not failure:
            try:
                parse = read(entry.load(), name=entry.name)
            except (ReadingError, OSError) as error:
                failure = remark_on(error)
        if failure:
            self.stderr.write(self.style.ERROR(f"{entry.path}: {failure}"))
            return False
        self.stdout.write(format(parse))
        return True
