"""What a platform prints round a post: a heading over links to other posts, buttons, a count of characters."""

from __future__ import annotations

import re

from articles.data import entries

from ..values import Role
from .line_rule import any_of, at_back, initials, whole_line

HEADINGS = entries("link_headings.txt")
BUTTONS = entries("buttons.txt")
SIDE_BUTTONS = entries("side_buttons.txt")
LONGEST_FIRST = sorted({*BUTTONS, *SIDE_BUTTONS}, key=len, reverse=True)
BETWEEN = r"(?:[^\w]|\d|[+-])*"

link_heading = whole_line(Role.LINK, re.compile(rf"[^\w]*(?:{any_of(HEADINGS)})[^\w]*"), initials(HEADINGS), longest=20)
button = whole_line(
    Role.NOISE,
    re.compile(
        rf"\d?[^\w]*(?:(?:{any_of(BUTTONS)}){BETWEEN}|(?:{any_of(LONGEST_FIRST)}){BETWEEN}(?={any_of(LONGEST_FIRST)})"
        rf"|(?<=[\w\W])(?:{any_of(LONGEST_FIRST)}){BETWEEN})+"
    ),
    initials(LONGEST_FIRST),
    longest=60,
)
"""Buttons, or several words that are some beside others."""
word_count_alone = whole_line(Role.NOISE, re.compile(r"字数:?\s*\d+\s*字?"), "字", longest=20)
word_count = at_back(Role.NOISE, re.compile(r"(?:^|\s)(字数:?\s*\d+\s*字?)$"), "字")
