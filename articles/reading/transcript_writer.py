"""Writing a transcript piece by piece, with hints on spans of its text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .errors import ReadingError, Refusal
from .limits import LONGEST_TEXT
from .plain_text import UNSTORABLE
from .values import Hint, HintKind, LeftOut, LineBox, Omission, Transcript


class TranscriptWriter:
    """Collects the text of a document. Raises ReadingError if it grows beyond the limit."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pieces: list[str] = []
        self._open: list[tuple[int, HintKind, str]] = []
        self._spans: list[tuple[int, int, HintKind, str]] = []
        self._left_out: list[LeftOut] = []
        self._boxes: list[LineBox] = []
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
        """Make the next piece begin a line."""
        if self.last != "\n":
            self.write("\n")

    def open_hint(self, kind: HintKind, value: str = "") -> None:
        """Begin the span of a hint. The hint opened last is closed first."""
        self._open.append((self.length, kind, value))

    def close_hint(self) -> None:
        start, kind, value = self._open.pop()
        self._spans.append((start, self.length, kind, value))

    @contextmanager
    def hint(self, kind: HintKind, value: str = "") -> Iterator[None]:
        """A hint on what is written within."""
        self.open_hint(kind, value)
        yield
        self.close_hint()

    def leave_out(self, what: Omission, text: str = "") -> None:
        """Note something that is in the document and not in its text."""
        self._left_out.append(LeftOut(what, UNSTORABLE.sub("\ufffd", " ".join(text.split()))))

    def place(self, box: LineBox) -> None:
        """Note where a line stands that was written, or is written next."""
        self._boxes.append(box)

    def transcript(self) -> Transcript:
        """What was written, with the hints that have ink, in text order, longer ones first."""
        text = "".join(self._pieces)
        hints = [_on_ink(text, *span) for span in self._spans]
        inked = sorted((hint for hint in hints if hint.start < hint.end), key=lambda hint: (hint.start, -hint.end))
        return Transcript(text, tuple(inked), tuple(self._left_out), tuple(self._boxes))


def _on_ink(text: str, start: int, end: int, kind: HintKind, value: str) -> Hint:
    """The hint without white space around its span."""
    span = text[start:end]
    return Hint(start + len(span) - len(span.lstrip()), start + len(span.rstrip()), kind, value)
