"""All checks, in the order in which the data came to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from django.db import DatabaseError, connection, models
from django.utils.translation import gettext as _

from articles.models import ATTACHMENTS, Reading, Source, Story, bulk
from articles.search import checking
from articles.search.index import index_status

from .damage import Damage, Keys, place_of
from .history import RECORDED, check_deleted, check_history, check_versions
from .links import check_copies_of_story, check_database, check_links, check_story_copies
from .prints import check_readings, check_sources, check_stories

Check = Callable[[Keys], Iterator[Damage]]


def check_index(keys: Keys) -> Iterator[Damage]:
    """The search index has the stories as they are."""
    if index_status().is_whole:
        for story in sorted(checking.differing_unnoted(keys)):
            yield Damage(place_of(Story, story), _("the search index has it otherwise"))


def check_rest_of_index() -> Iterator[Damage]:
    """It is complete, and has nothing but the stories."""
    if not index_status().is_whole:
        yield Damage(_("search index"), _("it is incomplete: run rebuild_index"))
        return
    for story in checking.deleted_stories():
        yield Damage(_("search index"), _("it has story #%d, which is gone") % story)
    stories = Story.objects.order_by("pk").values_list("pk", flat=True)
    expected = sum(map(checking.tokens_expected, bulk.in_batches(stories.iterator())))
    if superfluous := checking.superfluous_tokens(expected):
        yield Damage(_("search index"), _("it has %d tokens that no story has") % superfluous)


CHECKS: tuple[tuple[type[models.Model], Check], ...] = (
    (Source, check_sources),
    (Reading, check_readings),
    (Story, check_stories),
    (Story, check_story_copies),
    *((model, partial(check_copies_of_story, model)) for model in ATTACHMENTS),
    *((model, partial(check_history, model)) for model in RECORDED),
    (Story, check_versions),
    (Story, check_index),
)
"""Of records, a few at a time."""

WHOLE = (check_database, check_links, check_deleted, check_rest_of_index)
"""Of the database as a whole."""


def verify(*, sample: int | None = None, progress: Callable[[int, int], None] | None = None) -> Iterator[Damage]:
    """All that is wrong, as it is found. Others may write meanwhile: one moment is looked at.

    With a sample, so many records of each model, taken by chance. `progress` is told how many checks are done, of how
    many.
    """
    steps = [partial(_in_batches, model, check, sample) for model, check in CHECKS] + [*WHOLE] * (not sample)
    with snapshot():
        for done, step in enumerate(steps, 1):
            yield from step()
            if progress:
                progress(done, len(steps))


def _in_batches(model: type[models.Model], check: Check, sample: int | None) -> Iterator[Damage]:
    keys = model._base_manager.order_by("?" if sample else "pk").values_list("pk", flat=True)[:sample]
    for some in bulk.in_batches(keys.iterator()):
        yield from _checked(model, check, some)


def _checked(model: type[models.Model], check: Check, keys: Keys) -> Iterator[Damage]:
    """What the check finds. A record that makes it fail is damaged too, and hides no other."""
    try:
        yield from list(check(keys))
    except DatabaseError:
        raise
    except Exception as error:
        if len(keys) == 1:
            yield Damage(place_of(model, keys[0]), _("it cannot be checked: %r") % error)
        else:
            for key in keys:
                yield from _checked(model, check, [key])


@contextmanager
def snapshot() -> Iterator[None]:
    """All reading within is of one moment. It keeps nobody from writing, as `atomic` would on SQLite."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        begin = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"}
        cursor.execute(begin[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
