"""The places that a story is about, and the home region of an issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from articles.enrichment.gazetteer import gazetteer, province_of
from articles.enrichment.place_meaning import resolve
from articles.enrichment.place_names import place_names
from articles.enrichment.place_spotting import Hit, spot
from articles.enrichment.place_weighing import WeighedStory
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import PlaceMention, StoryText

OWN_UNION = re.compile(
    r"(?:^|[\s,，。;；:：、“(（《]|[由与和在向从据]|来自)"
    r"(?P<own>市|省|自治区)(?:总工会|总(?![经理量是体])|委|政府|[\u4e00-\u9fff]{2,8}工会)"
)
"""市总工会 without a name before it is that of the home region."""

HOME_SHARE, HOME_LEAST = 0.6, 3
"""An issue has a home region where this share of its stories with places, and this many, lie in one province."""


def spot_places(text: StoryText, words: Words) -> list[Hit]:
    """The names in the text, before any is understood: the slow part, and the same whatever the home region."""
    return spot(text.whole, words.borders(text.whole), place_names())


def choose_places(text: StoryText, hits: list[Hit], home: str | None) -> tuple[PlaceMention, ...]:
    """The places of the story in the order of their first mention; those only implied where no other is found."""
    story = WeighedStory(text, resolve(hits, home, gazetteer()))
    printed = story.longest_mentions()
    found = tuple(_told(code, printed[code]) for code in story.about(home))
    return found or _own_region(story, home) or tuple(_implied(code, printed[code]) for code in story.company_towns())


def home_of(found: Iterable[Sequence[PlaceMention]]) -> str | None:
    """The province where most stories of an issue take place; None where they are from all over the country."""
    located = [{province_of(p.code) for p in places if not p.implied} for places in found]
    located = [provinces for provinces in located if provinces]
    votes = Counter(province for provinces in located for province in provinces)
    province, count = votes.most_common(1)[0] if votes else ("", 0)
    return province if count >= HOME_LEAST and count >= HOME_SHARE * len(located) else None


def _own_region(story: WeighedStory, home: str | None) -> tuple[PlaceMention, ...]:
    """The home region, where 市总工会 or 省总工会 means its own."""
    own, region = OWN_UNION.search(story.whole), gazetteer().current.get(home or "")
    return (_implied(region.code, None),) if own and region and region.name.endswith(own["own"]) else ()


def _told(code: str, mention: str | None) -> PlaceMention:
    return PlaceMention(gazetteer().current[code].full_name, code, mention)


def _implied(code: str, mention: str | None) -> PlaceMention:
    return replace(_told(code, mention), implied=True)
