"""Which of the registered units contributed a story, by what is printed: the signature first, else whom it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from articles.parsing.values import CROSSHEAD_MARK

SHORTEST = 3
"""Characters of a name that is looked for: 总工会 by itself is the end of many."""

LEAD = 120
"""Characters at the head of the text in which the story says whom it is about."""

CORRESPONDENT = re.compile(r"通讯员|特约记者|报道员")
GOES_ON = re.compile(r"(?:干部|职工)(?:学校|学院)|机关(?:工会|党委)|(?:工会)?(?:委员会|联合会)")
"""What makes another body of a name that stands before it: 重庆市总工会干部学校."""
RELATIVE = re.compile("[省市区县州旗]")
"""What begins a name that is whole by itself, and the end of another behind a place: 市总工会 in 杭州市总工会."""
BEFORE_A_NAME = re.compile(r"(?:^|[^\u4e00-\u9fff]|[日由经和与到在对向为受获从系是据被给让])$")


class KnownBy(StrEnum):
    BYLINE = "byline"
    CORRESPONDENT = "correspondent"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class ContributorFound:
    """`unit` is the key that the register gives its names."""

    unit: int
    known_by: KnownBy


class UnitNames:
    """The names of the register, by which units are found in a text: the longest name that begins at a place."""

    def __init__(self, units: Mapping[str, int]) -> None:
        """From name to the key of its unit. A name of two units is no name of either."""
        self._units = {name: key for name, key in units.items() if len(name) >= SHORTEST}
        longest_first = sorted(self._units, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def in_text(self, text: str) -> Iterator[tuple[int, int]]:
        """Place and unit, in the order of the text. A name that begins another body's is none."""
        for found in self._pattern.finditer(text) if self._pattern else ():
            if not GOES_ON.match(text, found.end()) and self._is_whole(text, found):
                yield found.start(), self._units[found[0]]

    def _is_whole(self, text: str, found: re.Match[str]) -> bool:
        before = text[max(found.start() - 1, 0) : found.start()]
        return not RELATIVE.match(found[0]) or bool(BEFORE_A_NAME.search(before))


def contributors(names: UnitNames, *, byline: str, headline: str, body: str) -> tuple[ContributorFound, ...]:
    """The units that signed. Where none did: the first that the headline names, else the first of the lead."""
    signed = _signed(names, byline)
    if signed:
        return signed
    for text in (headline, _lead(body)):
        for _place, unit in names.in_text(text):
            return (ContributorFound(unit, KnownBy.SUBJECT),)
    return ()


def _signed(names: UnitNames, byline: str) -> tuple[ContributorFound, ...]:
    """A unit behind the word for a correspondent is the correspondent's."""
    said = CORRESPONDENT.search(byline)
    found: dict[int, KnownBy] = {}
    for place, unit in names.in_text(byline):
        is_correspondents = said is not None and place > said.start()
        found.setdefault(unit, KnownBy.CORRESPONDENT if is_correspondents else KnownBy.BYLINE)
    return tuple(ContributorFound(unit, known_by) for unit, known_by in found.items())


def _lead(body: str) -> str:
    paragraphs = (line for line in body.splitlines() if line and not line.startswith(CROSSHEAD_MARK))
    return next(paragraphs, "")[:LEAD]


def unit_names(units: Iterable[tuple[int, Iterable[str]]]) -> UnitNames:
    """Of a register of keys with their names. A name that two units bear is left out."""
    keys: dict[str, set[int]] = {}
    for key, names in units:
        for name in names:
            keys.setdefault(name, set()).add(key)
    return UnitNames({name: next(iter(of)) for name, of in keys.items() if len(of) == 1})
