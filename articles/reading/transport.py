"""A transcript, or why there is none, as the bytes that go from one process to another."""

from __future__ import annotations

import json
from dataclasses import asdict

from articles.reading.errors import ReadingError, Refusal
from articles.reading.values import Hint, HintKind, LeftOut, Omission, Transcript


def packed(outcome: Transcript | ReadingError) -> bytes:
    told = (
        {"refusal": outcome.code, "details": outcome.details} if isinstance(outcome, ReadingError) else asdict(outcome)
    )
    return json.dumps(told, default=str).encode("ascii")


def unpack_transcript(data: bytes, name: str) -> Transcript:
    """Raises the ReadingError that was packed, under the file's name."""
    told = json.loads(data)
    if "refusal" in told:
        raise ReadingError(Refusal(told["refusal"]), name, **told["details"])
    hints = (Hint(each["start"], each["end"], HintKind(each["kind"]), each["value"]) for each in told["hints"])
    left_out = (LeftOut(Omission(each["what"]), each["text"]) for each in told["left_out"])
    return Transcript(told["text"], tuple(hints), tuple(left_out))
