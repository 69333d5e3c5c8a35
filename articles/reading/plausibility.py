"""Whether decoded text can be Chinese newspaper text."""

from __future__ import annotations

from articles.data import entries

ENOUGH = 0.3
"""The share of the Han characters that must be among the 500 commonest: text runs at 0.7 and more, UTF-16 read as
GB18030 below 0.1."""

SAMPLE = 20_000
"""Characters looked at."""

COMMON = frozenset("".join(entries("common_characters.txt")))


def plausible(text: str) -> bool:
    """Whether the text's characters are those of ordinary text: few are private, unassigned or rare."""
    sample = text[:SAMPLE]
    foreign = sum(map(_foreign, sample))
    han = [c for c in sample if c > "\u2e7f" and not _foreign(c) and not "\u3000" <= c <= "\u303f"]
    if foreign > len(sample) * 0.05:
        return False
    if not han:
        return sample.isprintable() or any(c.isalnum() for c in sample)
    return sum(c in COMMON or "\uff00" <= c <= "\uffef" for c in han) >= ENOUGH * len(han)


def _foreign(char: str) -> bool:
    """Control, private and unassigned characters, and scripts that no Chinese newspaper prints."""
    return (
        (char < " " and char not in "\t\n\r\f\v")
        or "\x7f" <= char <= "\x9f"
        or "\u0590" <= char <= "\u1fff"
        or "\ua000" <= char <= "\uf8ff"
        or char > "\U0003ffff"
    )
