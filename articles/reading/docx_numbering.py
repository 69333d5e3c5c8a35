"""The numbers and bullets that Word prints before the paragraphs of a list, though they stand in no paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from articles.reading.docx_styles import find, local, value

SYMBOLS = {
    **{"\uf06c": "●", "\uf06e": "■", "\uf06f": "□", "\uf075": "◆", "\uf077": "◆", "\uf0a7": "■", "\uf0a8": "□"},
    **{"\uf0b7": "•", "\uf0d8": "➢"},
}
"""The bullets among the characters of the fonts Wingdings and Symbol."""

LEVEL = re.compile(r"%([1-9])")
DIGITS = "〇一二三四五六七八九"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def chinese(number: int) -> str:
    """一 to 九十九, as sections are numbered; beyond that digit by digit."""
    if number > 99:
        return "".join(DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    many = {0: "", 1: "十"}.get(tens, f"{DIGITS[tens]}十")
    return many + (DIGITS[ones] if ones or not tens else "")


def letters(number: int) -> str:
    """a to z, then aa, bb."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    for worth, sign in ROMAN:
        if number >= worth:
            return sign + roman(number - worth)
    return ""


def circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else str(number)


FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital"), chinese),
    "taiwaneseCountingThousand": chinese,
    "ideographTraditional": lambda number: "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10],
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord("０") + int(digit)) for digit in str(number)),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "none": lambda number: "",
}
"""How numbers are written, by Word's names; others are written in digits."""


@dataclass(frozen=True, slots=True)
class Level:
    """`text` is what is printed, with %1 for the number of the first level."""

    form: str
    text: str
    start: int
    gap: str

    def printed(self, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
        """What stands before a paragraph of this level; a bullet that no font but its own has is nothing."""
        if self.form == "bullet":
            return "".join(SYMBOLS.get(char, char) for char in self.text if char in SYMBOLS or char.isprintable())
        return LEVEL.sub(lambda found: _written(levels, counts, int(found[1]) - 1), self.text)


def _written(levels: Mapping[int, Level], counts: Mapping[int, int], at: int) -> str:
    return FORMS.get(levels[at].form, str)(counts[at]) if at in counts and at in levels else ""


class Numbering:
    """Counts the paragraphs of all lists of a document, in its order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element) -> None:
        parts = [] if numbering is None else list(numbering)
        numbers = [part for part in parts if local(part) == "num"]
        self._kinds = {_attribute(each, "numId"): value(find(each, "abstractNumId")) or "" for each in numbers}
        self._restarts = {place: start for each in numbers for place, start in _restarts(each)}
        self._levels = {
            _attribute(each, "abstractNumId"): _levels(each) for each in parts if local(each) == "abstractNum"
        }
        self._styles = {_attribute(each, "styleId"): each for each in styles if local(each) == "style"}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: etree._Element) -> str:
        """What stands before the paragraph, with the gap after it; empty where it is in no list."""
        given = list(self._given(find(paragraph, "pPr")))
        number = next(filter(None, (value(find(each, "numId")) for each in given)), "")
        depth = int(next(filter(str.isdecimal, (value(find(each, "ilvl")) or "" for each in given)), "0"))
        kind = self._kinds.get(number, "")
        levels = self._levels.get(kind, {})
        if depth not in levels:
            return ""
        counts = self._counted(kind, depth, self._restarts.pop((number, depth), None))
        text = levels[depth].printed(levels, counts)
        return text + levels[depth].gap if text else ""

    def _given(self, properties: etree._Element | None) -> Iterator[etree._Element | None]:
        """What is said of a list: by the paragraph itself, by its style, and by those that this comes from."""
        yield find(properties, "numPr")
        style = value(find(properties, "pStyle"))
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield find(self._styles[style], "pPr", "numPr")
            style = value(find(self._styles[style], "basedOn"))

    def _counted(self, kind: str, depth: int, restart: int | None) -> dict[int, int]:
        """One more at its depth; what is deeper begins anew."""
        levels = self._levels[kind]
        counts = {at: count for at, count in self._counts[kind].items() if at <= depth}
        for at in levels.keys() & set(range(depth)):
            counts.setdefault(at, levels[at].start)
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1 if restart is None else restart
        self._counts[kind] = counts
        return counts


def _restarts(number: etree._Element) -> Iterator[tuple[tuple[str, int], int]]:
    """The places, list and depth, at which a list begins anew, and with which number."""
    for each in number:
        start = value(find(each, "startOverride"))
        if (start or "").isdecimal() and _attribute(each, "ilvl").isdecimal():
            yield (_attribute(number, "numId"), int(_attribute(each, "ilvl"))), int(start)


def _levels(abstract: etree._Element) -> dict[int, Level]:
    found = ((_attribute(each, "ilvl"), each) for each in abstract if local(each) == "lvl")
    return {int(depth): _level(each) for depth, each in found if depth.isdecimal()}


def _level(element: etree._Element) -> Level:
    text = value(find(element, "lvlText")) or ""
    start = value(find(element, "start")) or "1"
    is_close = value(find(element, "suff")) == "nothing" or text[-1:] > "\u2e7f"
    gap = "" if is_close and value(find(element, "numFmt")) != "bullet" else " "
    return Level(value(find(element, "numFmt")) or "decimal", text, int(start) if start.isdecimal() else 1, gap)


def _attribute(element: etree._Element, name: str) -> str:
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")
