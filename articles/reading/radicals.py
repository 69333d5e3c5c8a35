"""Radicals that PDF files print in place of the characters they look like: ⽤ for 用, ⺠ for 民."""

from __future__ import annotations

import unicodedata

from articles.data import entries

KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
SUPPLEMENT = {ord(radical): character for radical, character in entries("radicals.txt")}
CHARACTERS = KANGXI | SUPPLEMENT


def without_radicals(text: str) -> str:
    """The text with each radical replaced by its character; it keeps its length."""
    return text.translate(CHARACTERS)
