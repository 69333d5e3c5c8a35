"""Cells that hold several names, and back without loss."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from functools import lru_cache

BETWEEN = "、"
SEPARATOR = re.compile(r"\s*[、,，;；\n]+\s*")
PLAIN_NAME = re.compile(r"(?![\s\"])[^、,，;；\r\n]+(?<!\s)")
QUOTED_NAME = re.compile(r'"(?:[^"\\]|\\.)*"')


def names_cell(names: Collection[str]) -> str:
    """A、B; a name that would be read as several stands in double quotes, as in JSON."""
    if not names:
        return ""
    return BETWEEN.join([*map(_quoted, names)])


@lru_cache(4096)
def _quoted(name: str) -> str:
    return name if PLAIN_NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def read_names_cell(text: str) -> list[str]:
    """The names, each once. Raises ValueError where a quoted one does not end."""
    names, rest = [], text.strip()
    while rest:
        found = QUOTED_NAME.match(rest) or PLAIN_NAME.match(rest)
        if found:
            names.append(json.loads(found[0]) if found[0].startswith('"') else found[0])
            rest = rest[found.end() :]
        elif rest.startswith('"'):
            raise ValueError(rest)
        between = SEPARATOR.match(rest)
        rest = rest[between.end() :] if between else rest.lstrip()
    return list(dict.fromkeys(names))
