"""Reports as files: what a page shows, for who may export."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header

from articles.export.columns import Cell
from articles.export.formats import REPORT_FORMATS
from articles.export.table import Table
from articles.permissions import may_export


def is_file_asked(request: HttpRequest) -> bool:
    return request.GET.get("file") in REPORT_FORMATS


def table_response(request: HttpRequest, table: Table, *, made: Iterable[bytes] | None = None) -> StreamingHttpResponse:
    """In the format that the address names; `made` is the file where its layout is not that of a table. Raises
    PermissionDenied."""
    if not may_export(request.user):
        raise PermissionDenied
    file_format = REPORT_FORMATS[request.GET["file"]]
    name = f"{table.name}.{file_format.extension}"
    return StreamingHttpResponse(
        file_format.chunks(table) if made is None else made,
        content_type=file_format.content_type,
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )


def rows_table(name: str, heads: list[str], rows: list[tuple[Cell, ...]], about: list[tuple[str, str]]) -> Table:
    """Of rows that are in memory."""
    return Table(name, heads, [[*zip(*rows, strict=True)]] if rows else [], about=about)
