"""What a platform prints round a post: a heading over links to other posts, buttons, a count of characters."""

from __future__ import annotations

import re

from articles.data import entries

from ..values import Role
from .cut import back, either, initials, whole

HEADINGS = entries("link_headings.txt")
BUTTONS = entries("buttons.txt")

links_heading = whole(Role.LINK, re.compile(rf"[^\w]*(?:{either(HEADINGS)})[^\w]*"), initials(HEADINGS), longest=20)
buttons = whole(Role.NOISE, re.compile(rf"[^\w]*(?:(?:{either(BUTTONS)})[^\w]*)+"), initials(BUTTONS), longest=40)
word_count_alone = whole(Role.NOISE, re.compile(r"字数:?\s*\d+\s*字?"), "字", longest=20)
word_count = back(Role.NOISE, re.compile(r"(?:^|\s)(字数:?\s*\d+\s*字?)$"), "字")
