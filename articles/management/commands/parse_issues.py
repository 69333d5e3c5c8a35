from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from articles.enrichment.tokenizer import Words
from articles.messages import explain
from articles.parsing.contract import as_json
from articles.parsing.values import Context, Given
from articles.pipeline import SourceParse, read_source
from articles.proof_sheet import proof_sheet
from articles.reading.archives import Entry, unpack
from articles.reading.errors import ReadingError

from .import_issues import day


def jsonl(parse: SourceParse) -> str:
    return json.dumps(as_json(parse.reading, parse, parse.findings), ensure_ascii=False)


Form = Callable[[SourceParse], str]

FORMATS: dict[str, Form] = {"jsonl": jsonl, "text": proof_sheet}


class Command(BaseCommand):
    help = "Print what the parser reads in files, without a database: as JSON lines or for a person."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--format", choices=FORMATS, default="text", help="jsonl is docs/parse-format.md")
        parser.add_argument("--publication", help="the name of the publication")
        parser.add_argument("--date", type=day, help="the date of publication, 2024-12-17")
        parser.add_argument("--number", help="the number of the issue")
        parser.add_argument("--encoding", help="the encoding of the files: utf-8, gb18030, utf-16 …")
        parser.add_argument("--home", help="the GB/T 2260 code of the publication's region, 500000")

    def handle(self, *, files: list[Path], format: str, **given: Any) -> None:
        facts = Given(publication=given["publication"], number=given["number"], published_on=given["date"])
        context = Context(given=facts, home=given["home"])
        words = Words(cache_folder=settings.JIEBA_CACHE)
        read = partial(read_source, context=context, words=words, encoding=given["encoding"])
        printed = [self.print(entry, FORMATS[format], read) for file in files for entry in self.entries(file)]
        if not all(printed):
            sys.exit(1)

    def entries(self, file: Path) -> tuple[Entry, ...]:
        """The files in an archive, or the file itself; none of them is read yet."""
        if file.suffix.lower() != ".zip":
            return (Entry(str(file), file.read_bytes),)
        try:
            entries = unpack(file.read_bytes(), name=str(file))
        except (ReadingError, OSError) as error:
            return (Entry(str(file), partial(_raise, error)),)
        return tuple(Entry(f"{file}/{entry.name}", entry.load) for entry in entries)

    def print(self, entry: Entry, form: Form, read: Callable[..., SourceParse]) -> bool:
        """Whether the file could be read."""
        try:
            parse = read(entry.load(), name=entry.name)
        except (ReadingError, OSError) as error:
            self.stderr.write(self.style.ERROR(f"{entry.name}: {explain(error)}"))
            return False
        self.stdout.write(form(parse))
        return True


def _raise(error: Exception) -> NoReturn:
    raise error
