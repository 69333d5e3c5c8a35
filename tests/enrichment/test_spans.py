from __future__ import annotations

import re

from articles.enrichment.spans import Cover

ANY = re.compile("b+")


def test_pattern_covers_what_it_matches() -> None:
    assert Cover("abba", ANY).touches(0, 2)


def test_rest_is_not_covered() -> None:
    assert not Cover("abba", ANY).touches(0, 1)


def test_free_stretch_is_taken_once() -> None:
    cover = Cover("accca", ANY)
    match = re.search("c+", "accca")
    assert (cover.take(match), cover.take(match)) == (True, False)


def test_nothing_is_taken_over_what_is_covered() -> None:
    assert not Cover("abba", ANY).take(re.search("ab", "abba"))
