"""Reading binary formats in a process of their own, with little time and memory.

Their parsers are large and their files come from strangers: a bomb costs some seconds and harms nobody else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from .cutting import Cutting
from .errors import ReadingError, Refusal
from .limits import MEGABYTE, MEMORY, SECONDS
from .values import Hint, HintKind, LeftOut, LineBox, Omission, Transcript

ROOT = Path(__file__).resolve().parents[2]


def transcribe_apart(data: bytes, name: str, format: str) -> Transcript:
    """The transcript of a document. Raises ReadingError if the child process refuses it, is stopped or dies."""
    return unpack_transcript(_run_child(data, name, format), name)


def picture_apart(data: bytes, name: str, page: int) -> bytes:
    """A page of a PDF file as a PNG. Raises ReadingError, also if there is no such page."""
    return _run_child(data, name, "PDF", str(page))


def cutting_apart(data: bytes, name: str, cutting: Cutting) -> bytes:
    """What is cut out of a page of a PDF file, as a PNG. Raises ReadingError, also if there is no such page."""
    areas = (",".join(map(str, area)) for area in (cutting.area, *cutting.covered))
    return _run_child(data, name, "PDF", str(cutting.page), *areas)


def _run_child(data: bytes, name: str, format: str, *drawn: str) -> bytes:
    command = [sys.executable, "-m", "articles.reading.child", format, str(SECONDS), str(MEMORY), *drawn]
    too_costly = ReadingError(Refusal.TOO_COSTLY, name, seconds=SECONDS, megabytes=MEMORY // MEGABYTE)
    try:
        done = subprocess.run(command, input=data, capture_output=True, cwd=ROOT, timeout=2 * SECONDS)
    except subprocess.TimeoutExpired:
        raise too_costly from None
    if done.returncode < 0 or b"MemoryError" in done.stderr:  # killed by a signal, or out of memory
        raise too_costly
    if done.returncode:
        raise ReadingError(Refusal.DAMAGED, name, what=format)
    return done.stdout


def pack_outcome(outcome: Transcript | ReadingError) -> bytes:
    """What goes from the child process to its parent."""
    if isinstance(outcome, ReadingError):
        packed = {"refusal": outcome.code, "details": outcome.details}
    else:
        packed = asdict(outcome)
    return json.dumps(packed, default=str).encode("ascii")


def unpack_transcript(data: bytes, name: str) -> Transcript:
    """The transcript that was packed. If it was a ReadingError, raises it with the name of the file."""
    packed = json.loads(data)
    if "refusal" in packed:
        raise ReadingError(Refusal(packed["refusal"]), name, **packed["details"])
    hints = (Hint(each["start"], each["end"], HintKind(each["kind"]), each["value"]) for each in packed["hints"])
    left_out = (LeftOut(Omission(each["what"]), each["text"]) for each in packed["left_out"])
    boxes = (LineBox(**each) for each in packed["boxes"])
    return Transcript(packed["text"], tuple(hints), tuple(left_out), tuple(boxes))
