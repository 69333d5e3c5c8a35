"""Other names of organisations and places: 全总 is 中华全国总工会, 襄樊市 is 襄阳市 of today."""

from __future__ import annotations

from functools import cache

from articles.data import entries
from articles.enrichment.gazetteer import gazetteer
from articles.enrichment.place_names import place_names, short_form

from .texts import fold


def other_names(text: str) -> tuple[str, ...]:
    """All other names under which papers print the organisation or place of this name; none where it is not known."""
    own = fold(text)
    names = dict.fromkeys((*_organisations().get(own, ()), *_names_of_place(own)))
    return tuple(name for name in names if fold(name) != own)


@cache
def _organisations() -> dict[str, tuple[str, ...]]:
    """All names of an organisation, by each of them in folded form."""
    lines = (tuple(line.split()) for line in entries("organisation_names.txt"))
    return {fold(name): names for names in lines for name in names}


def _names_of_place(text: str) -> tuple[str, ...]:
    """Its name of today, its former names, and these without 省, 市, 县, as far as they mean no other place."""
    codes = place_names().codes_of(text)
    if len(codes) != 1:
        return ()
    place = gazetteer().current[next(iter(codes))]
    known = [place, *(former for former in gazetteer().former if gazetteer().today(former) == place)]
    names = [name for each in known for name in (each.name, short_form(each))]
    return tuple(name for name in names if place_names().codes_of(name) == codes)
