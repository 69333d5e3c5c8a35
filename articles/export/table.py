"""A table as all formats take it, and what a format of files is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from .columns import Cell


@dataclass(frozen=True, slots=True)
class Table:
    """`chunks` are the cells of some rows each, column by column, which are made while they are written, once.
    `records` are the same for programs, and are read instead.

    `about` says what was asked, when and by whom: a heading and a text each.
    """

    name: str
    heads: Sequence[str]
    chunks: Iterable[Sequence[Sequence[Cell]]]
    records: Iterable[Mapping[str, Any]] = ()
    about: Sequence[tuple[str, str]] = ()


class FileFormat(ABC):
    """A format by its name on screen, its suffix and its media type. `is_table` where columns can be chosen."""

    title: str | Promise
    extension: str
    content_type: str
    is_table = True

    @abstractmethod
    def chunks(self, table: Table) -> Iterator[bytes]:
        """The file, piece by piece: it may be larger than the memory."""
