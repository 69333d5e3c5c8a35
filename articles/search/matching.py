"""Which stories an expression is true of: what the index says, and the truth about those written since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial, reduce
from operator import and_, or_

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from articles.models import IndexNote, Story
from articles.models.fields import UNSTORABLE
from articles.models.story import StoryQuerySet

from .engines import engine
from .entries import HOLDING, entries_of, holds
from .expression import All, AnyOf, Expression, Not, Where, Word, leaves
from .portions import portions
from .standing import Standing, standing

EVERY = Q(pk__isnull=False)
NONE = Q(pk__in=[])
WHOLE = {False: Story.objects.all().query.where, True: Story.objects.live().query.where}
"""How all stories are asked for, and all live ones."""
BEHIND_ALL = 10**17
"""Greater than the id of any story."""


def matching(stories: StoryQuerySet, expression: Expression) -> StoryQuerySet:
    """Exactly those of the stories that the expression is true of, whether the index knows their last words or not."""
    now = standing()
    indexed = partial(_indexed, now, expression)
    if not now.is_behind:
        return stories.filter(indexed())
    written = sorted(set(IndexNote.objects.values_list("story_id", flat=True)))
    known = Story.objects.filter(indexed()).exclude(pk__among=written).values("pk")
    return stories.filter(Q(pk__in=known) | Q(_read(expression, written), pk__among=written))


def newest_first(stories: StoryQuerySet) -> StoryQuerySet:
    """Stories that match in the order in which the index has them, which is that of their days: nothing is sorted.

    Each knows its `key`, which is smaller the later it comes. Stories that have no entry yet come last.
    """
    named = (F(key) for table, key in engine().KEYS.items() if table in stories.query.alias_map)
    key = next(named, Coalesce("entry__key", F("pk") - BEHIND_ALL))
    return stories.annotate(key=key).order_by("-key")


def count(stories: StoryQuerySet, expression: Expression, most: int | None = None) -> int:
    """How many of the stories the expression is true of; where there are more than `most`, one more than that.

    Of all stories, or all live ones, the index is asked by itself: it need not look for each of them.
    """
    number = _of_index(stories, expression, most)
    if number is not None:
        return number
    found = matching(stories, expression).values("pk")
    return (found if most is None else found[: most + 1]).count()


def _of_index(stories: StoryQuerySet, expression: Expression, most: int | None) -> int | None:
    only_live = next((only_live for only_live, where in WHOLE.items() if stories.query.where == where), None)
    asks_columns = any(isinstance(leaf, Where) for leaf in leaves(expression))
    if only_live is None or asks_columns or not standing().is_all:
        return None
    return engine().count(expression, _left(expression), only_live=only_live, most=most)


def _indexed(now: Standing, expression: Expression) -> Q:
    named = engine().named(expression) if now.is_whole else None
    return condition(expression, in_columns) if named is None else named & _left(expression)


def _left(expression: Expression) -> Q:
    """What is to be asked of the entries that the engine names."""
    if engine().is_exact(expression):
        return Q()
    if isinstance(expression, All):
        wanted = [part for part in expression.parts if not isinstance(part, Not)]
        barred = [part.part for part in expression.parts if isinstance(part, Not)]
        lacking = (_lacking(part, wanted) for part in barred)
        return reduce(and_, (*map(_left, wanted), *lacking), Q())
    return condition(expression, in_columns)


def _lacking(barred: Expression, wanted: Sequence[Expression]) -> Q:
    """That it is not true of an entry that the engine names for what is wanted. Where the engine can name those of them
    that it may be true of, no other texts are read."""
    asks_words = all(isinstance(leaf, Word) for leaf in leaves(barred))
    holding = engine().holding(All((*wanted, barred)), _left(barred)) if asks_words else None
    return ~condition(barred, in_columns) if holding is None else ~Q(entry__key__in=holding)


def _read(expression: Expression, ids: Iterable[int]) -> Q:
    """The truth about stories of which the index knows nothing yet."""
    words = {leaf for leaf in leaves(expression) if isinstance(leaf, Word)}
    holding: defaultdict[Word, list[int]] = defaultdict(list)
    for some in portions(ids):
        for entry in entries_of(some):
            for word in words:
                if holds(entry, word):
                    holding[word].append(entry.story_id)
    return condition(expression, lambda word: Q(pk__among=holding[word]))


def in_columns(word: Word) -> Q:
    return Q(**{f"entry__{HOLDING[word.scope]}": word.text})


def condition(expression: Expression, of_word: Callable[[Word], Q]) -> Q:
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
