"""python -m articles.reading.child FORMAT SECONDS BYTES: a document on standard input, its transcript on the output.

With PAGE behind these, the picture of that page of a PDF file.

No more processor time and memory than that. Windows limits neither: there the clock of whoever waits counts.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable

from articles.reading.errors import ReadingError, Refusal
from articles.reading.transport import packed
from articles.reading.values import Transcript


def main(format: str, seconds: str, memory: str, page: str = "") -> None:
    limit(int(seconds), int(memory))
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(picture(data, int(page)) if page else packed(outcome(data, format)))


def picture(data: bytes, page: int) -> bytes:
    from articles.reading.pdf_image import page_image

    return page_image(data, page)


def limit(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(what, (most, most))


def outcome(data: bytes, format: str) -> Transcript | ReadingError:
    try:
        return reader_of(format)(data, "")
    except ReadingError as refused:
        return refused
    except MemoryError:
        raise
    except Exception as error:  # a parser may raise anything on a damaged file
        return ReadingError(Refusal.DAMAGED, "", what=format, why=repr(error))


def reader_of(format: str) -> Callable[[bytes, str], Transcript]:
    """The reader, loaded after the limits are set; a format's library is asked for only where it is needed."""
    if format == "DOCX":
        from articles.reading.docx import transcribe_docx

        return transcribe_docx
    try:
        from articles.reading.pdf import transcribe_pdf
    except ModuleNotFoundError:
        raise ReadingError(Refusal.NO_LIBRARY, "", what=format, requirements="requirements-pdf.txt") from None
    return transcribe_pdf


if __name__ == "__main__":
    main(*sys.argv[1:])
