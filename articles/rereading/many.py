"""Any number of sources read again, one by one: a source that fails is named, and the next goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from articles.models import Source
from articles.pipeline import Reader, read_source
from articles.reading.errors import ReadingError

from .following import reparse
from .report import Reread

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Told after each source: how many are done, of how many."""


def reparse_many(
    sources: QuerySet[Source],
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    read: Reader = read_source,
) -> list[Reread]:
    """A line a source. A dry run is the same, rolled back source by source, so that it stops nobody's work."""
    ids = list(sources.order_by("pk").values_list("pk", flat=True))
    lines = []
    for done, pk in enumerate(ids, 1):
        source = Source.objects.select_related("issue__publication").get(pk=pk)
        lines.append(_reparse(source, dry_run, read))
        if progress:
            progress(done, len(ids))
    return lines


def _reparse(source: Source, dry_run: bool, read: Reader) -> Reread:
    try:
        with _rolled_back(dry_run):
            return reparse(source, read=read)
    except Exception as error:
        if not isinstance(error, ReadingError | ValidationError):
            logger.exception("Reading %s again failed", source.name)
        return Reread(source.pk, source.name, error=error)


@contextmanager
def _rolled_back(wanted: bool) -> Iterator[None]:
    if not wanted:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
