"""Lines that are nothing but names of persons."""

from __future__ import annotations

import re

from articles.data import entries

_LISTS = entries("surnames.txt")
SINGLE = frozenset("".join(line for line in _LISTS if " " not in line))
DOUBLE = frozenset(name for line in _LISTS if " " in line for name in line.split())

SPACED = re.compile(r"([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")


def close_up(text: str) -> str:
    """Names of two characters that were spaced out to the width of three, closed up: 王  五."""
    return SPACED.sub(r"\1\2", text) if " " in text else text


def is_person(name: str) -> bool:
    """Whether this has the form of a Chinese personal name: a surname and one or two characters."""
    if name[:2] in DOUBLE:
        return 3 <= len(name) <= 4
    return 2 <= len(name) <= 3 and name[0] in SINGLE


def only_people(text: str) -> bool:
    """Whether a folded line is one to six personal names and nothing else."""
    names = re.split(r"[\s、,]+", close_up(text.strip()))
    return 1 <= len(names) <= 6 and all(map(is_person, names))
