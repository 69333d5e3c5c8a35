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
from articles.importing.files import Found, NoFile, files_of, opened
from articles.importing.remarks import Remark, why
from articles.management.arguments import add_facts, region
from articles.parsing.contract import parse_as_json
from articles.parsing.values import Context, Given
from articles.pipeline import SourceParse, read_source
from articles.reading.errors import ReadingError


def jsonl(parse: SourceParse) -> str:
    return json.dumps(parse_as_json(parse.reading, parse, parse.findings), ensure_ascii=False)


Form = Callable[[SourceParse], str]

FORMATS: dict[str, Form] = {"jsonl": jsonl, "text": proof_sheet}


class Command(BaseCommand):
    help = _("Print what the parser reads in files and folders, without a database: as JSON lines or for a person.")
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument(
            "--format", choices=FORMATS, default="text", help=_("text for a person, jsonl as docs/parse-format.md says")
        )
        add_facts(parser)
        parser.add_argument(
            "--home", type=region, metavar="CODE", help=_("the GB/T 2260 code of the publication's region, 500000")
        )

    def handle(self, *, paths: list[Path], format: str, **given: Any) -> None:
        if format == "jsonl":
            sys.stdout.reconfigure(encoding="utf-8")  # a contract, whatever the locale
        facts = Given(publication=given["publication"], number=given["number"], published_on=given["date"])
        context = Context(given=facts, home=given["home"])
        words = Words(settings.JIEBA_CACHE, settings.SEGMENTER)
        read = partial(read_source, context=context, words=words, encoding=given["encoding"])
        found = (each for path in paths for file in files_of(path) for each in opened(file))
        printed = [self.print(each, FORMATS[format], read) for each in found]
        if not all(printed):
            sys.exit(1)

    def print(self, found: Found, form: Form, read: Callable[..., SourceParse]) -> bool:
        """Whether the file could be read."""
        if isinstance(found, NoFile):
            return self.refuse(found.path, found.reason)
        try:
            parse = read(found.load(), name=found.name)
        except (ReadingError, OSError) as error:
            return self.refuse(found.path, why(error))
        self.stdout.write(form(parse))
        return True

    def refuse(self, path: str, reason: Remark) -> bool:
        self.stderr.write(self.style.ERROR(f"{path}: {reason}"))
        return False
