"""The rank of the body that a story is about, from 全总 down to 企业, told by `data/body_ranks.txt`."""

from __future__ import annotations

import re
from functools import cache

from articles.data import entries


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    ranks = (entry.split() for entry in entries("body_ranks.txt"))
    return tuple((name, re.compile("|".join(patterns))) for name, *patterns in ranks)


def rank_of_body(*texts: str) -> int:
    """0 is the highest. The first text that names a body decides, and in it the body that is named first; of none it is
    one below the lowest."""
    patterns = _patterns()
    for text in texts:
        found = [
            (match.start(), rank) for rank, (_name, pattern) in enumerate(patterns) if (match := pattern.search(text))
        ]
        if found:
            return min(found)[1]
    return len(patterns)
