"""Which stories answer a search: by the index, and by reading those written since they were indexed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial, reduce
from operator import and_, or_

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from articles.models import IndexNote, Story, bulk
from articles.models.fields import UNSTORABLE
from articles.models.story import StoryQuerySet

from .engines import engine
from .entries import LOOKUPS, entries_of, entry_holds
from .expression import All, AnyOf, Expression, Not, Where, Word, leaves
from .index import IndexStatus, index_status
from .resolving import resolve_query

EVERY = Q(pk__isnull=False)
NONE = Q(pk__in=[])
WHOLE = {False: Story.objects.all().query.where, True: Story.objects.live().query.where}
"""The conditions of all stories, and of all live ones."""
ABOVE_ALL_IDS = 10**17


def filter_by_query(stories: StoryQuerySet, text: str) -> StoryQuerySet:
    """Those of the stories that answer what was typed; all where nothing was. Raises Mistake."""
    expression = resolve_query(text).expression
    return filter_by_expression(stories, expression) if expression else stories


def filter_by_expression(stories: StoryQuerySet, expression: Expression) -> StoryQuerySet:
    """Exactly those of the stories that the expression is true of, even where the index is behind."""
    status = index_status()
    indexed = partial(_by_index, status, expression)
    if not status.is_behind:
        return stories.filter(indexed())
    written = sorted(set(IndexNote.objects.values_list("story_id", flat=True)))
    known = Story.objects.filter(indexed()).exclude(pk__among=written).values("pk")
    return stories.filter(Q(pk__in=known) | Q(_by_reading(expression, written), pk__among=written))


def newest_first(stories: StoryQuerySet) -> StoryQuerySet:
    """Stories that were filtered, in the order in which the index has them, which is that of their days: nothing is
    sorted. Each has a `key`, which is smaller the later it comes. Stories that have no entry yet come last.
    """
    joined = (F(key) for table, key in engine().ENTRY_KEYS.items() if table in stories.query.alias_map)
    key = next(joined, Coalesce("entry__key", F("pk") - ABOVE_ALL_IDS))
    return stories.annotate(key=key).order_by("-key")


def count_stories(stories: StoryQuerySet, expression: Expression, most: int | None = None) -> int:
    """How many of the stories the expression is true of; where there are more than `most`, one more than that.

    All stories, or all live ones, are counted in the index, without looking at the stories.
    """
    number = _count_in_index(stories, expression, most)
    if number is not None:
        return number
    found = filter_by_expression(stories, expression).values("pk")
    return (found if most is None else found[: most + 1]).count()


def _count_in_index(stories: StoryQuerySet, expression: Expression, most: int | None) -> int | None:
    only_live = next((only_live for only_live, where in WHOLE.items() if stories.query.where == where), None)
    asks_columns = any(isinstance(leaf, Where) for leaf in leaves(expression))
    if only_live is None or asks_columns or not index_status().is_up_to_date:
        return None
    return engine().count_entries(expression, _remaining(expression), only_live=only_live, most=most)


def _by_index(status: IndexStatus, expression: Expression) -> Q:
    candidates = engine().candidate_stories(expression) if status.is_whole else None
    return condition(expression, entry_lookup) if candidates is None else candidates & _remaining(expression)


def _remaining(expression: Expression) -> Q:
    """What is left to ask of the candidates that the engine names."""
    if engine().is_exact(expression):
        return Q()
    if isinstance(expression, All):
        required = [part for part in expression.parts if not isinstance(part, Not)]
        excluded = [part.part for part in expression.parts if isinstance(part, Not)]
        lacking = (_lacking(part, required) for part in excluded)
        return reduce(and_, (*map(_remaining, required), *lacking), Q())
    return condition(expression, entry_lookup)


def _lacking(excluded: Expression, required: Sequence[Expression]) -> Q:
    """That `excluded` is not true of a candidate for what is required. Where the engine can name those of which it may
    be true, only their texts are read."""
    asks_words = all(isinstance(leaf, Word) for leaf in leaves(excluded))
    found = engine().candidate_entries(All((*required, excluded)), _remaining(excluded)) if asks_words else None
    return ~condition(excluded, entry_lookup) if found is None else ~Q(entry__key__in=found)


def _by_reading(expression: Expression, ids: Iterable[int]) -> Q:
    """The same for stories that are not indexed as they stand now: their texts are read."""
    words = {leaf for leaf in leaves(expression) if isinstance(leaf, Word)}
    holding: defaultdict[Word, list[int]] = defaultdict(list)
    for batch in bulk.in_batches(ids):
        for entry in entries_of(batch):
            for word in words:
                if entry_holds(entry, word):
                    holding[word].append(entry.story_id)
    return condition(expression, lambda word: Q(pk__among=holding[word]))


def entry_lookup(word: Word) -> Q:
    """Of stories: whether their entry has the word."""
    return Q(**{f"entry__{LOOKUPS[word.scope]}": word.text})


def condition(expression: Expression, of_word: Callable[[Word], Q]) -> Q:
    """The expression as a condition of stories; `of_word` gives that of a word."""
    match expression:
        case Word(text):
            return NONE if UNSTORABLE.search(text) else of_word(expression)
        case Where(condition=asked):
            return asked
        case All(parts):
            return reduce(and_, (condition(part, of_word) for part in parts), EVERY)
        case AnyOf(parts):
            return reduce(or_, (condition(part, of_word) for part in parts)) if parts else NONE
        case Not(part):
            return ~condition(part, of_word)
