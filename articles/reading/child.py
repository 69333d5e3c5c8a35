"""python -m articles.reading.child FORMAT SECONDS BYTES [PAGE [AREA [COVERED …]]]

Reads a document from standard input and writes its transcript to standard output; with PAGE, the picture of that page
of a PDF file; with AREA, what is cut out of it. An area is its four edges with commas between. Uses no more processor
time and memory than given, except on Windows, which limits neither: there the timeout of the parent process applies.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence

from .cutting import Area, Cutting
from .errors import ReadingError, Refusal
from .isolation import pack_outcome
from .values import Transcript


def main(format: str, seconds: str, memory: str, page: str = "", *areas: str) -> None:
    limit_resources(int(seconds), int(memory))
    data = sys.stdin.buffer.read()
    made = draw(data, int(page), areas) if page else pack_outcome(read_document(data, format))
    sys.stdout.buffer.write(made)


def limit_resources(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(what, (most, most))


def draw(data: bytes, page: int, areas: Sequence[str]) -> bytes:
    from .pdf_image import cutting_image, page_image

    if not areas:
        return page_image(data, page)
    cut, *covered = (Area(*map(int, area.split(","))) for area in areas)
    return cutting_image(data, Cutting(page, cut, tuple(covered)))


def read_document(data: bytes, format: str) -> Transcript | ReadingError:
    try:
        return reader_of(format)(data, "")
    except ReadingError as refused:
        return refused
    except MemoryError:
        raise
    except Exception as error:  # a parser may raise anything on a damaged file
        return ReadingError(Refusal.DAMAGED, "", what=format, why=repr(error))


def reader_of(format: str) -> Callable[[bytes, str], Transcript]:
    """The reader, imported after the limits are set, and only the one whose library is needed."""
    if format == "DOCX":
        from .docx import transcribe_docx

        return transcribe_docx
    try:
        from .pdf import transcribe_pdf
    except ModuleNotFoundError:
        raise ReadingError(Refusal.NO_LIBRARY, "", what=format, requirements="requirements-pdf.txt") from None
    return transcribe_pdf


if __name__ == "__main__":
    main(*sys.argv[1:])
