"""Texts that a spreadsheet shows as they are: none comes alive as a formula, and nothing in them is invisible."""

from __future__ import annotations

import re

BLANKS = (
    r"\s\x00-\x20\x7f-\xa0\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u1680\u17b4\u17b5"
    r"\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters without a picture of their own: blanks, controls and formats of Unicode, and what fills a place."""

SIGNS = (
    r"=+\-@"
    r"\uff1d\uff0b\uff0d\uff20"  # in full width
    r"\ufe66\ufe62\ufe63\ufe6b"  # small
    r"\u207a-\u207c\u208a-\u208c"  # raised and lowered
    r"\u02d7\u2010-\u2013\u2212\u2795\u2796"  # other minus signs; a dash (——) is none, and begins many a subhead
)
"""What begins a formula, and what a spreadsheet or its user may take for it."""

LIVE = re.compile(rf"[{BLANKS}'\"]*[{SIGNS}]|'*[\t\r\n\0]")
"""What a spreadsheet may take for a formula, or for a way out of its cell (OWASP ASVS 5, 1.2.10)."""

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What has no picture, and what XML cannot hold."""


def is_live(text: str) -> bool:
    return LIVE.match(text) is not None


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it might come alive."""
    return f"'{text}" if LIVE.match(text) else text


def unguarded(cell: str) -> str:
    """What was guarded."""
    return cell[1:] if cell.startswith("'") and LIVE.match(cell, 1) else cell


def printable(text: str) -> str:
    """The text with line ends made alike and a visible sign for each character that has none."""
    if text.isprintable() or text.replace("\n", "").isprintable():  # most cells, and a tenth of the time
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROLS.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    """The picture of a control character (U+2400 and on), or the sign of replacement."""
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"
