"""Tables out: rows a second beside bare writers over the same columns and beside django-import-export, and memory."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile

import tablib
import xlsxwriter
from django.db import connection
from django.db.models import QuerySet
from import_export.resources import modelresource_factory

from articles.export.exports import resource_for, table_of
from articles.export.formats import FORMATS
from articles.models import Story

from .corpus import ensure_corpus
from .measuring import in_turns, rounds
from .report import ratio, section

ROUNDS = 3
STOCK_ROWS = 2000
"""Rows that django-import-export is measured by: it takes a while."""

WITHOUT = {"stamp", "citation", "used_in"}
"""What no bare statement can say."""

THINGS = {
    "tagging": ("tag", "id", "name"),
    "placing": ("place", "code", "full_name"),
    "contribution": ("unit", "id", "name"),
}
"""Of each table of attachments: that of the things, their key and their name."""

STATUS = Path("/proc/self/status")
PEAK = f"""
import re, sys
from benchmarks.__main__ import choose_database
choose_database(sys.argv[1])
from benchmarks.exports import export_file, newest, remember_little
remember_little()
export_file("csv", newest(1))
for name in sys.argv[3:]:
    export_file(name, newest(int(sys.argv[2])))
print(re.search(r"VmHWM:\\s+(\\d+)", open("{STATUS}").read())[1])
"""
"""The parts of the program are loaded first, by a table of one row: they are no memory of the table."""


def main(size: int) -> None:
    ensure_corpus(size)
    report_speed(size)
    if STATUS.exists():
        report_memory(size)


def report_speed(size: int) -> None:
    few = min(size, STOCK_ROWS)
    ways: dict[str, tuple[int, Callable[[], int]]] = {
        "bare csv.writer": (size, partial(bare_csv, size)),
        "CSV": (size, partial(export_file, "csv", newest(size))),
        "django-import-export, the same columns, CSV": (few, partial(stock_csv, newest(few))),
        "django-import-export as it comes, CSV": (few, partial(stock_model_csv, newest(few))),
        "XLSX": (size, partial(export_file, "xlsx", newest(size))),
        "JSON Lines": (size, partial(export_file, "jsonl", newest(size))),
    }
    turns = rounds(ROUNDS, size)
    times = in_turns({way: lambda _round, call=call: call() for way, (_rows, call) in ways.items()}, turns)
    rows_a_second = {way: rows / times[way].median for way, (rows, _call) in ways.items()}
    bare, stock = rows_a_second["bare csv.writer"], rows_a_second["django-import-export, the same columns, CSV"]
    note = f"All columns of {size:,} stories, tags and places among them, from {connection.vendor} to a file."
    rows = [(way, f"{rate:,.0f}", ratio(rate / bare), ratio(rate / stock)) for way, rate in rows_a_second.items()]
    section("Tables out", note, ("", "rows/s", "of bare", "of import-export"), rows)
    report_xlsx(size)


def report_xlsx(size: int) -> None:
    """The rows are in memory already for xlsxwriter alone."""
    table = table_of(newest(size), names(), visible=Story.objects.all())
    made = [row for columns in table.chunks for row in zip(*columns, strict=True)]
    ways = {
        "xlsxwriter alone": lambda _round: bare_xlsx(made),
        "XLSX": lambda _round: export_file("xlsx", newest(size)),
    }
    times = in_turns(ways, rounds(ROUNDS, size))
    alone = times["xlsxwriter alone"].median
    rows = [(way, f"{size / each.median:,.0f}", ratio(alone / each.median)) for way, each in times.items()]
    note = "xlsxwriter in constant_memory, which has the rows in memory already; ours reads them from the database."
    section("Workbooks", note, ("", "rows/s", "of xlsxwriter alone"), rows)


def report_memory(size: int) -> None:
    rows = []
    for name in ("csv", "xlsx", "jsonl"):
        peaks = {number: peak(number, name) for number in {1, min(size, 10_000), size}}
        base, few, all_rows = peaks[1], peaks[min(size, 10_000)], peaks[size]
        rows.append((name, f"{base:.0f}", f"{few - base:.0f}", f"{all_rows - base:.0f}"))
    note = "MB at the peak of a process, over one that wrote a row. SQLite remembers 2 MB of its file, not 64."
    section("Memory of tables", note, ("", "base", f"{min(size, 10_000):,} rows", f"{size:,} rows"), rows)


def peak(rows: int, *formats: str) -> float:
    """Megabytes."""
    name = connection.settings_dict["NAME"]
    database = str(name) if connection.vendor == "sqlite" else os.environ["DATABASE_URL"]
    command = [sys.executable, "-c", PEAK, database, str(rows), *formats]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) / 1024


def remember_little() -> None:
    """Have SQLite remember 2 MB of its file: a server remembers more, whatever it does."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size=-2000")


def newest(number: int) -> QuerySet:
    return Story.objects.order_by("-pk")[:number]


def names() -> list[str]:
    return [name for name in resource_for(Story.objects).fields if name not in WITHOUT]


def export_file(name: str, stories: QuerySet) -> int:
    return write_file(FORMATS[name].chunks(table_of(stories, names(), visible=Story.objects.all())))


def write_file(chunks: Iterable[bytes]) -> int:
    with TemporaryFile() as file:
        return sum(map(file.write, chunks))


def stock_csv(stories: QuerySet) -> int:
    """The resource's own export, of whole records with all they point at fetched ahead."""
    dataset = resource_for(Story.objects.all()).export(
        Story.objects.filter(pk__among=[*stories.values_list("pk", flat=True)])
    )
    return write_file([dataset.export("csv").encode()])


def stock_model_csv(stories: QuerySet) -> int:
    """What import-export makes of the model by itself: as many fields, tags and places as numbers."""
    resource = modelresource_factory(Story, meta_options={"exclude": ("machine", "held")})()
    dataset: tablib.Dataset = resource.export(stories)
    return write_file([dataset.export("csv").encode()])


# The least that can be done


def bare_csv(number: int) -> int:
    with TemporaryFile("w", newline="", encoding="utf-8") as file, connection.cursor() as cursor:
        writer = csv.writer(file)
        writer.writerow(names())
        cursor.execute(statement(number))
        while rows := cursor.fetchmany(500):
            writer.writerows(rows)
        return file.tell()


def statement(number: int) -> str:
    """The columns as the database has them: codes for words, credits and captions as JSON."""
    if connection.vendor == "postgresql":
        printed_in = "concat_ws(' ', p.name, i.number, i.published_on, s.page)"
    else:
        printed_in = "p.name || i.number || coalesce(i.published_on, '') || s.page"
    roles = ("author", "reporter", "correspondent", "photographer", "editor")
    columns = [
        f"{printed_in}, p.name, i.number, i.total_number, i.published_on, i.date_basis, f.page, f.page_name, s.section",
        "s.kind, s.genre, s.kicker, s.headline, s.subhead, s.byline, s.credits",
        *map(names_of_role, roles),
        "s.dateline, s.standfirst, s.body, s.supplement, s.captions",
        *(names_of_things(kind, state) for kind in THINGS for state in ("confirmed", "suggested")),
        "s.status, s.reason, s.selection, s.visibility, s.notes, s.id",
    ]
    return f"""
        SELECT {", ".join(columns)} FROM articles_story s
        LEFT JOIN articles_issue i ON i.id = s.issue_id LEFT JOIN articles_publication p ON p.id = i.publication_id
        LEFT JOIN articles_source f ON f.id = s.source_id ORDER BY s.id DESC LIMIT {number}
    """


def names_of_role(role: str) -> str:
    if connection.vendor == "postgresql":
        each, name, is_role = "jsonb_array_elements(s.credits) AS c", "c->>'name'", f"c->>'role' = '{role}'"
    else:
        each, name = "json_each(s.credits) AS c", "json_extract(c.value, '$.name')"
        is_role = f"json_extract(c.value, '$.role') = '{role}'"
    return f"(SELECT {joined(name)} FROM {each} WHERE {is_role})"


def names_of_things(table: str, state: str) -> str:
    thing, key, name = THINGS[table]
    return (
        f"(SELECT {joined(f't.{name}')} FROM articles_{table} a JOIN articles_{thing} t ON t.{key} = a.{thing}_id"
        f" WHERE a.story_id = s.id AND a.state = '{state}')"
    )


def joined(name: str) -> str:
    return f"string_agg({name}, '、')" if connection.vendor == "postgresql" else f"group_concat({name}, '、')"


def bare_xlsx(rows: Iterable[tuple]) -> int:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with TemporaryFile() as file:
        with xlsxwriter.Workbook(file, {**options, "default_date_format": "yyyy-mm-dd"}) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if cell is not None and cell != "":
                        sheet.write(number, place, cell)
        return file.tell()
