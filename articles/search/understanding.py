"""What a query means here: which tags, places and publications its terms name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Model, Q
from django.utils import translation

from articles.enrichment.place_names import place_names
from articles.models import Place, Placing, Publication, Story, Tag, Tagging
from articles.models.issue import UNDATED

from . import mistakes
from .aliases import other_names
from .dates import read_span
from .expression import All, AnyOf, Expression, Not, Scope, Where, Word
from .fold import fold
from .language import NONE, Field, Node, Term, parse
from .mistakes import Mistake

LACKING = {
    Field.PAPER: Q(publication=None),
    Field.SECTION: Q(section=""),
    Field.DATE: Q(dated=UNDATED),
    Field.GENRE: Q(genre=""),
}
"""Stories of which the field is not known."""
FIRST_DAY = UNDATED + timedelta(days=1)
NAMED_INSTEAD = 5
"""Names that are offered where one is not known."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, and what it asks of a story; no expression where nothing was typed."""

    text: str
    tree: Node | None
    expression: Expression | None

    @property
    def words(self) -> tuple[Word, ...]:
        """What is looked for in the texts, each once: nothing that stands under a minus."""
        return tuple(dict.fromkeys(_words(self.expression))) if self.expression else ()


def understand(text: str) -> Query:
    """Raises Mistake."""
    tree = parse(text)
    return Query(text, tree, _meaning(tree) if tree else None)


def _words(expression: Expression) -> Iterator[Word]:
    match expression:
        case Word():
            yield expression
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _words(part)


def _meaning(node: Node) -> Expression:
    match node:
        case All(parts):
            return All(tuple(map(_meaning, parts)))
        case AnyOf(parts):
            return AnyOf(tuple(map(_meaning, parts)))
        case Not(part):
            return Not(_meaning(part))
    return Where(LACKING[node.field]) if asks_for_none(node) else MEANINGS[node.field](node)


def asks_for_none(term: Term) -> bool:
    """In quotation marks it is a name."""
    return term.field in LACKING and not term.is_quoted and term.text.lower() in NONE


def _in(scope: Scope) -> Callable[[Term], Expression]:
    def meaning(term: Term) -> Expression:
        names = (term.text, *(other_names(term.text) if term.is_widened else ()))
        words = tuple(Word(fold(name), scope) for name in names)
        return words[0] if len(words) == 1 else AnyOf(words)

    return meaning


def _section(term: Term) -> Expression:
    """In quotation marks it is the whole name of the section."""
    return Where(Q(section=term.text)) if term.is_quoted else Word(fold(term.text), Scope.SECTION)


def _paper(term: Term) -> Expression:
    """In quotation marks it is the whole name; else a part of it is enough where no publication is called just so."""
    called, alike = _records(Publication, term)
    papers = called or ([] if term.is_quoted else alike)
    if not papers:
        raise _unknown(mistakes.NO_PAPER, term, [paper.name for paper in alike])
    return Where(Q(issue__publication__in=papers))


def _tag(term: Term) -> Expression:
    """Suggested or confirmed."""
    called, alike = _records(Tag, term)
    if not called:
        raise _unknown(mistakes.NO_TAG, term, [tag.name for tag in alike])
    taggings = Tagging.objects.exclude(state=Tagging.State.REJECTED).filter(tag__in=called)
    return Where(Q(pk__in=taggings.values("story")))


def _records(model: type[Model], term: Term) -> tuple[list[Model], list[Model]]:
    """Those that are called so, and those whose names hold it."""
    wanted = fold(term.text)
    alike = [record for record in model.objects.all() if wanted in fold(record.name)]
    return [record for record in alike if fold(record.name) == wanted], alike


def places_called(term: Term) -> list[Place]:
    """By full name, name, short name or the name of another time: 浙江省杭州市, 杭州市, 杭州."""
    codes = place_names().codes_of(fold(term.text))
    return list(Place.objects.filter(Q(full_name=term.text) | Q(code__in=codes)))


def _place(term: Term) -> Expression:
    """The place with its parts; where several are called so, any of them."""
    inside = Q()
    for place in places_called(term):
        first, last = place.codes
        inside |= Q(place__gte=first, place__lte=last)
    if not inside:
        raise _unknown(mistakes.NO_PLACE, term)
    placings = Placing.objects.exclude(state=Tagging.State.REJECTED).filter(inside)
    return Where(Q(pk__in=placings.values("story")))


def _date(term: Term) -> Expression:
    """Stories whose issue has no certain date are in no span."""
    span = read_span(term.text)
    if not span:
        raise _unknown(mistakes.NO_DATE, term)
    if span.is_reversed:
        raise Mistake(mistakes.DATES_REVERSED, term.at, term.end)
    since = Q(dated__gte=max(span.first or FIRST_DAY, FIRST_DAY))
    return Where(since & Q(dated__lte=span.last) if span.last else since)


def _choice(name: str, reason: str) -> Callable[[Term], Expression]:
    """A choice of a field, by its value or by what it is called in any language of the desk."""
    choices = Story._meta.get_field(name).flatchoices

    def meaning(term: Term) -> Expression:
        values = [value for value, label in choices if fold(term.text) in map(fold, (value, *_in_all_languages(label)))]
        if not values:
            raise Mistake(reason, term.at, term.end, term.text, tuple(str(label) for _value, label in choices))
        return Where(Q(**{f"{name}__in": values}))

    return meaning


def _in_all_languages(label: str) -> Iterator[str]:
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            yield str(label)


def _unknown(reason: str, term: Term, instead: list[str] | None = None) -> Mistake:
    return Mistake(reason, term.at, term.end, term.text, tuple((instead or [])[:NAMED_INSTEAD]))


MEANINGS: dict[Field | None, Callable[[Term], Expression]] = {
    None: _in(Scope.ALL),
    Field.TITLE: _in(Scope.HEADLINE),
    Field.BYLINE: _in(Scope.BYLINE),
    Field.PRINT: _in(Scope.PRINT),
    Field.SECTION: _section,
    Field.PAPER: _paper,
    Field.DATE: _date,
    Field.GENRE: _choice("genre", mistakes.NO_GENRE),
    Field.STATUS: _choice("status", mistakes.NO_STATUS),
    Field.TAG: _tag,
    Field.PLACE: _place,
}
