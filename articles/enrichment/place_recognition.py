"""Finding the names of places in a text, with all the places that each may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .place_names import ABBREVIATIONS, NameForm, PlaceNames
from .tokenizer import WordBorders


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place name in the text from `start` to `end`, with the codes of the places that it may mean.

    `certain` names end in 市, 区, 县 or belong to a province or a prefecture. `is_word`: the name is an ordinary word
    too.
    """

    start: int
    end: int
    codes: frozenset[str]
    certain: bool
    is_word: bool = False


STREETS = frozenset("路街村镇乡河湖山江寺桥庙岛渔园湾坝峡塔")
"""After a short name they make the name of something smaller: 仙桃村 is not 仙桃."""

LONGER_WORDS = re.compile(r"区[域别]|市场")
"""Words that begin with the last character of a full name: 南岸区域 is not 南岸区."""

ONE = "".join(ABBREVIATIONS)
COMMON_CHARACTERS = frozenset("云贵甘青宁新藏港澳")
"""Abbreviations that are common characters of words too: two of them in a row prove nothing."""

ABBREVIATION_RUN = re.compile(rf"[{ONE}][{ONE}]+")  # no {2,}: patterns are quick that begin with one character
VISIT = re.compile(
    rf"[在来赴驻离抵](?:(?P<event>[{ONE}])(?=召开|举[行办]|开[幕展]|闭幕|启动|成立|揭[牌晓]|签约|落幕|调研|考察|务工)|[京津沪渝])"
)
"""在渝召开, whatever words the dictionary makes of it; 来京 if no longer word (京东) begins there."""


def find_names(text: str, borders: WordBorders, names: PlaceNames) -> list[NamedPlace]:
    """The place names in text order; none overlaps another."""
    found = {name.start: name for name in _listed_names(text, borders, names)}
    taken = {offset for name in found.values() for offset in range(name.start, name.end)}
    for start in _abbreviations(text, borders):
        if start not in taken:
            codes = frozenset({ABBREVIATIONS[text[start]] + "0000"})
            found[start] = NamedPlace(start, start + 1, codes, certain=True)
    return [found[start] for start in sorted(found)]


def _listed_names(text: str, borders: WordBorders, names: PlaceNames) -> Iterator[NamedPlace]:
    """The longest form of a name at each position, without those that begin within another."""
    end = 0
    for start in names.positions(text):
        if start < end:
            continue
        form = next((form for form in names.forms_at(text, start) if _is_name(form, text, start, borders)), None)
        if form:
            end = start + len(form.text)
            is_large = any(code.endswith("00") for code in form.codes)
            yield NamedPlace(start, end, form.codes, form.is_full or is_large, form.is_word)


def _is_name(form: NameForm, text: str, start: int, borders: WordBorders) -> bool:
    """Whether the form is a name here: a short one is a whole word, and not part of the name of a street or village."""
    end = start + len(form.text)
    if form.is_full and LONGER_WORDS.match(text, end - 1):
        return False
    if form.is_full and len(form.text) > 2:
        return True
    return start in borders and (form.is_full or (text[end : end + 1] not in STREETS and end in borders))


def _abbreviations(text: str, borders: WordBorders) -> Iterator[int]:
    """Positions of abbreviated provinces: 川渝, 京津冀; 在渝召开, 来京."""
    for run in ABBREVIATION_RUN.finditer(text):
        different = set(run.group())
        proves = len(different) == len(run.group()) and (len(different) > 2 or not COMMON_CHARACTERS & different)
        if proves and run.start() in borders and run.end() in borders:
            yield from range(run.start(), run.end())
    for visit in VISIT.finditer(text):
        if visit["event"] or visit.end() in borders:
            yield visit.end() - 1
