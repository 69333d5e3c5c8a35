"""The number of a page, however it is written: `第04版`, `4` and `四版` are one."""

from __future__ import annotations

import re

NUMBER = re.compile(r"[A-Za-zＡ-Ｚ]?\d+|[①-⑳]|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]")
SAYS_PAGE = "P"
"""A letter that says page, and names no part of the paper: P06."""

NUMERALS = {
    numeral: value
    for numerals in ("一二三四五六七八九", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
    for value, numeral in enumerate(numerals, 1)
}


def page_number(text: str | None) -> str:
    """`4`, or `A4`; empty where no page is named."""
    found = NUMBER.search(text or "")
    if not found:
        return ""
    digits = re.search(r"\d+", found[0])
    if digits is None:
        return str(_of_numerals(found[0]))
    letter = chr((ord(found[0][0]) - 0xFEE0) if found[0][0] >= "Ａ" else ord(found[0][0])) if digits.start() else ""
    return letter.upper().replace(SAYS_PAGE, "") + str(int(digits[0]))


def page_order(text: str | None) -> tuple[str, int, str]:
    """A key that puts pages in the order of the paper: 1, 2, 10, A1, A2, B1. What names no page comes first."""
    number = page_number(text)
    letter = number[:1] if number[:1].isalpha() else ""
    return letter, int(number.removeprefix(letter) or 0), "" if number else text or ""


def _of_numerals(text: str) -> int:
    """十二 is 12, 二十 is 20."""
    tens, ten, ones = text.rpartition("十")
    return (NUMERALS.get(tens, 1) * 10 if ten else 0) + NUMERALS.get(ones, 0)
