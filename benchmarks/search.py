"""The index against reading every text: how fast it finds, that it finds the same, and how large it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from django.db import connection
from django.db.models import Q

from articles import search
from articles.models import Story
from articles.models.story import StoryQuerySet
from articles.parse_context import words
from articles.search.entries import entries_of
from articles.search.expression import All, Not, Word
from articles.search.facets import FacetCounts, count_facets
from articles.search.ranking import ranked

from . import literal
from .corpus import make
from .measuring import Times, in_turns, worst_ratio
from .queries import queries
from .report import ms, ratio, section

TIMED, CHECKED = 200, 2_000
BUDGET = 120
"""Seconds for one question, however slow the slower side is."""

READ, AT_ONCE = 20_000, 500
"""Stories that are read for the truth."""

PAGE, BOUND = 50, 10_000
"""Lines of a page; where a count may stop, and say so."""

INDEX, LIKE = "index", "LIKE"


def main(size: int) -> None:
    make(size)
    words().cut("工会")
    asked = queries(CHECKED)
    report_speed(asked[:TIMED])
    report_truth(asked)
    report_size()


def database() -> str:
    return f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))}"


# How fast


def count(word: str) -> int:
    return search.count_stories(Story.objects.all(), Word(word))


def count_with(words: tuple[str, str]) -> int:
    return search.count_stories(Story.objects.all(), All(tuple(map(Word, words))))


def count_without(words: tuple[str, str]) -> int:
    word, other = map(Word, words)
    return search.count_stories(Story.objects.all(), All((word, Not(other))))


def first_page(word: str) -> tuple[list[int], int]:
    newest = search.newest_first(found(word)).values_list("pk", flat=True)
    return list(newest[:PAGE]), search.count_stories(Story.objects.all(), Word(word), BOUND)


def by_relevance(word: str) -> list[int]:
    return ranked(found(word), [Word(word)], words().cut)[:PAGE]


def facets(word: str) -> FacetCounts:
    return count_facets(found(word))


def found(word: str) -> StoryQuerySet:
    return search.filter_by_expression(Story.objects.all(), Word(word))


def literal_page(word: str) -> tuple[list[int], int]:
    return literal.page(word, PAGE, BOUND)


QUESTIONS = {
    "count": {INDEX: count, LIKE: literal.count},
    "first page by date, count to 10,000": {INDEX: first_page, LIKE: literal_page},
    "first page by relevance": {INDEX: by_relevance},
    "facets": {INDEX: facets},
}

OF_TWO = {
    "count of two words": {INDEX: count_with, LIKE: lambda words: literal.count_with(*words)},
    "count of one without another": {INDEX: count_without, LIKE: lambda words: literal.count_without(*words)},
}
"""What is asked about a word and the next one."""


def report_speed(asked: list[str]) -> None:
    taken = {question: in_turns(ways, asked, BUDGET) for question, ways in QUESTIONS.items()}
    taken |= {question: in_turns(ways, list(pairwise(asked)), BUDGET) for question, ways in OF_TWO.items()}
    for times in taken.values():
        assert LIKE not in times or times[INDEX].results == times[LIKE].results, "the index finds something else"
    rows = [_row(question, times[INDEX], times.get(LIKE)) for question, times in taken.items()]
    header = ["", "queries", "index, ms: mean", "p95", "worst"]
    header += ["LIKE, ms: mean", "p95", "faster: mean", "p95", "time at worst query"]
    section(f"Search on {database()}", f"{Story.objects.count():,} stories.", header, rows)


def _row(question: str, index: Times, like: Times | None) -> list[object]:
    row = [question, len(index.seconds), ms(index.mean), ms(index.p95), ms(max(index.seconds))]
    if like is None:
        return [*row, *[""] * 5]
    faster = [ratio(like.mean / index.mean), ratio(like.p95 / index.p95)]
    return [*row, ms(like.mean), ms(like.p95), *faster, ratio(worst_ratio(index, like))]


# What is found


def report_truth(asked: list[str]) -> None:
    """Each query against the texts as the stories say them now, read one by one."""
    truth = {word: set() for word in asked}
    for story, text in texts():
        for word in asked:
            if word in text:
                truth[word].add(story)
    within = Q(pk__lte=READ)
    wrong = [word for word in asked if set(found(word).filter(within).values_list("pk", flat=True)) != truth[word]]
    hits = sum(map(len, truth.values()))
    row = (len(asked), sum(map(bool, truth.values())), f"{hits:,}", len(wrong), *wrong[:3])
    note = f"Strings of one to ten characters against the texts of {Story.objects.filter(within).count():,} stories."
    section(f"Found on {database()}", note, ("queries", "found anywhere", "hits", "otherwise than read"), [row])


def texts() -> Iterator[tuple[int, str]]:
    for begin in range(1, READ, AT_ONCE):
        for entry in entries_of(range(begin, min(begin + AT_ONCE, READ + 1))):
            yield entry.story_id, entry.texts


# How large


def report_size() -> None:
    """The index is the table of entries with all that hangs on it, and what the engine keeps beside it."""
    texts = f"SELECT sum({literal.BYTES[connection.vendor]}) FROM benchmark_texts"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ({texts}), ({SIZES[connection.vendor]})")
        text, index = cursor.fetchone()
    row = (f"{text / 1e6:.0f}", f"{index / 1e6:.0f}", ratio(index / text))
    section(f"Size of the index on {database()}", "", ("text, MB", "index, MB", "of the text"), [row])


SIZES = {
    "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name IN (SELECT name FROM sqlite_master WHERE "
    "tbl_name = 'articles_indexentry' OR tbl_name LIKE 'articles_unigrams_%' OR tbl_name LIKE 'articles_bigrams_%')",
    "postgresql": "SELECT pg_total_relation_size('articles_indexentry') "
    "+ pg_total_relation_size('articles_indexgrams')",
}
