"""姓氏笔画: names in the order of the strokes of their characters."""

from __future__ import annotations

from functools import cache

from articles.data import entries


def stroke_key(name: str) -> list[tuple[int, str]]:
    """Sorts by the strokes of the first character, then of the next. What has none comes behind."""
    places = _places()
    return [(places.get(character, len(places)), character) for character in name]


@cache
def _places() -> dict[str, int]:
    """By character."""
    return {character: place for place, character in enumerate("".join(entries("stroke_order.txt")))}
