"""Radicals that PDF files have instead of the characters they look like: ⽤ for 用, ⺠ for 民."""

from __future__ import annotations

import unicodedata

from articles.data import entries

KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
SUPPLEMENT = {ord(radical): character for radical, character in entries("radicals.txt")}
CHARACTER_OF_RADICAL = KANGXI | SUPPLEMENT


def without_radicals(text: str) -> str:
    """The text with each radical replaced by its character. Its length does not change."""
    return text.translate(CHARACTER_OF_RADICAL)
