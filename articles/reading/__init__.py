"""Reading the text of a file from its bytes."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from .addresses import text_address
from .errors import ReadingError, Refusal
from .formats import Format, format_of
from .html import transcribe_html
from .isolation import transcribe_apart
from .limits import LARGEST_FILE, LARGEST_TEXT
from .no_posts import check_is_post
from .packages import check_size
from .plain_text import check_characters, decode_text
from .values import Reading, Transcript

MEDIA_TYPES = {
    Format.TEXT: "text/plain",
    Format.HTML: "text/html",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
}

READERS = {Format.TEXT: "text 1", Format.HTML: "html 3", Format.DOCX: "docx 4", Format.PDF: "pdf 4"}
"""The readers with their versions: a change to what a reader makes of a file increases its version."""


def read(data: bytes, *, name: str, encoding: str | None = None) -> Reading:
    """The text of a file. Raises ReadingError with the reason why the file is refused, and the place of the fault.

    Archives are refused: `archives.unpack` gives the files in them.
    """
    check_size(len(data), LARGEST_FILE, name)
    if not data.strip():
        raise ReadingError(Refusal.EMPTY, name)
    format = format_of(data, name)
    transcript, used = _transcribe(data, name, format, encoding)
    if format is Format.TEXT:
        check_is_post(transcript.text, name)
    check_characters(transcript.text, name)
    return Reading(
        name=name,
        text=transcript.text,
        encoding=used,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/markdown" if PurePath(name).suffix.lower() in (".md", ".markdown") else MEDIA_TYPES[format],
        reader=READERS[format],
        hints=transcript.hints,
        left_out=transcript.left_out,
        boxes=transcript.boxes,
        address=transcript.address,
    )


def _transcribe(data: bytes, name: str, format: Format, encoding: str | None) -> tuple[Transcript, str]:
    """The transcript, and the encoding of the bytes."""
    if format is Format.ZIP:
        raise ReadingError(Refusal.NESTED, name)
    if format is Format.HTML:
        return transcribe_html(data, name, encoding)
    if format is Format.TEXT:
        check_size(len(data), LARGEST_TEXT, name)
        text, used = decode_text(data, name, encoding)
        return Transcript(text, address=text_address(text)), used
    return transcribe_apart(data, name, format.value), "unicode"
