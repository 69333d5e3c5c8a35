"""The other names of organisations and places: 全总 is 中华全国总工会, 襄樊市 is 襄阳市 of today."""

from __future__ import annotations

from functools import cache

from articles.data import entries
from articles.enrichment.gazetteer import gazetteer
from articles.enrichment.place_names import place_names, short_form

from .fold import fold


def other_names(text: str) -> tuple[str, ...]:
    """All by which the organisation or the place of this name is printed besides; none where nothing is known."""
    own = fold(text)
    return tuple(name for name in dict.fromkeys((*_organisations().get(own, ()), *_of_place(own))) if fold(name) != own)


@cache
def _organisations() -> dict[str, tuple[str, ...]]:
    """The line of names for each of them, folded."""
    lines = (tuple(line.split()) for line in entries("organisation_names.txt"))
    return {fold(name): names for names in lines for name in names}


def _of_place(text: str) -> tuple[str, ...]:
    """Its name of today, its former ones, and those without 省, 市, 县, as far as they mean this place alone."""
    codes = place_names().codes_of(text)
    if len(codes) != 1:
        return ()
    place = gazetteer().current[next(iter(codes))]
    known = [place, *(former for former in gazetteer().former if gazetteer().today(former) == place)]
    names = [name for each in known for name in (each.name, short_form(each))]
    return tuple(name for name in names if place_names().codes_of(name) == codes)
