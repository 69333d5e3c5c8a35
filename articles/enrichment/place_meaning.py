"""Which place each name means in its text and for its publication; names that stay ambiguous are left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.enrichment.gazetteer import Gazetteer, Level, province_of
from articles.enrichment.place_spotting import Hit


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in the text from `start` to `end`, with the places above it where they stand before it."""

    start: int
    end: int
    code: str


def resolve(hits: list[Hit], home: str | None, table: Gazetteer) -> list[Mention]:
    """The mentions that mean one place: by the place before them, by the home region, or by the rest of the text."""
    chained = list(_chains(hits, table))
    context = _Context(table, home, _known(chained, table))
    settled = ((hit, context.settle(hit)) for hit in chained)
    return [Mention(hit.start, hit.end, code) for hit, code in settled if code]


def _chains(hits: list[Hit], table: Gazetteer) -> Iterator[Hit]:
    """Hits that follow each other without a gap, each in the one before, as one: 浙江省嘉兴市海宁市."""
    last: Hit | None = None
    for hit in hits:
        inner = _inside(hit, last, table) if last and last.end == hit.start else frozenset()
        if last and inner:
            last = Hit(last.start, hit.end, inner, sure=True)
        else:
            if last:
                yield last
            last = hit
    if last:
        yield last


def _inside(hit: Hit, above: Hit, table: Gazetteer) -> frozenset[str]:
    return frozenset(c for c in hit.codes if any(up in above.codes for up in table.lineage(c)[1:]))


def _known(hits: list[Hit], table: Gazetteer) -> frozenset[str]:
    """The regions that the text names beyond doubt, with those above them."""
    certain = (_largest(hit.codes, table) for hit in hits if hit.sure and not hit.word)
    return frozenset(up for codes in certain if len(codes) == 1 for code in codes for up in table.lineage(code))


@lru_cache(maxsize=4096)
def _largest(codes: frozenset[str], table: Gazetteer) -> frozenset[str]:
    """海南 is the province before it is a prefecture or a district of that name."""
    levels = [level for level in Level if any(table.current[code].level is level for code in codes)]
    return frozenset(code for code in codes if table.current[code].level is levels[0])


@dataclass(frozen=True, slots=True)
class _Context:
    table: Gazetteer
    home: str | None
    known: frozenset[str]

    def settle(self, hit: Hit) -> str | None:
        if hit.word:
            return self._only(self._at_home(hit.codes)) if hit.sure else None
        codes = _largest(hit.codes, self.table)
        code = self._only(codes) or self._only(self._at_home(codes)) or self._near(codes)
        return code if code and (hit.sure or self._expected(code)) else None

    def _near(self, codes: frozenset[str]) -> str | None:
        """The one that lies in a prefecture of the text, else the one that lies in a province of the text."""
        by_prefecture = frozenset(c for c in codes if self.known & set(self.table.lineage(c)[1:-1]))
        by_province = frozenset(c for c in codes if province_of(c) in self.known)
        return self._only(by_prefecture) or self._only(by_province)

    def _at_home(self, codes: frozenset[str]) -> frozenset[str]:
        """Those in the home region; where none is, those in its province."""
        if not self.home:
            return frozenset()
        inside = frozenset(c for c in codes if self.table.within(c, self.home))
        return inside or frozenset(c for c in codes if province_of(c) == province_of(self.home))

    def _expected(self, code: str) -> bool:
        """The bare name of a county counts where its province is that of the text or the publication."""
        return province_of(code) in self.known or (
            bool(self.home) and province_of(code) == province_of(self.home or "")
        )

    @staticmethod
    def _only(codes: frozenset[str]) -> str | None:
        return next(iter(codes)) if len(codes) == 1 else None
