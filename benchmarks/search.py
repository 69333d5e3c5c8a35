"""The index against reading every text: how fast it finds, that it finds the same, and how large it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from random import Random

from django.db import connection
from django.db.models import Q

from articles.models import Reading, Story
from articles.models.story import StoryQuerySet
from articles.parse_context import dictionary
from articles.search import count_stories, filter_by_expression, fold, newest_first
from articles.search.entries import entries_of
from articles.search.expression import All, Not, Word
from articles.search.facets import FacetCounts, count_facets
from articles.search.ranking import ranked

from . import like
from .corpus import ensure_corpus
from .measuring import Timings, in_turns, worst_ratio
from .report import ms, ratio, section

TIMED, CHECKED = 200, 2_000
"""Queries whose time is taken, and those whose hits are compared with the truth."""
BUDGET = 120
"""Seconds for one question, however slow the slower side is."""

READ, READ_AT_ONCE = 20_000, 500
"""Stories that are read for the truth."""

PAGE, BOUND = 50, 10_000
"""Lines of a page; where a count may stop, and say so."""

INDEX, LIKE = "index", "LIKE"


def main(size: int) -> None:
    ensure_corpus(size)
    dictionary().cut("工会")
    asked = queries(CHECKED)
    report_search_speed(asked[:TIMED])
    report_truth(asked)
    report_size()


def database_name() -> str:
    return f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))}"


# What people might look for: strings of the stories, whatever they are, and some of none

LONGEST = 10
"""Characters of a string."""
SAMPLE = 500
"""Records whose texts are drawn from."""
ABSENT = 0.1
"""The share of queries put together from two places, which hardly any story has."""

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
TYPED = (str, str.upper, lambda text: text.translate(FULL_WIDTH), lambda text: " ".join(text))
"""As printed, in capitals, in full width, with spaces between: all of them look for the same."""


def queries(number: int, seed: int = 0) -> list[str]:
    """Folded, not empty, and each once."""
    chance = Random(seed)
    samples = ((Story, "body"), (Story, "headline"), (Reading, "text"))
    texts = [text for model, field in samples for text in _sample(model, field, chance)]
    drawn = dict.fromkeys(filter(None, (fold(_any_query(texts, chance)) for _ in range(3 * number))))
    return list(islice(drawn, number))


def _sample(model: type[Story | Reading], field: str, chance: Random) -> list[str]:
    """Texts from all over the archive."""
    last = model.objects.latest("pk").pk
    keys = chance.sample(range(1, last + 1), min(SAMPLE, last))
    return list(model.objects.filter(pk__in=keys).exclude(**{field: ""}).order_by("pk").values_list(field, flat=True))


def _any_query(texts: list[str], chance: Random) -> str:
    text = _any_string(texts, chance)
    if chance.random() < ABSENT:
        text = text[: len(text) // 2 + 1] + _any_string(texts, chance)
    return chance.choices(TYPED, weights=(7, 1, 1, 1))[0](text)


def _any_string(texts: list[str], chance: Random) -> str:
    text = chance.choice(texts)
    begin = chance.randrange(len(text))
    return text[begin : begin + chance.randint(1, LONGEST)]


# How fast


def found(word: str) -> StoryQuerySet:
    return filter_by_expression(Story.objects.all(), Word(word))


def index_count(word: str) -> int:
    return count_stories(Story.objects.all(), Word(word))


def index_count_of_both(words: tuple[str, str]) -> int:
    return count_stories(Story.objects.all(), All(tuple(map(Word, words))))


def index_count_without(words: tuple[str, str]) -> int:
    word, other = map(Word, words)
    return count_stories(Story.objects.all(), All((word, Not(other))))


def index_page(word: str) -> tuple[list[int], int]:
    newest = newest_first(found(word)).values_list("pk", flat=True)
    return list(newest[:PAGE]), count_stories(Story.objects.all(), Word(word), BOUND)


def page_by_relevance(word: str) -> list[int]:
    return ranked(found(word), [Word(word)], dictionary().cut)[:PAGE]


def facets_of(word: str) -> FacetCounts:
    return count_facets(found(word))


QUESTIONS = {
    "count": {INDEX: index_count, LIKE: like.like_count},
    "first page by date, count to 10,000": {INDEX: index_page, LIKE: lambda word: like.like_page(word, PAGE, BOUND)},
    "first page by relevance": {INDEX: page_by_relevance},
    "facets": {INDEX: facets_of},
}

QUESTIONS_OF_TWO = {
    "count of two words": {INDEX: index_count_of_both, LIKE: like.like_count_of_both},
    "count of one without another": {INDEX: index_count_without, LIKE: like.like_count_without},
}
"""What is asked about a word and the next one."""


def report_search_speed(asked: list[str]) -> None:
    timings = {question: in_turns(ways, asked, BUDGET) for question, ways in QUESTIONS.items()}
    pairs = list(pairwise(asked))
    timings |= {question: in_turns(ways, pairs, BUDGET) for question, ways in QUESTIONS_OF_TWO.items()}
    for of_way in timings.values():
        assert LIKE not in of_way or of_way[INDEX].results == of_way[LIKE].results, "the index finds something else"
    rows = [_speed_row(question, of_way[INDEX], of_way.get(LIKE)) for question, of_way in timings.items()]
    header = ["", "queries", "index, ms: mean", "p95", "worst"]
    header += ["LIKE, ms: mean", "p95", "faster: mean", "p95", "time at worst query"]
    section(f"Search on {database_name()}", f"{Story.objects.count():,} stories.", header, rows)


def _speed_row(question: str, index: Timings, other: Timings | None) -> list[object]:
    row = [question, len(index.seconds), ms(index.mean), ms(index.p95), ms(max(index.seconds))]
    if other is None:
        return [*row, *[""] * 5]
    faster = [ratio(other.mean / index.mean), ratio(other.p95 / index.p95)]
    return [*row, ms(other.mean), ms(other.p95), *faster, ratio(worst_ratio(index, other))]


# What is found


def report_truth(asked: list[str]) -> None:
    """Each query against the texts as the stories have them now, read one by one."""
    truth = {word: set() for word in asked}
    for story, text in _texts_read():
        for word in asked:
            if word in text:
                truth[word].add(story)
    within = Q(pk__lte=READ)
    wrong = [word for word in asked if set(found(word).filter(within).values_list("pk", flat=True)) != truth[word]]
    hits = sum(map(len, truth.values()))
    row = (len(asked), sum(map(bool, truth.values())), f"{hits:,}", len(wrong), *wrong[:3])
    note = f"Strings of one to ten characters against the texts of {Story.objects.filter(within).count():,} stories."
    section(f"Found on {database_name()}", note, ("queries", "found anywhere", "hits", "otherwise than read"), [row])


def _texts_read() -> Iterator[tuple[int, str]]:
    for begin in range(1, READ, READ_AT_ONCE):
        for entry in entries_of(range(begin, min(begin + READ_AT_ONCE, READ + 1))):
            yield entry.story_id, entry.texts


# How large


def report_size() -> None:
    """The index is the table of entries with its indexes, and what the engine keeps beside it."""
    texts = f"SELECT sum({like.BYTES[connection.vendor]}) FROM benchmark_texts"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ({texts}), ({SIZES[connection.vendor]})")
        text, index = cursor.fetchone()
    row = (f"{text / 1e6:.0f}", f"{index / 1e6:.0f}", ratio(index / text))
    section(f"Size of the index on {database_name()}", "", ("text, MB", "index, MB", "of the text"), [row])


SIZES = {
    "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name IN (SELECT name FROM sqlite_master WHERE "
    "tbl_name = 'articles_indexentry' OR tbl_name LIKE 'articles_unigrams_%' OR tbl_name LIKE 'articles_bigrams_%')",
    "postgresql": "SELECT pg_total_relation_size('articles_indexentry') "
    "+ pg_total_relation_size('articles_indexgrams')",
}
