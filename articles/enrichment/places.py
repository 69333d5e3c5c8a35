"""The places that a story is about, and the home region of an issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from .gazetteer import gazetteer, province_of
from .place_names import place_names
from .place_recognition import NamedPlace, find_names
from .place_relevance import StoryPlaces
from .place_resolution import resolve
from .tokenizer import Words
from .values import PlaceMention, StoryText

OWN_UNION = re.compile(
    r"(?:^|[\s,，。;；:：、“(（《]|[由与和在向从据]|来自)"
    r"(?P<own>市|省|自治区)(?:总工会|总(?![经理量是体])|委|政府|[\u4e00-\u9fff]{2,8}工会)"
)
"""市总工会 without a name before it is that of the home region."""

HOME_SHARE, HOME_MIN_STORIES = 0.6, 3
"""An issue has a home region if this share of its stories with places, and this many, are from one province."""


def recognise_places(text: StoryText, words: Words) -> list[NamedPlace]:
    """The place names in the text, not yet resolved: the slow part, and the same for every home region."""
    return find_names(text.whole, words.borders(text.whole), place_names())


def choose_places(text: StoryText, names: Sequence[NamedPlace], home: str | None) -> tuple[PlaceMention, ...]:
    """The places that the story is about, by first mention; implied ones only if there are no others."""
    story = StoryPlaces(text, resolve(names, home, gazetteer()))
    printed = story.longest_mentions()
    found = tuple(_mention(code, printed[code]) for code in story.main_places(home))
    if found:
        return found
    own, region = OWN_UNION.search(text.whole), gazetteer().current.get(home or "")
    if own and region and region.name.endswith(own["own"]):
        return (_mention(region.code, None, implied=True),)
    return tuple(_mention(code, printed[code], implied=True) for code in story.company_places())


def home_region(found: Iterable[Sequence[PlaceMention]]) -> str | None:
    """The province of most stories of an issue, by the places of each story; None if they are from all over."""
    by_story = [{province_of(place.code) for place in places if not place.implied} for places in found]
    by_story = [provinces for provinces in by_story if provinces]
    votes = Counter(province for provinces in by_story for province in provinces)
    province, count = votes.most_common(1)[0] if votes else ("", 0)
    return province if count >= HOME_MIN_STORIES and count >= HOME_SHARE * len(by_story) else None


def _mention(code: str, printed: str | None, *, implied: bool = False) -> PlaceMention:
    return PlaceMention(gazetteer().current[code].full_name, code, printed, implied)
