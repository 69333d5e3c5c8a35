"""Which of the places named in a story it is about, by where and how they stand.

A place that only gives a company its name, sends a delegation, stands in a long list or in somebody's words is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict

from articles.enrichment.gazetteer import province_of
from articles.enrichment.place_meaning import Mention
from articles.enrichment.spans import Cover
from articles.enrichment.values import StoryText

COMPANY = re.compile(
    r"[)）]?(?:(?!工会|总工|联合|召开|举[行办]|开展|组织|启动|走进|[在赴到与和的向为对、])[\u4e00-\u9fffA-Za-z]){0,16}?"
    r"(?:公司|集团|银行|股份|药业|大学|学院|电厂|煤矿|油田|机场|港务)"
)
"""What follows the name of a place within the name of a company."""

VISITOR = re.compile(r"来自|籍贯|祖籍|老家")
PASSING = re.compile(r"等\d+[个家省市区县]|\d{1,2}月\d{1,2}日[电讯]")
"""One example of several; the place that a report was sent from."""

SAID = re.compile(r"“[^”\n]*|《[^》\n]*")
"""Direct speech and the titles of documents."""

CLAUSE_END = re.compile(r"[，,。;；!！?？\n]")


class WeighedStory:
    """The mentions of one story, with what their surroundings say of them."""

    def __init__(self, text: StoryText, mentions: list[Mention]) -> None:
        self.whole = text.whole
        self._display_end = len(text.display)
        self._lead_end = len(text.display) + 1 + len(text.lead)
        self._mentions = mentions
        self._said = Cover(self.whole, SAID)
        self._clauses = [0, *(match.end() for match in CLAUSE_END.finditer(self.whole))]
        self._lists = self._find_lists()

    def about(self, home: str | None) -> list[str]:
        """The codes that the story is about, by first mention.

        A place told only further down counts where it lies in a province of the headline, the lead or the home region,
        or is told again.
        """
        main = {m.code for m in self._mentions if self._is_main(m)}
        provinces = {province_of(code) for code in (*main, *([home] if home else []))}
        told = Counter(m.code for m in self._mentions if self._is_told(m))
        also = {code for code, times in told.items() if times > 1 or province_of(code) in provinces}
        return [code for code in dict.fromkeys(m.code for m in self._mentions) if code in main | also]

    def company_towns(self) -> list[str]:
        """Places that only the names of companies in the lead give."""
        return list(dict.fromkeys(m.code for m in self._mentions if m.start < self._lead_end and self._in_company(m)))

    def longest_mentions(self) -> dict[str, str]:
        """The longest string that names each place."""
        longest: dict[str, str] = {}
        for mention in self._mentions:
            printed = self.whole[mention.start : mention.end]
            longest[mention.code] = max(longest.get(mention.code, ""), printed, key=len)
        return longest

    def _is_main(self, mention: Mention) -> bool:
        if mention.start < self._display_end:
            return not self._visits(mention)
        return mention.start < self._lead_end and self._is_told(mention)

    def _is_told(self, mention: Mention) -> bool:
        return not (
            self._in_company(mention)
            or self._visits(mention)
            or PASSING.match(self.whole, mention.end)
            or self._said.touches(mention.start, mention.end)
            or self._clause_of(mention) in self._lists
        )

    def _in_company(self, mention: Mention) -> bool:
        return COMPANY.match(self.whole, mention.end) is not None

    def _visits(self, mention: Mention) -> bool:
        return VISITOR.match(self.whole, max(0, mention.start - 2), mention.start) is not None

    def _clause_of(self, mention: Mention) -> int:
        return bisect_right(self._clauses, mention.start) - 1

    def _find_lists(self) -> set[int]:
        """The clauses that name three places or more, with 、 between them."""
        codes: dict[int, set[str]] = defaultdict(set)
        for mention in self._mentions:
            codes[self._clause_of(mention)].add(mention.code)
        bounds = [*self._clauses, len(self.whole)]
        return {n for n, named in codes.items() if len(named) > 2 and self.whole.count("、", *bounds[n : n + 2]) > 1}
