"""The index of searches: how far it can be relied on, and how it follows what is written.

Triggers note the stories of which anything is written. `absorb` indexes them at the end of each change, in its
transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.apps.registry import Apps
from django.db import connection, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.models import IndexEntry, IndexNote, IndexState, Story, bulk
from articles.models.journal import before_commit

from .engines import engine
from .entries import CONTENT, entries_of

VERSION = 1
"""Of the way in which texts are folded, cut and kept: where it changes, `prepare` makes the index anew."""

MOST_ABSORBED = 10_000
"""Stories that a change indexes before it ends. Where SQL wrote more, the others stay noted, and every search reads
them: no editor waits at a button until they are indexed."""

STATUS = (
    f"SELECT version, filled_up_to, EXISTS (SELECT 1 FROM {IndexNote._meta.db_table}) "
    f"FROM {IndexState._meta.db_table} ORDER BY id LIMIT 1"
)


def create_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make what no model can declare: the tables of the engine, and the triggers. Called by the migration."""
    for statement in engine(schema_editor.connection.vendor).create_statements():
        schema_editor.execute(statement, params=None)
    apps.get_model("articles", "IndexState").objects.get_or_create(pk=1, defaults={"version": VERSION})


def drop_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in engine(schema_editor.connection.vendor).drop_statements():
        schema_editor.execute(statement, params=None)


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """`filled_up_to`: the engine knows the entries of stories with ids up to this; None where it knows all.

    `is_behind`: some stories were written since their entries were.
    """

    filled_up_to: int | None
    is_behind: bool

    @property
    def is_whole(self) -> bool:
        return self.filled_up_to is None

    @property
    def is_up_to_date(self) -> bool:
        """Nothing need be asked but the index."""
        return self.is_whole and not self.is_behind

    def knows(self, story_id: int) -> bool:
        return self.filled_up_to is None or story_id <= self.filled_up_to


def index_status() -> IndexStatus:
    """An index that another version made counts as empty. In plain SQL, for every search begins with it: a model takes
    longer to be read than the index to count."""
    with connection.cursor() as cursor:
        cursor.execute(STATUS)
        version, filled_up_to, is_behind = cursor.fetchone() or (None, None, True)
    return IndexStatus(filled_up_to if version == VERSION else 0, bool(is_behind))


@before_commit
def absorb() -> None:
    """Index anew the stories written since they were indexed, whoever wrote them. Within a transaction."""
    absorb_latest(MOST_ABSORBED)


def absorb_latest(most: int) -> int:
    """Those that were written last. Returns how many notes were taken."""
    latest = IndexNote.objects.order_by("-pk").select_for_update(skip_locked=True)[:most]
    notes = dict(latest.values_list("pk", "story_id"))
    busy = refresh(notes.values())
    done = [note for note, story in notes.items() if story not in busy]
    for ids in bulk.in_batches(done):
        IndexNote.objects.filter(pk__in=ids).delete()
    return len(done)


def refresh(stories: Iterable[int]) -> set[int]:
    """Write the entries of the stories with these ids anew, as far as they differ.

    The engine is updated for the stories that it has been filled with; filling will bring the others.

    Returns the ids of those that another transaction has locked. They are skipped, so that nobody waits here, and must
    keep their notes until a later change absorbs them.
    """
    status, busy = index_status(), set()
    for ids in bulk.in_batches(sorted(set(stories))):
        with transaction.atomic():
            busy |= (locked := _locked_by_others(ids))
            known, right = known_and_right_entries(set(ids) - locked)
            removed = [entry for story, entry in known.items() if entries_differ(entry, right.get(story))]
            added = [entry for story, entry in right.items() if entries_differ(entry, known.get(story))]
            replace_entries(removed, added)
            engine().update(*([e for e in entries if status.knows(e.story_id)] for entries in (removed, added)))
    return busy


def _locked_by_others(ids: Collection[int]) -> set[int]:
    """The rest is locked by this transaction. (SQLite has one writer: nothing is locked by others.)"""
    stories = Story.objects.order_by("pk")
    ours = stories.filter(pk__in=ids).select_for_update(skip_locked=True, no_key=True).values_list("pk", flat=True)
    return set(stories.filter(pk__in=set(ids).difference(ours)).values_list("pk", flat=True))


def known_and_right_entries(ids: Collection[int]) -> tuple[dict[int, IndexEntry], dict[int, IndexEntry]]:
    """The entries of these stories as they are and as they should be, by story."""
    known = {entry.story_id: entry for entry in IndexEntry.objects.filter(story__in=ids)}
    return known, right_entries(ids, known)


def right_entries(ids: Collection[int], known: Mapping[int, IndexEntry]) -> dict[int, IndexEntry]:
    """The entries of these stories as they should be, by story. A story keeps the key of its known entry as long as it
    keeps its day."""
    allocate, entries = engine().key_allocator(), {}
    for entry in entries_of(ids):
        old, day = known.get(entry.story_id), entry.story.dated
        keeps_key = old is not None and engine().key_fits_day(old.key, day)
        entry.key = old.key if keeps_key else allocate(entry.story_id, day)
        entries[entry.story_id] = entry
    return entries


def entries_differ(entry: IndexEntry, other: IndexEntry | None) -> bool:
    return other is None or any(getattr(entry, name) != getattr(other, name) for name in ("key", *CONTENT))


def replace_entries(removed: Collection[IndexEntry], added: Iterable[IndexEntry]) -> None:
    if removed:
        IndexEntry.objects.filter(pk__in=[entry.pk for entry in removed]).delete()
    bulk.insert(added)
