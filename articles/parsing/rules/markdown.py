"""Markdown signs before a heading or a quotation: `## `."""

from __future__ import annotations

import re

from ..values import Role
from .line_rule import at_front

markdown_sign = at_front(
    Role.MARK,
    re.compile(r"(?:(?!#[^#\s]{1,20}(?:#(?:\s|$)|\s+\d{1,4}$))#{1,6}(?=\s*[^#>\s])|(?:> *)+(?=[^#>\s]|$))\s*"),
    "#>",
)
