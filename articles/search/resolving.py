"""What a query asks of a story: which tags, places and publications its terms name here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Model, Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.enrichment.place_names import place_names
from articles.models import Attachment, Contribution, Issue, Place, Placing, Publication, Story, Tag, Tagging, Unit
from articles.models.issue import UNDATED
from articles.models.use import used_in
from articles.parsing.page_numbers import page_number

from .aliases import other_names
from .dates import read_span
from .expression import All, AnyOf, Expression, Not, Scope, Where, Word
from .query_parser import NONE, Mistake, Node, QueryField, Term, parse_query
from .texts import fold

NO_DATE = _("“%(text)s” is no date. Write 2024, 2024-06, 2024-06-17 or 2024-06..2024-07.")
DATES_REVERSED = _("The span of dates ends before it begins.")
NO_TAG = _("There is no tag “%(text)s”.")
NO_PLACE = _("No province, city or county is called “%(text)s”.")
NO_PAPER = _("There is no publication “%(text)s”.")
NO_UNIT = _("There is no contributing unit “%(text)s”.")
NO_GENRE = _("There is no genre “%(text)s”.")
NO_STATUS = _("There is no status “%(text)s”.")
NO_SELECTION = _("“%(text)s” says neither what was chosen nor in which number it was used.")

LACKING = {
    QueryField.PAPER: Q(publication=None),
    QueryField.SECTION: Q(section=""),
    QueryField.DATE: Q(dated=UNDATED),
    QueryField.NUMBER: Q(issue=None) | Q(issue__number=""),
    QueryField.PAGE: Q(page=""),
    QueryField.GENRE: Q(genre=""),
    QueryField.SELECTION: Q(selection="", used=False),
    QueryField.UNIT: ~Q(pk__in=Contribution.objects.filter(state=Attachment.State.CONFIRMED).values("story")),
}
"""Stories of which the field is not known."""
FIRST_DAY = UNDATED + timedelta(days=1)
NUMBER = re.compile(r"总?第?0*([1-9]\d*)期?")
USED_IN = re.compile(rf"(?:已?用于)?{NUMBER.pattern}")
USED = pgettext_lazy("of a story", "used")

MOST_OFFERED = 5
"""Names that are offered where one is not known."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, and what it asks of a story; no tree and no expression where nothing was typed."""

    text: str
    tree: Node | None
    expression: Expression | None

    @property
    def words(self) -> tuple[Word, ...]:
        """What is looked for in the texts, each once: nothing that stands under a minus."""
        return tuple(dict.fromkeys(_words(self.expression))) if self.expression else ()


def resolve_query(text: str) -> Query:
    """Raises Mistake."""
    tree = parse_query(text)
    return Query(text, tree, _expression(tree) if tree else None)


def _words(expression: Expression) -> Iterator[Word]:
    match expression:
        case Word():
            yield expression
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _words(part)


def _expression(node: Node) -> Expression:
    match node:
        case All(parts):
            return All(tuple(map(_expression, parts)))
        case AnyOf(parts):
            return AnyOf(tuple(map(_expression, parts)))
        case Not(part):
            return Not(_expression(part))
    return Where(LACKING[node.field]) if asks_for_none(node) else RESOLVERS[node.field](node)


def asks_for_none(term: Term) -> bool:
    """Whether it asks for stories of which the field is not known. In quotation marks 无 is a name."""
    return term.field in LACKING and not term.is_quoted and term.text.lower() in NONE


def _text(scope: Scope) -> Callable[[Term], Expression]:
    """A word in the texts of the scope; any of its names where it is widened."""

    def resolved(term: Term) -> Expression:
        names = (term.text, *(other_names(term.text) if term.is_widened else ()))
        words = tuple(Word(fold(name), scope) for name in names)
        return words[0] if len(words) == 1 else AnyOf(words)

    return resolved


def _section(term: Term) -> Expression:
    """In quotation marks it is the whole name of the section."""
    return Where(Q(section=term.text)) if term.is_quoted else Word(fold(term.text), Scope.SECTION)


def _paper(term: Term) -> Expression:
    """In quotation marks it is the whole name; else a part of it is enough where no publication has just this name."""
    named, alike = _records(Publication, term)
    papers = named or ([] if term.is_quoted else alike)
    if not papers:
        raise _unknown(NO_PAPER, term, [paper.name for paper in alike])
    return Where(Q(issue__publication__in=papers))


def _tag(term: Term) -> Expression:
    """Suggested or confirmed."""
    named, alike = _records(Tag, term)
    if not named:
        raise _unknown(NO_TAG, term, [tag.name for tag in alike])
    taggings = Tagging.objects.exclude(state=Tagging.State.REJECTED).filter(tag__in=named)
    return Where(Q(pk__in=taggings.values("story")))


def _records(model: type[Model], term: Term) -> tuple[list[Model], list[Model]]:
    """Those of just this name, and those whose names hold it."""
    name = fold(term.text)
    alike = [record for record in model.objects.all() if name in fold(record.name)]
    return [record for record in alike if fold(record.name) == name], alike


def places_named(term: Term) -> list[Place]:
    """By full name, name, short name or the name of another time: 浙江省杭州市, 杭州市, 杭州."""
    codes = place_names().codes_of(fold(term.text))
    return list(Place.objects.filter(Q(full_name=term.text) | Q(code__in=codes)))


def _place(term: Term) -> Expression:
    """The place with its parts; any of several of this name."""
    inside = Q()
    for place in places_named(term):
        first, last = place.codes
        inside |= Q(place__gte=first, place__lte=last)
    if not inside:
        raise _unknown(NO_PLACE, term)
    placings = Placing.objects.exclude(state=Tagging.State.REJECTED).filter(inside)
    return Where(Q(pk__in=placings.values("story")))


def _unit(term: Term) -> Expression:
    """Suggested or confirmed, by any name of the unit."""
    name, units = fold(term.text), list(Unit.objects.all())
    named = [unit for unit in units if name in map(fold, unit.names)]
    if not named:
        raise _unknown(NO_UNIT, term, [unit.name for unit in units if any(name in fold(each) for each in unit.names)])
    contributions = Contribution.objects.exclude(state=Attachment.State.REJECTED).filter(unit__in=named)
    return Where(Q(pk__in=contributions.values("story")))


def _date(term: Term) -> Expression:
    """Stories whose issue has no certain date are in no span."""
    span = read_span(term.text)
    if not span:
        raise _unknown(NO_DATE, term)
    if span.is_reversed:
        raise Mistake(DATES_REVERSED, term.at, term.end)
    since = Q(dated__gte=max(span.first or FIRST_DAY, FIRST_DAY))
    return Where(since & Q(dated__lte=span.last) if span.last else since)


def _number(term: Term) -> Expression:
    """The number of the issue, or its total number, however it is written: 86, 第86期, 总第1286期."""
    written = NUMBER.fullmatch(term.text)
    number = written[1] if written and not term.is_quoted else term.text
    return Where(Q(issue__in=Issue.objects.filter(Q(number=number) | Q(total_number=number))))


def _page(term: Term) -> Expression:
    """However the number is written: 4, 04, 第四版. In quotation marks it is a page of just this name."""
    return Where(Q(page=term.text if term.is_quoted else page_number(term.text) or term.text))


def _choice(name: str, reason: str) -> Callable[[Term], Expression]:
    """A choice of a field, by its value or by its label in any language of the desk."""
    choices = Story._meta.get_field(name).flatchoices

    def resolved(term: Term) -> Expression:
        values = [value for value, label in choices if fold(term.text) in map(fold, (value, *_in_all_languages(label)))]
        if not values:
            raise Mistake(reason, term.at, term.end, term.text, tuple(str(label) for _value, label in choices))
        return Where(Q(**{f"{name}__in": values}))

    return resolved


def _selection(term: Term) -> Expression:
    """A choice of an editor, 已用, or the number in which uses say that it was used: 12, 第12期, 已用于第12期."""
    if not term.is_quoted and fold(term.text) in map(fold, _in_all_languages(USED)):
        return Where(Q(used=True))
    written = USED_IN.fullmatch(term.text)
    if term.is_quoted or written:
        return Where(used_in(term.text if term.is_quoted else written[1]))
    return _choice("selection", NO_SELECTION)(term)


def _in_all_languages(label: str) -> Iterator[str]:
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            yield str(label)


def _unknown(reason: str, term: Term, instead: list[str] | None = None) -> Mistake:
    return Mistake(reason, term.at, term.end, term.text, tuple((instead or [])[:MOST_OFFERED]))


RESOLVERS: dict[QueryField | None, Callable[[Term], Expression]] = {
    None: _text(Scope.ALL),
    QueryField.TITLE: _text(Scope.HEADLINE),
    QueryField.BYLINE: _text(Scope.BYLINE),
    QueryField.PRINT: _text(Scope.PRINT),
    QueryField.SECTION: _section,
    QueryField.PAPER: _paper,
    QueryField.DATE: _date,
    QueryField.NUMBER: _number,
    QueryField.PAGE: _page,
    QueryField.GENRE: _choice("genre", NO_GENRE),
    QueryField.STATUS: _choice("status", NO_STATUS),
    QueryField.SELECTION: _selection,
    QueryField.TAG: _tag,
    QueryField.PLACE: _place,
    QueryField.UNIT: _unit,
}
"""What a term asks, by its field."""
