"""Which stories an expression is true of: what the index says, and the truth about those written since."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial, reduce
from operator import and_, or_

from django.db.models import Exists, F, Q
from django.db.models.functions import Coalesce

from articles.models import IndexEntry, IndexNote, IndexState, Story
from articles.models.fields import UNSTORABLE
from articles.models.story import StoryQuerySet

from .engines import engine
from .entries import COLUMNS, entries_of, holds
from .expression import All, AnyOf, Expression, Not, Where, Word
from .schema import VERSION

EVERY = Q(pk__isnull=False)
NONE = Q(pk__in=[])


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the index can be relied on: of stories written since, it `is_behind`."""

    is_whole: bool
    is_behind: bool

    @property
    def is_all(self) -> bool:
        """Nothing need be asked but the index."""
        return self.is_whole and not self.is_behind


def standing() -> Standing:
    state = IndexState.objects.annotate(is_behind=Exists(IndexNote.objects.all())).first()
    if state is None:
        return Standing(is_whole=False, is_behind=True)
    return Standing(state.version == VERSION and state.filled_up_to is None, state.is_behind)


def matching(stories: StoryQuerySet, expression: Expression) -> StoryQuerySet:
    """Exactly those of the stories that the expression is true of, whether the index knows their last words or not."""
    now = standing()
    indexed = partial(_indexed, now, expression)
    if not now.is_behind:
        return stories.filter(indexed())
    written = set(IndexNote.objects.values_list("story_id", flat=True))
    known = Story.objects.filter(indexed()).exclude(pk__in=written).values("pk")
    return stories.filter(Q(pk__in=known) | Q(_read(expression, written), pk__in=written))


def newest_first(stories: StoryQuerySet) -> StoryQuerySet:
    """Stories that match in the order in which the index has them, which is that of their days: nothing is sorted.

    Each knows its `key`, which is smaller the later it comes.
    """
    is_named = engine().TABLE in stories.query.alias_map
    key = F(engine().KEY) if is_named else Coalesce("entry__key", 0)
    return stories.annotate(key=key).order_by("-key")


def count(stories: StoryQuerySet, expression: Expression, most: int) -> int:
    """How many of the stories the expression is true of; where there are more than `most`, one more than that.

    Of all stories, or all live ones, the index is asked by itself: it need not look for each of them.
    """
    now = standing()
    among = {False: Story.objects.all(), True: Story.objects.live()}
    for only_live, known in among.items() if now.is_all and not _asks_columns(expression) else ():
        rows = engine().rows(expression, only_live=only_live)
        if rows is not None and stories.query.where == known.query.where:
            return rows.filter(_left(expression, engine().ENTRY))[: most + 1].count()
    return matching(stories, expression).values("pk")[: most + 1].count()


def _indexed(now: Standing, expression: Expression) -> Q:
    named = engine().named(expression) if now.is_whole else None
    return condition(expression, in_columns) if named is None else named & _left(expression, "entry__")


def _left(expression: Expression, entry: str) -> Q:
    """What is to be asked of the entries that the engine names."""
    if engine().is_exact(expression):
        return Q()
    if isinstance(expression, All):
        return reduce(and_, (_left(part, entry) for part in expression.parts), Q())
    return condition(expression, partial(in_columns, entry=entry))


def _asks_columns(expression: Expression) -> bool:
    match expression:
        case Where():
            return True
        case All(parts) | AnyOf(parts):
            return any(map(_asks_columns, parts))
        case Not(part):
            return _asks_columns(part)
    return False


def _read(expression: Expression, ids: Collection[int]) -> Q:
    """The truth about stories of which the index knows nothing yet."""
    return condition(expression, partial(_among, entries_of(ids)))


def _among(entries: Collection[IndexEntry], word: Word) -> Q:
    return Q(pk__in=[entry.story_id for entry in entries if holds(entry, word)])


def in_columns(word: Word, entry: str = "entry__") -> Q:
    return reduce(or_, (Q(**{f"{entry}{column}__holds": word.text}) for column in COLUMNS[word.scope]))


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
