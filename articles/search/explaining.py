"""Why a search finds nothing: the words that no story has, what is found without one of them, what may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import Tag
from articles.models.counting import BoundedCount
from articles.models.story import StoryQuerySet
from articles.parsing.page_numbers import page_number

from .dates import DateSpan, read_span
from .filtering import count_stories
from .query_parser import Mistake, QueryField, Term
from .resolving import Query, resolve_query
from .rewriting import conjuncts, field_term, without_term

MOST_TERMS = 8
"""Words of a query that are looked into."""
MOST_COUNTED = 1_000

PAGE = re.compile(r"第?\S{1,4}版")


@dataclass(frozen=True, slots=True)
class OtherQuery:
    """A query that finds something. `term` is what it leaves out, or says in another way."""

    term: str
    query: str
    number: BoundedCount


@dataclass(frozen=True, slots=True)
class WhyEmpty:
    """`failing` are the words that no story has."""

    failing: tuple[str, ...]
    without: tuple[OtherQuery, ...]
    instead: tuple[OtherQuery, ...]


def why_empty(query: Query, stories: StoryQuerySet) -> WhyEmpty:
    """Of a query that none of the stories answers."""
    asked = [part for part in conjuncts(query.tree) if isinstance(part, Term)][:MOST_TERMS]
    texts = {term: query.text[term.start : term.end] for term in asked}
    failing = [text for text in texts.values() if not found_by(text, stories)]
    rest = [(text, without_term(query.text, term)) for term, text in texts.items()] if len(texts) > 1 else []
    meant = [(term, other) for term in asked for other in _meant(term)]
    within = [(texts[term], query.text[: term.start] + other + query.text[term.end :]) for term, other in meant]
    alone = [(texts[term], other) for term, other in meant]
    instead = tuple(_that_find(within, stories)) or tuple(_that_find(alone, stories))
    return WhyEmpty(tuple(failing), tuple(_that_find(rest, stories)), instead)


def found_by(text: str, stories: StoryQuerySet) -> BoundedCount:
    """How many stories answer a query; none where it cannot be read."""
    try:
        expression = resolve_query(text).expression
    except Mistake:
        return BoundedCount(0)
    number = count_stories(stories, expression, MOST_COUNTED) if expression else 0
    return BoundedCount(min(number, MOST_COUNTED), has_more=number > MOST_COUNTED)


def _that_find(queries: list[tuple[str, str | None]], stories: StoryQuerySet) -> Iterator[OtherQuery]:
    for text, query in queries:
        number = found_by(query, stories) if query else BoundedCount(0)
        if number:
            yield OtherQuery(text, query, number)


def _meant(term: Term) -> Iterator[str]:
    """A date, a page or a tag asked for as such, where it was typed as a word of the text."""
    if term.field or term.is_quoted:
        return
    span = read_span(term.text)
    if span and span.first and span.last:
        yield field_term(QueryField.DATE, _date_text(span))
    if PAGE.fullmatch(term.text) and page_number(term.text):
        yield field_term(QueryField.PAGE, page_number(term.text))
    if Tag.objects.filter(name=term.text).exists():
        yield field_term(QueryField.TAG, term.text)


def _date_text(span: DateSpan) -> str:
    """2024, 2024-12 or 2024-12-17, as short as the span allows; two days where it is none of these."""
    days = (str(span.first), str(span.last))
    for length in (4, 7, 10):
        text = days[0][:length]
        if read_span(text) == span:
            return text
    return "..".join(days)
