"""Where a text has the name of a place, and which places each may mean: no decision yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.enrichment.place_names import ABBREVIATIONS, Form, PlaceNames
from articles.enrichment.tokenizer import WordBorders


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in the text from `start` to `end`, with the codes that it may mean.

    `sure` names carry 市, 区, 县 or are of a province or a prefecture; `word` ones are words besides.
    """

    start: int
    end: int
    codes: frozenset[str]
    sure: bool
    word: bool = False


STREETS = frozenset("路街村镇乡河湖山江寺桥庙岛渔园湾坝峡塔")
"""After a short name they make the name of something smaller: 仙桃村 is not 仙桃."""

LONGER_WORDS = re.compile(r"区[域别]|市场")
"""Where the last character of a full name belongs to the next word."""

ONE = "".join(ABBREVIATIONS)
RARE = frozenset("云贵甘青宁新藏港澳")
"""Abbreviations that are also common characters of words: two of them in a row prove nothing."""

RUN = re.compile(rf"[{ONE}][{ONE}]+")  # no {2,}: patterns are quick that begin with one character
VISIT = re.compile(
    rf"[在来赴驻离抵](?:(?P<event>[{ONE}])(?=召开|举[行办]|开[幕展]|闭幕|启动|成立|揭[牌晓]|签约|落幕|调研|考察|务工)|[京津沪渝])"
)
"""在渝召开, whatever words the dictionary makes of it; 来京 where no longer word (京东) begins."""


def spot(text: str, borders: WordBorders, names: PlaceNames) -> list[Hit]:
    """The names in the order of the text, none over another."""
    hits = {hit.start: hit for hit in _names(text, borders, names)}
    taken = {at for hit in hits.values() for at in range(hit.start, hit.end)}
    hits |= {hit.start: hit for hit in _abbreviations(text, borders) if hit.start not in taken}
    return [hits[at] for at in sorted(hits)]


def _names(text: str, borders: WordBorders, names: PlaceNames) -> Iterator[Hit]:
    end = 0
    for at in names.heads(text):
        form = (
            next((form for form in names.at(text, at) if _stands(form, text, at, borders)), None) if at >= end else None
        )
        if form:
            end = at + len(form.text)
            yield Hit(at, end, form.codes, form.full or _is_large(form), form.word)


def _stands(form: Form, text: str, at: int, borders: WordBorders) -> bool:
    """Whether the form is a name of its own here: short ones begin and end with a word and name nothing smaller."""
    end = at + len(form.text)
    if form.full and LONGER_WORDS.match(text, end - 1):
        return False
    if form.full and len(form.text) > 2:
        return True
    return at in borders and (form.full or (text[end : end + 1] not in STREETS and end in borders))


def _is_large(form: Form) -> bool:
    return any(code.endswith("00") for code in form.codes)


def _abbreviations(text: str, borders: WordBorders) -> Iterator[Hit]:
    """川渝, 京津冀; 在渝召开, 来京."""
    for run in RUN.finditer(text):
        if _is_run(run.group()) and run.start() in borders and run.end() in borders:
            yield from (_abbreviation(text, at) for at in range(run.start(), run.end()))
    for visit in VISIT.finditer(text):
        if visit["event"] or visit.end() in borders:
            yield _abbreviation(text, visit.end() - 1)


def _is_run(run: str) -> bool:
    return len(set(run)) == len(run) and (len(run) > 2 or not RARE & set(run))


def _abbreviation(text: str, at: int) -> Hit:
    return Hit(at, at + 1, frozenset({ABBREVIATIONS[text[at]] + "0000"}), sure=True)
