"""Texts that tables are known to spoil."""

from __future__ import annotations

from hypothesis import strategies

EXAMPLES = {
    "formula": "=1+1",
    "command": "=cmd|' /C calc'!A0",
    "plus": "+86 10 1234",
    "minus": "-1",
    "at": "@SUM(A1)",
    "full-width formula": "\uff1d1\uff0b1",
    "full-width at": "\uff20\u5de5\u4f1a",
    "small formula": "\ufe661",
    "minus sign": "\u22121+1",
    "small minus": "\ufe631+1",
    "invisible first": "\u200b=1+1",
    "byte order mark first": "\ufeff=1+1",
    "filler first": "\u3164=1+1",
    "text with fonts": "<r><t>a</t></r>",
    "tab first": "\t=1",
    "line end first": "\n=1",
    "blank first": "  =1+1",
    "quote first": '"=1+1',
    "apostrophe": "'tis",
    "apostrophe before a formula": "'=1+1",
    "two apostrophes before a formula": "''=1+1",
    "error value": "#N/A",
    "number": "0012",
    "long number": "12345678901234567890",
    "date": "12-3",
    "blanks": "  a  ",
    "newlines": "第一段\n第二段\n",
    "quotes": '他说"好",又说\u201c好\u201d',
    "separators": "a,b;c\td",
    "emoji": "加油\U0001f44d\U0001f3fd\u200d\U0001f33e",
    "escape": "_x0041_",
    "escapes that overlap": "_x0041_x0042_",
    "markup": "<b>&amp;</b>]]>",
    "ideographic blank": "\u3000\u3000段首",
}

texts = strategies.text(strategies.characters(exclude_categories=["Cs"])) | strategies.text(
    "=+-@\t\r\n'\"\uff1d _x0041"
)
