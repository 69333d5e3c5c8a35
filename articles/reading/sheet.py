"""A text in the making, with hints on its spans."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from articles.reading.errors import ReadingError, Refusal
from articles.reading.limits import LONGEST_TEXT
from articles.reading.plain_text import FAULTS
from articles.reading.values import Hint, HintKind, LeftOut, Omission, Transcript


class Sheet:
    """What a reader writes on, piece by piece. Raises ReadingError where the text grows beyond the limit."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pieces: list[str] = []
        self._open: list[tuple[int, HintKind, str]] = []
        self._spans: list[tuple[int, int, HintKind, str]] = []
        self._left_out: list[LeftOut] = []
        self.length = 0
        self.last = "\n"

    def write(self, text: str) -> None:
        if not text:
            return
        self._pieces.append(text)
        self.length += len(text)
        self.last = text[-1]
        if self.length > LONGEST_TEXT:
            raise ReadingError(Refusal.TOO_LONG, self._name, most=LONGEST_TEXT)

    def end_line(self) -> None:
        """The next piece begins a line."""
        if self.last != "\n":
            self.write("\n")

    def open(self, kind: HintKind, value: str = "") -> None:
        """A hint begins here; the hints opened last are closed first."""
        self._open.append((self.length, kind, value))

    def close(self) -> None:
        start, kind, value = self._open.pop()
        self._spans.append((start, self.length, kind, value))

    @contextmanager
    def marked(self, kind: HintKind, value: str = "") -> Iterator[None]:
        self.open(kind, value)
        yield
        self.close()

    def leave_out(self, what: Omission, text: str = "") -> None:
        self._left_out.append(LeftOut(what, FAULTS.sub("\ufffd", " ".join(text.split()))))

    def transcript(self) -> Transcript:
        text = "".join(self._pieces)
        hints = [_trimmed(text, *span) for span in self._spans]
        inked = sorted((hint for hint in hints if hint.start < hint.end), key=lambda hint: (hint.start, -hint.end))
        return Transcript(text, tuple(inked), tuple(self._left_out))


def _trimmed(text: str, start: int, end: int, kind: HintKind, value: str) -> Hint:
    """The hint on the ink of its span."""
    span = text[start:end]
    return Hint(start + len(span) - len(span.lstrip()), start + len(span.rstrip()), kind, value)
