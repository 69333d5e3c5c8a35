"""What stands beside the hits: how they spread, how the query was widened, and what could be asked besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.display.enumeration import enumerated
from articles.models import Story
from articles.models.issue import UNDATED
from articles.search.aliases import other_names
from articles.search.facets import Facet
from articles.search.language import Field, Term, terms, wanted
from articles.search.rewriting import conditions, widenable, widened, with_term, without_term, written
from articles.search.understanding import LACKING, Query, asks_for_none, places_called

from .addresses import Address

LABELS = {
    Field.PAPER: _("publication"),
    Field.DATE: _("year"),
    Field.SECTION: _("section"),
    Field.GENRE: _("genre"),
    Field.TAG: _("tag"),
    Field.PLACE: _("place"),
    Field.STATUS: _("status"),
}
OPEN = 8
"""Values of a facet that are shown at once; the others are folded away."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet; its address asks for it besides, or, where it is asked for, no longer. What cannot be asked
    for has none."""

    name: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    label: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]


def facets(found: Iterable[Facet], query: Query, address: Address) -> list[Choices]:
    asked = conditions(query.tree)
    chosen = {(term.field, "" if asks_for_none(term) else term.text): term for term in asked}
    return [_choices(facet, chosen, address) for facet in found]


def _choices(facet: Facet, chosen: dict[tuple[Field | None, str], Term], address: Address) -> Choices:
    choices = []
    for value in facet.values:
        term = chosen.get((facet.field, value.name))
        query = without_term(address.query, term) if term else with_term(address.query, facet.field, value.name)
        can_be_asked = query is not None and (value.name or facet.field in LACKING)
        url = str(address.asking(query)) if can_be_asked else ""
        choices.append(Choice(value.name or gettext("none"), value.count, url, bool(term)))
    return Choices(str(LABELS[facet.field]), tuple(choices[:OPEN]), tuple(choices[OPEN:]))


def notes(query: Query) -> Iterator[str]:
    """How words and names were taken, where that is not what they say."""
    for term in terms(query.tree):
        if term.is_widened:
            yield _widening(term.text, other_names(term.text))
        places = places_called(term) if term.field is Field.PLACE else []
        if len(places) > 1:
            named = enumerated(place.full_name for place in places)
            yield gettext("“%(name)s” may be any of %(places)s.") % {"name": term.text, "places": named}
    if any(term.field is Field.DATE and not asks_for_none(term) for term in wanted(query.tree)) and _are_undated():
        none = written(Field.DATE, "")
        yield gettext("Stories whose day is not certain are of no date here; %(none)s finds them.") % {"none": none}


def _are_undated() -> bool:
    return Story.objects.live().filter(dated=UNDATED).exists()


def _widening(text: str, names: tuple[str, ...]) -> str:
    if not names:
        return gettext("No other names of “%s” are known.") % text
    return gettext("“%(name)s” is searched for also as %(others)s.") % {"name": text, "others": enumerated(names)}


def offers(query: Query, address: Address) -> list[tuple[str, str, str]]:
    """Words that could be widened: the word, its other names, the address that does it."""
    return [
        (term.text, enumerated(names), str(address.asking(widened(address.query, term))))
        for term, names in widenable(query.tree)
    ]
