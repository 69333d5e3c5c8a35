from __future__ import annotations

from collections.abc import Callable

import pytest

from articles.enrichment.places import choose_places, recognise_places
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import PlaceMention, StoryText


@pytest.fixture(scope="session")
def words() -> Words:
    return Words()


@pytest.fixture(scope="session")
def places(words: Words) -> Callable[..., tuple[PlaceMention, ...]]:
    """The places of a story with this lead, and with a display, a rest and a home region if they are given."""

    def find(lead: str, *, display: str = "", rest: str = "", home: str | None = None) -> tuple[PlaceMention, ...]:
        text = StoryText(display, lead, rest)
        return choose_places(text, recognise_places(text, words), home)

    return find


@pytest.fixture(scope="session")
def codes(places: Callable[..., tuple[PlaceMention, ...]]) -> Callable[..., list[str]]:
    """The codes of those places that are printed."""
    return lambda *args, **kwargs: [place.code for place in places(*args, **kwargs) if not place.implied]


@pytest.fixture(scope="session")
def implied(places: Callable[..., tuple[PlaceMention, ...]]) -> Callable[..., list[str]]:
    return lambda *args, **kwargs: [place.code for place in places(*args, **kwargs) if place.implied]
