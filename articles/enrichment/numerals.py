"""Reading Chinese numerals."""

from __future__ import annotations

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MULTIPLES = {"万": 10**4, "亿": 10**8}


def number_of(numeral: str) -> int:
    """2300 for 两千三百, 12 for 十二, 10,000,000 for 千万. The numeral has only digits, 十百千 and 万亿."""
    total = section = digit = 0
    for character in numeral:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in TENS:
            section, digit = section + (digit or 1) * TENS[character], 0
        elif character == "万":
            total, section, digit = total + (section + digit or 1) * MULTIPLES["万"], 0, 0
        else:
            total, section, digit = (total + section + digit or 1) * MULTIPLES["亿"], 0, 0
    return total + section + digit
