"""The figures that a story reports: counts, sums, shares and durations, with their qualifiers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .numerals import DIGITS, MULTIPLES, TENS, number_of
from .scanning import Coverage, matches_at
from .values import Figure

Amount = tuple[float, str, str | None]
"""Value, unit and qualifier."""

UNITS = (
    "人次|场次|户次|万元|个月|小时|公里|平方米|人|元|名|家|个|件|起|项|期|次|张|份|条|处|支|位|户|对|片|盒|粒|组|批|"
    "种|类|场|年|天|所|台|辆|套|吨|亩|站"
)
BEFORE = "超过|突破|不少于|不低于|至少|近|约|超|逾|达到|达"
AFTER = "多|余"
SHARE = re.compile(rf"(?P<before>{BEFORE})?(?P<number>(?<!\d)\d{{1,12}}(?:\.\d{{1,6}})?)(?P<unit>%|％|个百分点)")
NUMERALS = "零一二两三四五六七八九十百千"
DIGIT = f"[{NUMERALS}]"
AMOUNT = re.compile(
    rf"(?P<before>{BEFORE})?"
    rf"(?P<number>(?<!\d)\d[\d,]{{0,15}}(?:\.\d{{1,6}})?|(?<!{DIGIT}){DIGIT}{{1,12}})"
    rf"(?P<after1>{AFTER}|来)?(?P<multiple>万亿|[万亿千百])?(?P<after2>{AFTER})?(?P<unit>{UNITS})"
)
RANGE = re.compile(
    rf"(?<!\d)(?P<low>\d{{1,12}}(?:\.\d{{1,6}})?)(?P<low_multiple>[万亿])?(?:{UNITS})?[~～—–-]"
    rf"(?P<high>\d{{1,12}}(?:\.\d{{1,6}})?)(?P<multiple>[万亿])?(?P<unit>{UNITS})"
)
ADJACENT = re.compile(rf"(?P<low>[一二三四五六七八])(?P<high>[二三四五六七八九])(?P<tens>[十百千万])(?P<unit>{UNITS})")
"""五六十元: fifty to sixty yuan."""

POSSIBLE_START = re.compile(
    rf"[\d{NUMERALS}超突不至近约逾达](?:(?<=\d)(?<!\d\d)|(?<={DIGIT})|(?<!\d)(?=\D{{0,2}}[\d{NUMERALS}]))"
)
"""Where any of these forms may begin: with a number, or with its qualifier."""

TITLE = re.compile(r"《[^》\n]*")
"""The titles of documents, whose numbers are no figures."""

NO_COUNT = re.compile(r"[第前每今昨“‘万亿\d.+/~～-]")
"""Before a number that counts nothing (第3次, 每3天, “5个一”) or is the end of a longer one (1亿2000万)."""

MAX_CONTEXT = 40
"""Characters quoted on each side of a number at most."""

CLAUSE_MARKS = "，。；：！？、“”‘’（）《》,;:!?()\n\t \u3000"


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures in text order, for a range both ends; what the story repeats is given once."""
    once: dict[tuple[float, str, str], Figure] = {}
    for match, (value, unit, qualifier) in sorted(_found(text), key=lambda row: row[0].start()):
        after = text[match.end() : match.end() + 2]
        once.setdefault((value, unit, after), Figure(_clause_around(match), value, unit, qualifier))
    return tuple(once.values())


def _found(text: str) -> Iterator[tuple[re.Match[str], Amount]]:
    coverage = Coverage(text, TITLE)
    positions = [match.start() for match in POSSIBLE_START.finditer(text)]
    for pattern, read in FORMS:
        for match in matches_at(positions, pattern, text):
            amounts = read(match)
            if amounts and coverage.claim(match):
                yield from ((match, amount) for amount in amounts)


def _range(match: re.Match[str]) -> list[Amount]:
    """500元~5000元; 2~3万元."""
    low = _multiplied(float(match["low"]), match["low_multiple"] or match["multiple"])
    high = _multiplied(float(match["high"]), match["multiple"])
    return [] if match["unit"] == "年" else [_in_yuan(low, match["unit"], None), _in_yuan(high, match["unit"], None)]


def _adjacent(match: re.Match[str]) -> list[Amount]:
    if DIGITS[match["high"]] != DIGITS[match["low"]] + 1:
        return []
    return [(float(number_of(match[end] + match["tens"])), match["unit"], None) for end in ("low", "high")]


def _share(match: re.Match[str]) -> list[Amount]:
    return [(float(match["number"]), match["unit"].replace("％", "%"), match["before"])]


def _amount(match: re.Match[str]) -> list[Amount]:
    if not _is_count(match):
        return []
    number = match["number"]
    value = float(number.replace(",", "")) if number[0].isdigit() else float(number_of(number))
    qualifier = match["before"] or match["after1"] or match["after2"]
    return [_in_yuan(_multiplied(value, match["multiple"]), match["unit"], qualifier)]


def _in_yuan(value: float, unit: str, qualifier: str | None) -> Amount:
    return (value * 10**4, "元", qualifier) if unit == "万元" else (value, unit, qualifier)


def _multiplied(value: float, multiple: str | None) -> float:
    for character in multiple or "":
        value *= MULTIPLES.get(character) or TENS[character]
    return round(value, 6)


def _is_count(match: re.Match[str]) -> bool:
    """Whether the amount is a fact: not an ordinal, a calendar year, or 一个 and 两场 for 'a' and 'both'."""
    number, unit = match["number"], match["unit"]
    if NO_COUNT.fullmatch(match.string[max(0, match.start() - 1) : match.start()]):
        return False
    if match["before"] or match["after1"] or match["after2"]:
        return True
    if number[0].isdigit():
        return not (unit == "年" and len(number) == 4)
    if len(number) == 1:
        return number == "十" or (number in DIGITS and (bool(match["multiple"]) or _is_few(number, unit)))
    return not set(number) <= set(TENS)


def _is_few(number: str, unit: str) -> bool:
    """两批, 三家: with most other units small numbers are only turns of phrase."""
    return number not in "零一" and unit in ("批", "家", "名")


def _clause_around(match: re.Match[str]) -> str:
    """The words around a figure, from one punctuation mark to the next."""
    text, (start, end) = match.string, match.span()
    first, last = max(0, start - MAX_CONTEXT), min(len(text), end + MAX_CONTEXT)
    while start > first and text[start - 1] not in CLAUSE_MARKS:
        start -= 1
    while end < last and text[end] not in CLAUSE_MARKS:
        end += 1
    return text[start:end]


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[Amount]]], ...] = (
    (RANGE, _range),
    (ADJACENT, _adjacent),
    (SHARE, _share),
    (AMOUNT, _amount),
)
"""Longer forms first: an amount that is part of a range is not read again."""
