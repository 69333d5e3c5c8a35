"""Days as they are printed, in digits, Chinese numerals or English: 2024.5.20, 二〇二四年五月二十日, May 20, 2024."""

from __future__ import annotations

import re
from datetime import date

ZERO = "〇○零OoＯ0"
NUMERALS = {
    **dict.fromkeys(ZERO, 0),
    "两": 2,
    **{
        numeral: at
        for numerals in ("一二三四五六七八九", "壹贰叁肆伍陆柒捌玖")
        for at, numeral in enumerate(numerals, 1)
    },
}
POWERS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
TENS = {"廿": 20, "卅": 30}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

HAN_YEAR = rf"[一二][九{ZERO}][{ZERO}一二三四五六七八九]{{2}}"
HAN_NUMBER = r"[一二三四五六七八九十廿卅]{1,4}"
YEAR = rf"(?:(?:19|20)\d\d|{HAN_YEAR})"
MONTH_AND_DAY = rf"(?:\d{{1,2}}|{HAN_NUMBER})\s*月[\s/]*(?:\d{{1,2}}|{HAN_NUMBER})\s*[日号]"
ENGLISH_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
ENGLISH = (
    rf"(?i:{ENGLISH_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s*(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s*{ENGLISH_MONTH},?\s*(?:19|20)\d\d)"
)
COMPACT = r"(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"

YEAR_APART = r"(?:19|20)\d\d\s+\d{1,2}/\d{1,2}(?=\s+\d{1,2}:\d\d)"
"""A day before the time as some sites set it, the year apart: 2024 05/20 10:30."""

NUMERIC = rf"(?:(?:19|20)\d\d\s*[./·-]\s*\d{{1,2}}\s*[./·-]\s*\d{{1,2}}(?!\d)|{COMPACT}|{YEAR_APART})"
DAY = rf"(?:{YEAR}\s*年[\s/]*{MONTH_AND_DAY}|{NUMERIC}|{ENGLISH})"
"""A pattern for a day with its year."""

CENTURY, THIS_CENTURY = 100, 2000
"""A year of two digits, as sites print it, is one of this century."""

PARTS = re.compile(rf"\d+|[{''.join(NUMERALS)}{''.join(TENS)}十]+|[A-Za-z]{{3,}}")


def printed_day(text: str | None) -> date | None:
    """A day from its printed numbers; None where there is no such day."""
    parts = PARTS.findall(text or "")
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    named = next((part for part in parts if part[:3].lower() in MONTHS), None)
    numbers = [printed_number(part) for part in parts if not part.isascii() or part.isdigit()]
    if named:
        numbers = [max(numbers), MONTHS.index(named[:3].lower()) + 1, min(numbers)]
    if numbers and numbers[0] < CENTURY:
        numbers[0] += THIS_CENTURY
    try:
        return date(*numbers)
    except (ValueError, TypeError):
        return None


def printed_number(text: str) -> int:
    """12 of `12` and of `十二`; 1286 of `一二八六`, and of `一千二百八十六`."""
    if text.isdigit() and text.isascii():
        return int(text)
    if not set(text) & (POWERS.keys() | TENS.keys()):
        return int("".join(str(NUMERALS[numeral]) for numeral in text))
    total, digit = 0, 0
    for numeral in text:
        if numeral in TENS:
            total += TENS[numeral]
        elif numeral in POWERS:
            total += (digit or 1) * POWERS[numeral]
            digit = 0
        else:
            digit = NUMERALS[numeral]
    return total + digit
