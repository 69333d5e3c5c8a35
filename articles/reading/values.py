"""What a reader makes of a file."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one source. Offsets everywhere count code points of `text`.

    The byte order mark is removed; line ends are as they were, so offsets point into the text as it came.
    """

    name: str
    text: str
    encoding: str
    sha256: str

    @property
    def characters(self) -> int:
        return len(self.text)
