"""Which of the places named in a story it is about, by their position and their surroundings.

A place does not count where it is part of a company's name, the home of a visitor, one of a long list, or in direct
speech.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from .gazetteer import province_of
from .place_resolution import ResolvedPlace
from .scanning import Coverage
from .values import StoryText

COMPANY = re.compile(
    r"[)）]?(?:(?!工会|总工|联合|召开|举[行办]|开展|组织|启动|走进|[在赴到与和的向为对、])[\u4e00-\u9fffA-Za-z]){0,16}?"
    r"(?:公司|集团|银行|股份|药业|大学|学院|电厂|煤矿|油田|机场|港务)"
)
"""What follows the name of a place in the name of a company."""

VISITOR = re.compile(r"来自|籍贯|祖籍|老家")
INCIDENTAL = re.compile(r"等\d+[个家省市区县]|\d{1,2}月\d{1,2}日[电讯]")
"""After one example of several, or after the place that a report was sent from."""

QUOTED = re.compile(r"“[^”\n]*|《[^》\n]*")
"""Direct speech and the titles of documents."""

CLAUSE_END = re.compile(r"[，,。;；!！?？\n]")


class StoryPlaces:
    """The places named in one story, with what their surroundings say about them."""

    def __init__(self, text: StoryText, places: Sequence[ResolvedPlace]) -> None:
        self._text = text.whole
        self._display_end = len(text.display)
        self._lead_end = len(text.display) + 1 + len(text.lead)
        self._places = places
        self._quoted = Coverage(self._text, QUOTED)
        self._clause_starts = [0, *(match.end() for match in CLAUSE_END.finditer(self._text))]
        self._list_clauses = self._find_list_clauses()

    def main_places(self, home: str | None) -> list[str]:
        """The codes of the places that the story is about, by first mention.

        A place of the rest of the story counts if it lies in a province of the headline, the lead or the home region,
        or if it is named twice.
        """
        main = {place.code for place in self._places if self._is_main(place)}
        provinces = {province_of(code) for code in (*main, *([home] if home else []))}
        counts = Counter(place.code for place in self._places if self._counts(place))
        also = {code for code, times in counts.items() if times > 1 or province_of(code) in provinces}
        return [code for code in dict.fromkeys(place.code for place in self._places) if code in main | also]

    def company_places(self) -> list[str]:
        """The codes of places in the names of companies in the headline or the lead."""
        return list(
            dict.fromkeys(
                place.code for place in self._places if place.start < self._lead_end and self._is_company(place)
            )
        )

    def longest_mentions(self) -> dict[str, str]:
        """By code: the longest string that names the place."""
        longest: dict[str, str] = {}
        for place in self._places:
            printed = self._text[place.start : place.end]
            longest[place.code] = max(longest.get(place.code, ""), printed, key=len)
        return longest

    def _is_main(self, place: ResolvedPlace) -> bool:
        if place.start < self._display_end:
            return not self._is_visitor(place)
        return place.start < self._lead_end and self._counts(place)

    def _counts(self, place: ResolvedPlace) -> bool:
        return not (
            self._is_company(place)
            or self._is_visitor(place)
            or INCIDENTAL.match(self._text, place.end)
            or self._quoted.overlaps(place.start, place.end)
            or self._clause_of(place) in self._list_clauses
        )

    def _is_company(self, place: ResolvedPlace) -> bool:
        return COMPANY.match(self._text, place.end) is not None

    def _is_visitor(self, place: ResolvedPlace) -> bool:
        return VISITOR.match(self._text, max(0, place.start - 2), place.start) is not None

    def _clause_of(self, place: ResolvedPlace) -> int:
        return bisect_right(self._clause_starts, place.start) - 1

    def _find_list_clauses(self) -> set[int]:
        """Numbers of the clauses that list three places or more, with 、 between them."""
        codes: dict[int, set[str]] = defaultdict(set)
        for place in self._places:
            codes[self._clause_of(place)].add(place.code)
        bounds = [*self._clause_starts, len(self._text)]
        return {n for n, named in codes.items() if len(named) > 2 and self._text.count("、", *bounds[n : n + 2]) > 1}
