"""Beside the hits: their facets, how the query was taken, and how it could be widened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.display.enumeration import enumerated
from articles.models.issue import UNDATED
from articles.models.story import StoryQuerySet
from articles.search.aliases import other_names
from articles.search.facets import Facet
from articles.search.query_parser import QueryField, Term, positive_terms, terms
from articles.search.resolving import LACKING, Query, asks_for_none, places_named
from articles.search.rewriting import field_term, removable_terms, widenable, widened, with_term, without_term

from .addresses import Address

LABELS = {
    QueryField.PAPER: _("publication"),
    QueryField.DATE: _("year"),
    QueryField.SECTION: _("section"),
    QueryField.GENRE: _("genre"),
    QueryField.TAG: _("tag"),
    QueryField.PLACE: _("place"),
    QueryField.STATUS: _("status"),
}
OPEN = 8
"""Values of a facet that are shown at once; the others are folded away."""


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A value of a facet. Its address adds it to the query, or takes it out; it has none if it cannot be asked for."""

    name: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetChoices:
    label: str
    first: tuple[FacetChoice, ...]
    more: tuple[FacetChoice, ...]


def facet_choices(facets: Iterable[Facet], query: Query, address: Address) -> list[FacetChoices]:
    asked = removable_terms(query.tree)
    chosen = {(term.field, "" if asks_for_none(term) else term.text): term for term in asked}
    return [_choices(facet, chosen, address) for facet in facets]


def _choices(facet: Facet, chosen: dict[tuple[QueryField | None, str], Term], address: Address) -> FacetChoices:
    choices = []
    for value in facet.values:
        term = chosen.get((facet.field, value.name))
        query = without_term(address.query, term) if term else with_term(address.query, facet.field, value.name)
        can_be_asked = query is not None and (value.name or facet.field in LACKING)
        url = str(address.with_query(query)) if can_be_asked else ""
        choices.append(FacetChoice(value.name or gettext("none"), value.count, url, bool(term)))
    return FacetChoices(str(LABELS[facet.field]), tuple(choices[:OPEN]), tuple(choices[OPEN:]))


def query_notes(query: Query, stories: StoryQuerySet) -> Iterator[str]:
    """How words and names were taken, where a reader would not expect it. `stories` are those searched in."""
    for term in terms(query.tree):
        if term.is_widened:
            if names := other_names(term.text):
                text = gettext("“%(name)s” is searched for also as %(others)s.")
                yield text % {"name": term.text, "others": enumerated(names)}
            else:
                yield gettext("No other names of “%s” are known.") % term.text
        places = places_named(term) if term.field is QueryField.PLACE else []
        if len(places) > 1:
            named = enumerated(place.full_name for place in places)
            yield gettext("“%(name)s” may be any of %(places)s.") % {"name": term.text, "places": named}
    dates = (term for term in positive_terms(query.tree) if term.field is QueryField.DATE)
    asks_for_days = not all(map(asks_for_none, dates))
    if asks_for_days and stories.live().filter(dated=UNDATED).exists():
        none = field_term(QueryField.DATE, "")
        yield gettext("Stories whose day is not certain are of no date here; %(none)s finds them.") % {"none": none}


def widenings(query: Query, address: Address) -> list[tuple[str, str, str]]:
    """The words that could be widened: each with its other names, and the address of the wider search."""
    return [
        (term.text, enumerated(names), str(address.with_query(widened(address.query, term))))
        for term, names in widenable(query.tree)
    ]
