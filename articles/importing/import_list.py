"""导入清单.xlsx: what a list says of each file that the file does not say itself. What it says counts as given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from articles.pipeline import SourceOptions


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row's place in the sheet, the head being row 1."""

    number: int
    name: str
    options: SourceOptions


@dataclass(frozen=True, slots=True)
class ImportList:
    """The rows by the name of their file, which may have folders before it."""

    rows: Mapping[str, Row] = field(default_factory=dict)

    def told(self, name: str, options: SourceOptions) -> SourceOptions:
        """The options for a file: what its row says comes before what was said of all files."""
        key = self._key(name)
        return options.updated(self.rows[key].options) if key else options

    def absent(self, names: Iterable[str]) -> list[Row]:
        """The rows that no file has."""
        found = {self._key(name) for name in names}
        return [row for name, row in self.rows.items() if name not in found]

    def unlisted(self, names: Iterable[str]) -> list[str]:
        """The files that no row has; none where there is no list."""
        return [name for name in names if self._key(name) is None] if self.rows else []

    def _key(self, name: str) -> str | None:
        """What the list calls a file: its name with as many of its folders as the list has; the longest that fits."""
        parts = PurePath(name.replace("\\", "/")).parts
        return next((key for n in range(len(parts)) if (key := "/".join(parts[n:])) in self.rows), None)
