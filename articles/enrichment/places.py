"""The places that a story is about: where its event takes place and whose doings it tells.

A place that only gives a company its name, sends a delegation, stands in a long list or in somebody's words is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.enrichment.gazetteer import Gazetteer, gazetteer, province_of
from articles.enrichment.place_meaning import Mention, resolve
from articles.enrichment.place_names import place_names
from articles.enrichment.place_spotting import Hit, spot
from articles.enrichment.tokenizer import Words
from articles.enrichment.values import PlaceMention, StoryText

COMPANY = re.compile(
    r"[)）]?(?:(?!工会|总工|联合|召开|举[行办]|开展|组织|启动|走进|[在赴到与和的向为对、])[\u4e00-\u9fffA-Za-z]){0,16}?"
    r"(?:公司|集团|银行|股份|药业|大学|学院|电厂|煤矿|油田|机场|港务)"
)
"""What follows the name of a place within the name of a company."""

VISITOR = re.compile(r"(?:来自|籍贯|祖籍|老家)$")
PASSING = re.compile(r"等\d+[个家省市区县]|\d{1,2}月\d{1,2}日[电讯]")
"""One example of several; the place that a report was sent from."""
OWN_UNION = re.compile(
    r"(?:^|[\s,，。;；:：、“(（《]|[由与和在向从据]|来自)(?P<own>市|省|自治区)(?:总工会|总(?![经理量是体])|委|政府|[\u4e00-\u9fff]{2,8}工会)"
)
"""市总工会 without a name before it is that of the home region."""

CLAUSE_END = re.compile(r"[，,。;；!！?？\n]")
HOME_SHARE, HOME_LEAST = 0.6, 3
"""An issue has a home region where this share of its stories with places, and this many, lie in one province."""


def spot_places(text: StoryText, words: Words) -> list[Hit]:
    """The names in the text, before any is understood: the slow part, and the same whatever the home region."""
    return spot(text.whole, words.cut(text.whole), place_names())


def choose_places(text: StoryText, hits: list[Hit], home: str | None) -> tuple[PlaceMention, ...]:
    """The places of the story in the order of their first mention; those only implied where no other is found."""
    table = gazetteer()
    story = _Story(text, resolve(hits, home, table), home)
    found = [_told(code, story.of(code), text.whole, table) for code in story.chosen()]
    return tuple(found) or tuple(_implied(story, home, table))


def home_of(found: Iterable[Sequence[PlaceMention]]) -> str | None:
    """The province where most stories of an issue take place; None where they are from all over the country."""
    located = [{province_of(p.code) for p in places if not p.implied} for places in found]
    located = [provinces for provinces in located if provinces]
    votes = Counter(province for provinces in located for province in provinces)
    province, count = votes.most_common(1)[0] if votes else ("", 0)
    return province if count >= HOME_LEAST and count >= HOME_SHARE * len(located) else None


@dataclass(frozen=True, slots=True)
class _Story:
    """The mentions of one story, weighed by where and how they stand."""

    text: StoryText
    mentions: list[Mention]
    home: str | None

    def of(self, code: str) -> list[Mention]:
        return [m for m in self.mentions if m.code == code]

    def chosen(self) -> list[str]:
        """The codes that the story is about, by first mention."""
        main = {m.code for m in self.mentions if self._is_main(m)}
        provinces = {province_of(code) for code in main} | ({province_of(self.home)} if self.home else set())
        told = Counter(m.code for m in self.mentions if self._is_told(m))
        also = {code for code, times in told.items() if times > 1 or province_of(code) in provinces}
        return [code for code in dict.fromkeys(m.code for m in self.mentions) if code in main | also]

    def company_towns(self) -> list[Mention]:
        """Places that only the name of a company in the lead gives."""
        return [m for m in self.mentions if m.start < self._lead_end and self._names_company(m)]

    def _is_main(self, mention: Mention) -> bool:
        if mention.start < len(self.text.display):
            return not VISITOR.search(self._before(mention))
        return mention.start < self._lead_end and self._is_told(mention)

    def _is_told(self, mention: Mention) -> bool:
        return not (
            self._names_company(mention)
            or VISITOR.search(self._before(mention))
            or PASSING.match(self.text.whole, mention.end)
            or self._is_said(mention)
            or self._is_listed(mention)
        )

    def _names_company(self, mention: Mention) -> bool:
        return COMPANY.match(self.text.whole, mention.end) is not None

    def _is_said(self, mention: Mention) -> bool:
        """In quotation marks or in the title of a document."""
        before = self.text.whole[: mention.start].rpartition("\n")[2]
        return before.rfind("“") > before.rfind("”") or before.rfind("《") > before.rfind("》")

    def _is_listed(self, mention: Mention) -> bool:
        """One of three places or more in a list without a comma."""
        start, end = self._clause(mention)
        codes = {m.code for m in self.mentions if start <= m.start < end}
        return len(codes) > 2 and self.text.whole.count("、", start, end) > 1

    def _clause(self, mention: Mention) -> tuple[int, int]:
        whole = self.text.whole
        ends = [m.end() for m in CLAUSE_END.finditer(whole, 0, mention.start)]
        after = CLAUSE_END.search(whole, mention.end)
        return (ends[-1] if ends else 0), (after.start() if after else len(whole))

    def _before(self, mention: Mention) -> str:
        return self.text.whole[max(0, mention.start - 4) : mention.start]

    @property
    def _lead_end(self) -> int:
        return len(self.text.display) + 1 + len(self.text.lead)


def _told(code: str, mentions: list[Mention], whole: str, table: Gazetteer) -> PlaceMention:
    longest = max(mentions, key=lambda m: m.end - m.start)
    return PlaceMention(table.current[code].full_name, code, whole[longest.start : longest.end])


def _implied(story: _Story, home: str | None, table: Gazetteer) -> list[PlaceMention]:
    """The home region for 市总工会, else the towns that only companies are named after."""
    own = OWN_UNION.search(story.text.whole)
    if own and home in table.current and table.current[home].name.endswith(own["own"]):
        return [PlaceMention(table.current[home].full_name, home, None, implied=True)]
    towns = dict.fromkeys(m.code for m in story.company_towns())
    told = (_told(code, story.of(code), story.text.whole, table) for code in towns)
    return [PlaceMention(p.name, p.code, p.mention, implied=True) for p in told]
