"""The numbers and bullets that Word prints before the paragraphs of a list: they are in no paragraph's text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from .docx_styles import child_at, local_name, val

SYMBOLS = {
    **{"\uf06c": "●", "\uf06e": "■", "\uf06f": "□", "\uf075": "◆", "\uf077": "◆", "\uf0a7": "■", "\uf0a8": "□"},
    **{"\uf0b7": "•", "\uf0d8": "➢"},
}
"""Characters for the bullets of the fonts Wingdings and Symbol."""

LEVEL_NUMBER = re.compile(r"%([1-9])")
DIGITS = "〇一二三四五六七八九"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def chinese_numeral(number: int) -> str:
    """一 to 九十九, as sections are numbered; larger numbers digit by digit."""
    if number > 99:
        return "".join(DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    many = {0: "", 1: "十"}.get(tens, f"{DIGITS[tens]}十")
    return many + (DIGITS[ones] if ones or not tens else "")


def letter_numeral(number: int) -> str:
    """a to z, then aa, bb."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman_numeral(number: int) -> str:
    for amount, sign in ROMAN:
        if number >= amount:
            return sign + roman_numeral(number - amount)
    return ""


def circled_numeral(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else str(number)


NUMBER_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital"), chinese_numeral
    ),
    "taiwaneseCountingThousand": chinese_numeral,
    "ideographTraditional": lambda number: "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10],
    "decimalEnclosedCircle": circled_numeral,
    "decimalEnclosedCircleChinese": circled_numeral,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord("０") + int(digit)) for digit in str(number)),
    "lowerLetter": letter_numeral,
    "upperLetter": lambda number: letter_numeral(number).upper(),
    "lowerRoman": roman_numeral,
    "upperRoman": lambda number: roman_numeral(number).upper(),
    "none": lambda number: "",
}
"""How numbers are written, by Word's names of the formats; in all other formats they are written in digits."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A level of a list. `text` is what is printed, with %1 for the number of the first level."""

    number_format: str
    text: str
    start: int
    gap: str

    def printed(self, levels: Mapping[int, ListLevel], counts: Mapping[int, int]) -> str:
        """What is printed before a paragraph of this level. A bullet that only its own font has is left out."""
        if self.number_format == "bullet":
            return "".join(SYMBOLS.get(char, char) for char in self.text if char in SYMBOLS or char.isprintable())

        def number(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            if depth not in counts or depth not in levels:
                return ""
            return NUMBER_FORMATS.get(levels[depth].number_format, str)(counts[depth])

        return LEVEL_NUMBER.sub(number, self.text)


class ListNumbering:
    """Numbers the paragraphs of all lists of a document, which are asked for in their order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element) -> None:
        parts = [] if numbering is None else list(numbering)
        numbers = [part for part in parts if local_name(part) == "num"]
        self._definitions = {_attribute(each, "numId"): val(child_at(each, "abstractNumId")) or "" for each in numbers}
        self._restarts = {place: start for each in numbers for place, start in _restarts(each)}
        self._levels = {
            _attribute(each, "abstractNumId"): _levels(each) for each in parts if local_name(each) == "abstractNum"
        }
        self._styles = {_attribute(each, "styleId"): each for each in styles if local_name(each) == "style"}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: etree._Element) -> str:
        """What is printed before the paragraph, with the gap after it; empty if it is in no list."""
        settings = list(self._list_settings(child_at(paragraph, "pPr")))
        number = next(filter(None, (val(child_at(each, "numId")) for each in settings)), "")
        depth = int(next(filter(str.isdecimal, (val(child_at(each, "ilvl")) or "" for each in settings)), "0"))
        definition = self._definitions.get(number, "")
        levels = self._levels.get(definition, {})
        if depth not in levels:
            return ""
        counts = self._count(definition, depth, self._restarts.pop((number, depth), None))
        text = levels[depth].printed(levels, counts)
        return text + levels[depth].gap if text else ""

    def _list_settings(self, properties: etree._Element | None) -> Iterator[etree._Element | None]:
        """The settings of the paragraph itself, of its style, and of the styles that this is based on."""
        yield child_at(properties, "numPr")
        style = val(child_at(properties, "pStyle"))
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield child_at(self._styles[style], "pPr", "numPr")
            style = val(child_at(self._styles[style], "basedOn"))

    def _count(self, definition: str, depth: int, restart: int | None) -> dict[int, int]:
        """Count one more paragraph at this depth. Deeper levels begin anew."""
        levels = self._levels[definition]
        counts = {level: count for level, count in self._counts[definition].items() if level <= depth}
        for level in levels.keys() & set(range(depth)):
            counts.setdefault(level, levels[level].start)
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1 if restart is None else restart
        self._counts[definition] = counts
        return counts


def _restarts(number: etree._Element) -> Iterator[tuple[tuple[str, int], int]]:
    """Where numbering begins anew, by list and depth, and with which number."""
    for each in number:
        start = val(child_at(each, "startOverride"))
        if (start or "").isdecimal() and _attribute(each, "ilvl").isdecimal():
            yield (_attribute(number, "numId"), int(_attribute(each, "ilvl"))), int(start)


def _levels(abstract: etree._Element) -> dict[int, ListLevel]:
    found = ((_attribute(each, "ilvl"), each) for each in abstract if local_name(each) == "lvl")
    return {int(depth): _level(each) for depth, each in found if depth.isdecimal()}


def _level(element: etree._Element) -> ListLevel:
    text = val(child_at(element, "lvlText")) or ""
    start = val(child_at(element, "start")) or "1"
    number_format = val(child_at(element, "numFmt"))
    is_close = val(child_at(element, "suff")) == "nothing" or text[-1:] > "\u2e7f"
    gap = "" if is_close and number_format != "bullet" else " "
    return ListLevel(number_format or "decimal", text, int(start) if start.isdecimal() else 1, gap)


def _attribute(element: etree._Element, name: str) -> str:
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")
