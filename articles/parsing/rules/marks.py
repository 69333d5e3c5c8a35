"""Markdown signs before a heading or a quotation: `## `."""

from __future__ import annotations

import re

from articles.parsing.rules.cut import front
from articles.parsing.values import Role

mark = front(Role.MARK, re.compile(r"(?:#{1,6}|>)(?=\s*[^#>\s])\s*"), "#>")
