"""Files to records: stories a second with suggestions and without, by either dictionary, in one process and in two."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from django.conf import settings
from django.core.management import call_command

from articles.enrichment.tokenizer import JIEBA, RJIEBA, Words
from articles.enrichment.values import Findings
from articles.importing.batches import BATCH_SIZE, BatchWriter, batches_of
from articles.importing.files import files_of
from articles.importing.imports import import_paths
from articles.importing.incoming import load_file, parse_file
from articles.models import ImportRun
from articles.parse_context import load_parse_context
from articles.parsing.file_names import with_name_facts
from articles.parsing.parser import parse
from articles.parsing.values import Context
from articles.pipeline import SourceOptions, SourceParse, SourceReader, read_source
from articles.reading import read

from .corpus import empty_database
from .measuring import in_turns, rounds
from .press import pages, print_files
from .report import ratio, section

ROUNDS, LONG_ROUNDS = 8, 2
"""Rounds; fewer for imports by two processes, which are longer, for processes take a while to begin."""


class Files(NamedTuple):
    """How many files an import has: on one core, in two processes, and where memory is measured; there another import
    has four times as many. Each way imports its own files in every round."""

    short: int
    long: int
    few: int


FULL, FULL_SIZE = Files(short=2 * BATCH_SIZE, long=500, few=300), 20_000

STATUS = Path("/proc/self/status")
TELLING_ITS_PEAK = f"""
import re, sys
from django.core.management import execute_from_command_line
execute_from_command_line(sys.argv)
print(re.search(r"VmHWM:\\s+(\\d+)", open("{STATUS}").read())[1], file=sys.stderr)
"""

BARE = "no suggestions"


def main(size: int) -> None:
    files = Files(*(max(1, number * min(size, FULL_SIZE) // FULL_SIZE) for number in FULL))
    empty_database()
    call_command("migrate", verbosity=0)
    with TemporaryDirectory() as name:
        report_import_speed(Path(name), files.short, 1 + len(rounds(ROUNDS, size)))
        report_processes(Path(name), files.long, len(rounds(LONG_ROUNDS, size)))
        report_memory(Path(name), files.few)


def report_import_speed(folder: Path, files: int, turns: int) -> None:
    """The first turn warms up, and does not count."""
    readers = {BARE: without_suggestions, **{name: partial(read_with, Words(segmenter=name)) for name in installed()}}
    folders = {way: printed(folder / way, turns, files) for way in readers}
    measured = in_turns(
        {way: partial(import_with, reader, folders[way]) for way, reader in readers.items()}, range(turns)
    )
    speed = {way: stories_a_second(times.results[1:], times.seconds[1:]) for way, times in measured.items()}
    rows = [(way, f"{rate:.0f}", ratio(rate / speed[BARE])) for way, rate in speed.items()]
    note = f"Files to committed records: blocks, history, journal and index, {BATCH_SIZE} files in a transaction."
    section("Import on one core", note, ("suggestions", "stories/s", "of none"), rows)


def installed() -> list[str]:
    return [name for name in (JIEBA, RJIEBA) if find_spec(name)]


def printed(folder: Path, rounds: int, files: int) -> list[Path]:
    """A folder of pages for each round, which nobody else has."""
    press = pages(folder.name)
    return [print_files(folder / str(n), islice(press, files)) for n in range(rounds)]


def import_with(reader: SourceReader, folders: list[Path], n: int) -> int:
    options, context = SourceOptions(), load_parse_context()
    loaded = (load_file(entry, options) for entry in files_of([folders[n]]))
    parsed = (
        parse_file(file, context, context.read(file.data, file.entry.name, options, reader=reader)) for file in loaded
    )
    writer = BatchWriter(ImportRun.objects.create(), by=None)
    return sum(line.stories for batch in batches_of(parsed) for line in writer.write(batch))


def read_with(own: Words, data: bytes, *, words: Words, **how: Any) -> SourceParse:
    return read_source(data, words=own, **how)


def without_suggestions(
    data: bytes, *, name: str, context: Context, words: Words, encoding: str | None = None
) -> SourceParse:
    reading = read(data, name=name, encoding=encoding)
    parsed = parse(reading, replace(context, word_across=words.across))
    findings = (Findings(),) * len(parsed.stories)
    return SourceParse(reading, with_name_facts(parsed.issue, name), parsed.stories, parsed.blocks, findings)


def stories_a_second(stories: list[int], seconds: list[float]) -> float:
    return sum(stories) / sum(seconds)


def report_processes(folder: Path, files: int, turns: int) -> None:
    ways = {f"{number} process{'es' * (number > 1)}": number for number in (1, 2)}
    folders = {way: printed(folder / way, turns, files) for way in ways}
    calls = {way: partial(import_by, number, folders[way]) for way, number in ways.items()}
    measured = in_turns(calls, range(turns))
    speed = {way: stories_a_second(times.results, times.seconds) for way, times in measured.items()}
    rows = [(way, f"{rate:.0f}", ratio(rate / speed["1 process"])) for way, rate in speed.items()]
    note = f"Imports of {files} files with suggestions by {settings.SEGMENTER}, from the start of the processes."
    section("Import in one process and in two", note, ("", "stories/s", "of one"), rows)


def import_by(processes: int, folders: list[Path], n: int) -> int:
    return import_paths([folders[n]], SourceOptions(), processes=processes).stories


def report_memory(folder: Path, few: int) -> None:
    if STATUS.exists():
        rows = [(number, f"{peak_memory(folder, number) / 1024:.0f}") for number in (few, 4 * few)]
        section(
            "Memory of one import",
            "With what SQLite remembers of its file, 64 MB at most.",
            ("files", "peak, MB"),
            rows,
        )


def peak_memory(folder: Path, number: int) -> int:
    """Kilobytes."""
    files = print_files(folder / f"memory{number}", islice(pages(number), number))
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / str(number)}.sqlite3"}
    manage = partial(subprocess.run, check=True, env=environment, capture_output=True, text=True)
    manage([sys.executable, "manage.py", "migrate"])
    return int(manage([sys.executable, "-c", TELLING_ITS_PEAK, "import_issues", str(files)]).stderr.split()[-1])
