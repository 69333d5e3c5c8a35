"""Resolving place names: which place each means in its text and for its publication. Ambiguous ones are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .gazetteer import Gazetteer, PlaceLevel, province_of
from .place_recognition import NamedPlace


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """A place named in the text from `start` to `end`, with the places above it if they are named before it."""

    start: int
    end: int
    code: str


def resolve(names: Sequence[NamedPlace], home: str | None, table: Gazetteer) -> list[ResolvedPlace]:
    """The names that mean one place, by the name before them, the home region, or the rest of the text."""
    chained = list(_chained(names, table))
    certain = (_largest(name.codes, table) for name in chained if name.certain and not name.is_word)
    known = frozenset(above for codes in certain if len(codes) == 1 for code in codes for above in table.lineage(code))
    resolver = _Resolver(table, home, known)
    resolved = ((name, resolver.code_of(name)) for name in chained)
    return [ResolvedPlace(name.start, name.end, code) for name, code in resolved if code]


def _chained(names: Sequence[NamedPlace], table: Gazetteer) -> Iterator[NamedPlace]:
    """Names that follow each other directly, each a place in the one before, as one name: 浙江省嘉兴市海宁市."""
    last: NamedPlace | None = None
    for name in names:
        inner: frozenset[str] = frozenset()
        if last and last.end == name.start:
            inner = frozenset(code for code in name.codes if last.codes.intersection(table.lineage(code)[1:]))
        if last and inner:
            last = NamedPlace(last.start, name.end, inner, certain=True)
        else:
            if last:
                yield last
            last = name
    if last:
        yield last


@lru_cache(maxsize=4096)
def _largest(codes: frozenset[str], table: Gazetteer) -> frozenset[str]:
    """Those of the highest level: 海南 is the province before it is a prefecture or a district of that name."""
    levels = [level for level in PlaceLevel if any(table.current[code].level is level for code in codes)]
    return frozenset(code for code in codes if table.current[code].level is levels[0])


@dataclass(frozen=True, slots=True)
class _Resolver:
    """`known` are the regions that the text names beyond doubt, and those above them."""

    table: Gazetteer
    home: str | None
    known: frozenset[str]

    def code_of(self, name: NamedPlace) -> str | None:
        if name.is_word:
            return _only(self._at_home(name.codes)) if name.certain else None
        codes = _largest(name.codes, self.table)
        code = _only(codes) or _only(self._at_home(codes)) or self._near(codes)
        return code if code and (name.certain or self._is_expected(code)) else None

    def _at_home(self, codes: frozenset[str]) -> frozenset[str]:
        """Those in the home region, or if there are none those in its province."""
        if not self.home:
            return frozenset()
        inside = frozenset(code for code in codes if self.table.within(code, self.home))
        return inside or frozenset(code for code in codes if province_of(code) == province_of(self.home))

    def _near(self, codes: frozenset[str]) -> str | None:
        """The only one in a prefecture that the text names, or else the only one in such a province."""
        by_prefecture = frozenset(code for code in codes if self.known & set(self.table.lineage(code)[1:-1]))
        by_province = frozenset(code for code in codes if province_of(code) in self.known)
        return _only(by_prefecture) or _only(by_province)

    def _is_expected(self, code: str) -> bool:
        """Whether its province is one of the text, or that of the publication: else a county's bare name is none."""
        province = province_of(code)
        return province in self.known or bool(self.home and province == province_of(self.home))


def _only(codes: frozenset[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None
