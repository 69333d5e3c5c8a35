"""JSON and JSON Lines: each record in the one form that all programs get."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .story_json import dump_json
from .table import FileFormat, Table


class JsonFormat(FileFormat):
    title = _("JSON: for programs, nothing lost")
    extension = "json"
    content_type = "application/json"
    is_table = False

    def chunks(self, table: Table) -> Iterator[bytes]:
        before = "[\n"
        for record in table.records:
            yield (before + dump_json(record, indent=1)).encode()
            before = ",\n"
        yield b"[]\n" if before == "[\n" else b"\n]\n"


class JsonLinesFormat(FileFormat):
    title = _("JSON Lines: the same, a record a line")
    extension = "jsonl"
    content_type = "application/x-ndjson; charset=utf-8"
    is_table = False

    def chunks(self, table: Table) -> Iterator[bytes]:
        for record in table.records:
            yield (dump_json(record) + "\n").encode()
