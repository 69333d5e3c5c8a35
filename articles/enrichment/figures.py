"""The figures that a story reports: counts, sums, shares and durations, with what qualifies them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.enrichment.numerals import DIGITS, MULTIPLES, TENS, number_of
from articles.enrichment.values import Figure

UNITS = (
    "人次|场次|户次|万元|个月|小时|公里|平方米|人|元|名|家|个|件|起|项|期|次|张|份|条|处|支|位|户|对|片|盒|粒|组|批|"
    "种|类|场|年|天|所|台|辆|套|吨|亩|站"
)
BEFORE = "超过|突破|不少于|不低于|至少|近|约|超|逾|达到|达"
AFTER = "多|余"
SHARE = re.compile(rf"(?P<before>{BEFORE})?(?P<number>\d+(?:\.\d+)?)(?P<unit>%|％|个百分点)")
AMOUNT = re.compile(
    rf"(?P<before>{BEFORE})?"
    r"(?P<number>\d[\d,]*(?:\.\d+)?|[零一二两三四五六七八九十百千]*[零一二两三四五六七八九十百千])"
    rf"(?P<after1>{AFTER}|来)?(?P<multiple>万亿|[万亿千百])?(?P<after2>{AFTER})?(?P<unit>{UNITS})"
)
RANGE = re.compile(
    rf"(?P<low>\d+(?:\.\d+)?)(?P<low_multiple>[万亿])?(?:{UNITS})?[~～—–-]"
    rf"(?P<high>\d+(?:\.\d+)?)(?P<multiple>[万亿])?(?P<unit>{UNITS})"
)
NEIGHBOURS = re.compile(
    rf"(?P<low>[一二三四五六七八])(?P<high>[二三四五六七八九])(?P<tens>[十百千万])(?P<unit>{UNITS})"
)
"""五六十元: from fifty to sixty."""

NO_COUNT = re.compile(r"[第前每今昨“‘万亿\d.+/~～-]")
"""Before a number that counts nothing (第3次, 每3天, “5个一”) or is only the end of one (1亿2000万)."""

CLAUSE_MARKS = "，。；：！？、“”‘’（）《》,;:!?()\n\t \u3000"


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures in the order of the text, both ends of a range; what the story says again is given once."""
    found: list[tuple[int, int, Figure]] = []
    for figures in (_ranges(text), _neighbours(text), _shares(text), _amounts(text)):
        found += [new for new in list(figures) if not any(new[0] < end and start < new[1] for start, end, _ in found)]
    once: dict[tuple[float, str, str], Figure] = {}
    for _, end, figure in sorted(found, key=lambda row: row[0]):
        once.setdefault((figure.value, figure.unit, text[end : end + 2]), figure)
    return tuple(once.values())


def _ranges(text: str) -> Iterator[tuple[int, int, Figure]]:
    """500元~5000元."""
    for match in RANGE.finditer(text):
        if match["unit"] in "年月" or _is_titled(text, match.start()):
            continue
        high = _times(float(match["high"]), match["multiple"])
        low = _times(float(match["low"]), match["low_multiple"] or match["multiple"])
        yield from _row(text, match, low, high)


def _neighbours(text: str) -> Iterator[tuple[int, int, Figure]]:
    for match in NEIGHBOURS.finditer(text):
        if DIGITS[match["high"]] == DIGITS[match["low"]] + 1:
            yield from _row(text, match, *(number_of(match[end] + match["tens"]) for end in ("low", "high")))


def _shares(text: str) -> Iterator[tuple[int, int, Figure]]:
    for match in SHARE.finditer(text):
        unit = match["unit"].replace("％", "%")
        yield match.start(), match.end(), Figure(clause(text, match), float(match["number"]), unit, match["before"])


def _amounts(text: str) -> Iterator[tuple[int, int, Figure]]:
    for match in AMOUNT.finditer(text):
        if _counts(text, match):
            qualifier = match["before"] or match["after1"] or match["after2"]
            value, unit = _value(match)
            yield match.start(), match.end(), Figure(clause(text, match), value, unit, qualifier)


def _row(text: str, match: re.Match[str], *values: float) -> Iterator[tuple[int, int, Figure]]:
    for value in values:
        yield match.start(), match.end(), Figure(clause(text, match), float(value), match["unit"])


def _value(match: re.Match[str]) -> tuple[float, str]:
    """The number written out, and its unit: 3.5万元 is 35000 元."""
    number = match["number"]
    value = float(number.replace(",", "")) if number[0].isdigit() else float(number_of(number))
    value = _times(value, match["multiple"])
    return (value * 10**4, "元") if match["unit"] == "万元" else (value, match["unit"])


def _times(value: float, multiple: str | None) -> float:
    for character in multiple or "":
        value *= MULTIPLES.get(character) or TENS[character]
    return round(value, 6)


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the amount is a fact: no ordinal, no calendar year, no 一个 or 两场 that says only 'a' or 'both'."""
    number, unit = match["number"], match["unit"]
    if NO_COUNT.fullmatch(text[: match.start()][-1:]) or _is_titled(text, match.start()):
        return False
    if match["before"] or match["after1"] or match["after2"]:
        return True
    if number[0].isdigit():
        return not (unit == "年" and len(number) == 4)
    if len(number) == 1:
        return number == "十" or (number in DIGITS and (bool(match["multiple"]) or _is_few(number, unit)))
    return not set(number) <= set(TENS)


def _is_few(number: str, unit: str) -> bool:
    """两批, 三家: of most other things 一个 and 两场 are only turns of phrase."""
    return number not in "零一" and unit in ("批", "家", "名")


def _is_titled(text: str, at: int) -> bool:
    """Within the title of a document."""
    before = text[:at]
    return before.rfind("《") > before.rfind("》")


def clause(text: str, match: re.Match[str]) -> str:
    """The words around a figure, from one mark to the next."""
    start, end = match.span()
    while start and text[start - 1] not in CLAUSE_MARKS:
        start -= 1
    while end < len(text) and text[end] not in CLAUSE_MARKS:
        end += 1
    return text[start:end]
