"""Documents of binary formats are read in a process of their own, which has little time and memory.

Their parsers are large and their files come from strangers: a bomb costs seconds, and takes nobody with it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from articles.reading.errors import ReadingError, Refusal
from articles.reading.limits import MEGABYTE, MEMORY, SECONDS
from articles.reading.transport import unpack_transcript
from articles.reading.values import Transcript

ROOT = Path(__file__).resolve().parents[2]


def transcribe_apart(data: bytes, name: str, format: str) -> Transcript:
    """The transcript that a child process makes. Raises ReadingError where it refuses, is stopped or dies."""
    return unpack_transcript(_made_apart(data, name, format), name)


def picture_apart(data: bytes, name: str, page: int) -> bytes:
    """The picture of a page of a PDF file, a PNG. Raises ReadingError, also where there is no such page."""
    return _made_apart(data, name, "PDF", str(page))


def _made_apart(data: bytes, name: str, format: str, *more: str) -> bytes:
    command = [sys.executable, "-m", "articles.reading.child", format, str(SECONDS), str(MEMORY), *more]
    try:
        done = subprocess.run(command, input=data, capture_output=True, cwd=ROOT, timeout=2 * SECONDS)
    except subprocess.TimeoutExpired:
        raise _too_costly(name) from None
    if done.returncode:
        raise _too_costly(name) if _was_stopped(done) else ReadingError(Refusal.DAMAGED, name, what=format)
    return done.stdout


def _was_stopped(done: subprocess.CompletedProcess[bytes]) -> bool:
    """Whether a limit ended the process: by a signal, or for want of memory."""
    return done.returncode < 0 or b"MemoryError" in done.stderr


def _too_costly(name: str) -> ReadingError:
    return ReadingError(Refusal.TOO_COSTLY, name, seconds=SECONDS, megabytes=MEMORY // MEGABYTE)
