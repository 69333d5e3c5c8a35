"""Plain text and Markdown."""

from __future__ import annotations

import re

from articles.reading.decoding import decode
from articles.reading.errors import ReadingError, Refusal
from articles.reading.sniffing import full_of_controls

FAULTS = re.compile("[\0\ud800-\udfff]")


def decode_text(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """As `decode`, but bytes that are full of control characters are a binary file, whatever they decode to."""
    binary = ReadingError(Refusal.NOT_TEXT, name)
    try:
        text, used = decode(data, name=name, encoding=encoding)
    except ReadingError as error:
        raise (binary if full_of_controls(data.decode("latin-1")) else error) from None
    if full_of_controls(text):
        raise binary
    return text, used


def check_characters(text: str, name: str) -> None:
    """Raises ReadingError where the text holds nothing, or what no database stores."""
    if not text.strip("\ufeff\u200b \t\r\n\f\v\x85\xa0\u2028\u2029\u3000"):
        raise ReadingError(Refusal.EMPTY, name)
    fault = FAULTS.search(text)
    if fault:
        code = Refusal.NUL if fault.group() == "\0" else Refusal.SURROGATE
        raise ReadingError(code, name, place=fault.start())
