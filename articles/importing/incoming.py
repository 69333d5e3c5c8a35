"""Incoming files: loaded, then parsed, which takes long. Nothing is written, and a file that fails says why."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import connection

from articles.models import Source
from articles.models.department import OfOtherDepartment
from articles.outages import outage_of
from articles.pipeline import ParseContext, SourceOptions, SourceParse
from articles.reading.errors import ReadingError
from articles.records.from_parse import digest

from .files import FileEntry
from .remarks import Remark, remark_on

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file on its way in: its bytes once it is loaded, its parse and the digest of its text once it is parsed.

    One that failed has a `failure` instead. One that is stored, byte for byte, is not parsed. `although_near`: a person
    wants it even if its stories are nearly here.
    """

    entry: FileEntry
    options: SourceOptions
    although_near: bool = False
    data: bytes = b""
    sha256: str = ""
    is_stored: bool = False
    parse: SourceParse | None = None
    digest: str | None = None
    failure: Remark | None = None

    @property
    def needs_parse(self) -> bool:
        return not (self.is_stored or self.parse or self.failure)


def load_file(entry: FileEntry, options: SourceOptions, *, although_near: bool = False) -> IncomingFile:
    """The bytes of a file. Raises outages only."""
    if entry.failure:
        return IncomingFile(entry, options, although_near, failure=entry.failure)
    try:
        data = entry.load()
    except Exception as error:
        return failed_file(IncomingFile(entry, options, although_near), error)
    sha256 = hashlib.sha256(data).hexdigest()
    return IncomingFile(entry, options, although_near, data, sha256, _is_stored(sha256))


def parse_file(file: IncomingFile, context: ParseContext, parse: SourceParse | None = None) -> IncomingFile:
    """The same with its parse, if it needs one: that which is made already, or a new one. Raises outages only."""
    if not file.needs_parse:
        return file
    try:
        parse = parse or context.read(file.data, file.entry.name, file.options)
        return replace(file, parse=parse, digest=digest(parse.reading.text))
    except Exception as error:
        return failed_file(file, error)


def failed_file(file: IncomingFile, error: Exception) -> IncomingFile:
    """The file with the reason why it failed; an error that nobody foresaw is logged too. An outage is raised."""
    if outage_of(error):
        raise error
    if not isinstance(error, ReadingError | ValidationError | OfOtherDepartment | OSError):
        logger.error("Import of %s failed", file.entry.path, exc_info=error)
    return replace(file, parse=None, failure=remark_on(error))


def _is_stored(sha256: str) -> bool:
    """Asked of each file, so in plain SQL: to make a QuerySet takes longer than to answer."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {Source._meta.db_table} WHERE sha256 = %s AND binned_at IS NULL", [sha256])
        return cursor.fetchone() is not None
