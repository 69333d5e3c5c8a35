"""What people might look for: strings of one to ten characters of the stories, whatever they are, and some of none."""

from __future__ import annotations

from itertools import islice
from random import Random

from articles.models import Reading, Story
from articles.search import fold

LONGEST = 10
SAMPLE = 500
ABSENT = 0.1
"""The share of queries put together from two places, which hardly any story has."""

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
TYPED = (str, str.upper, lambda text: text.translate(FULL_WIDTH), lambda text: " ".join(text))
"""As printed, in capitals, in full width, with spaces between: all of them look for the same."""


def queries(number: int, seed: int = 0) -> list[str]:
    """Folded, not empty, and each once."""
    chance = Random(seed)
    texts = _texts(chance)
    found = dict.fromkeys(filter(None, (fold(_typed(texts, chance)) for _ in range(3 * number))))
    return list(islice(found, number))


def _typed(texts: list[str], chance: Random) -> str:
    text = _piece(texts, chance)
    if chance.random() < ABSENT:
        text = text[: len(text) // 2 + 1] + _piece(texts, chance)
    return chance.choices(TYPED, weights=(7, 1, 1, 1))[0](text)


def _piece(texts: list[str], chance: Random) -> str:
    text = chance.choice(texts)
    begin = chance.randrange(len(text))
    return text[begin : begin + chance.randint(1, LONGEST)]


def _texts(chance: Random) -> list[str]:
    """Stories as edited, and pages as printed, from all over the archive."""
    return [*_sample(Story, "body", chance), *_sample(Story, "headline", chance), *_sample(Reading, "text", chance)]


def _sample(model: type[Story | Reading], field: str, chance: Random) -> list[str]:
    last = model.objects.latest("pk").pk
    keys = chance.sample(range(1, last + 1), min(SAMPLE, last))
    return list(model.objects.filter(pk__in=keys).exclude(**{field: ""}).order_by("pk").values_list(field, flat=True))
