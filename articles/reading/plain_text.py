"""Reading plain text and Markdown."""

from __future__ import annotations

import re

from .decoding import decode
from .errors import ReadingError, Refusal

UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""Characters that no database stores."""

CONTROLS = re.compile(r"[\0-\x08\x0e-\x19\x1c-\x1f\x7f]")
"""Control characters that text does not have."""

SAMPLE = 8192
"""Characters looked at for control characters."""


def decode_text(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """As `decode`. Raises ReadingError also for bytes full of control characters, which are no text in any encoding."""
    binary = ReadingError(Refusal.NOT_TEXT, name)
    try:
        text, used = decode(data, name=name, encoding=encoding)
    except ReadingError as error:
        raise (binary if _is_binary(data.decode("latin-1")) else error) from None
    if _is_binary(text):
        raise binary
    return text, used


def _is_binary(text: str) -> bool:
    """Whether more than one character in ten is a control character that text does not have."""
    sample = text[:SAMPLE]
    return len(CONTROLS.findall(sample)) > len(sample) * 0.1


def check_characters(text: str, name: str) -> None:
    """Raises ReadingError if the text is empty, or has characters that no database stores."""
    if not text.strip("\ufeff\u200b \t\r\n\f\v\x85\xa0\u2028\u2029\u3000"):
        raise ReadingError(Refusal.EMPTY, name)
    fault = UNSTORABLE.search(text)
    if fault:
        code = Refusal.NUL if fault.group() == "\0" else Refusal.SURROGATE
        raise ReadingError(code, name, place=fault.start())
