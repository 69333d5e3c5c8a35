"""Markdown signs before a heading or a quotation: `## `."""

from __future__ import annotations

import re

from ..values import Role
from .cut import front

mark = front(Role.MARK, re.compile(r"(?:#{1,6}|>)(?=\s*[^#>\s])\s*"), "#>")
