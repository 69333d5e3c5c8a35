"""What commands that write tables have in common: their format, their columns and their file."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from articles.export.exports import column_heads
from articles.export.formats import FORMATS
from articles.export.presets import presets_of
from articles.export.table import FileFormat, Table


def add_table_arguments(parser: CommandParser, columns: str) -> None:
    """`columns` says which there are."""
    parser.add_argument("--format", choices=FORMATS, help=_("without it, the suffix of the file says it"))
    parser.add_argument("--columns", default="", metavar="NAMES", help=columns)
    parser.add_argument("--output", metavar="FILE", help=_("without it, the table is printed"))


def read_format(name: str | None, output: str | None) -> FileFormat:
    """Raises CommandError."""
    found = FORMATS.get(name or Path(output or "").suffix.removeprefix(".").lower())
    if found is None:
        raise CommandError(_("--format is one of: %s") % ", ".join(FORMATS))
    return found


def read_columns(table: str, typed: str) -> list[str]:
    """Those of a preset, or those named with commas between; all, where nothing is typed. Raises CommandError."""
    presets, known = presets_of(table), column_heads(table)
    if typed in presets:
        return [*presets[typed].columns]
    names = [name.strip() for name in typed.split(",") if name.strip()]
    unknown = [name for name in names if name not in known]
    if unknown or (typed and not names):
        facts = {"unknown": ", ".join(unknown), "known": ", ".join([*presets, *known])}
        raise CommandError(_("No column is called %(unknown)s. There are: %(known)s") % facts)
    return names


def write_table(table: Table, made: FileFormat, output: str | None) -> None:
    """To the file, or printed. Raises CommandError."""
    try:
        with Path(output).open("wb") if output else nullcontext(sys.stdout.buffer) as file:
            for chunk in made.chunks(table):
                file.write(chunk)
    except OSError as error:
        facts = {"file": output, "reason": error.strerror}
        raise CommandError(_("%(file)s cannot be written: %(reason)s") % facts) from None
