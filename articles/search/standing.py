"""How far the index can be relied on."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from articles.models import IndexNote, IndexState

from .schema import VERSION

STATE = (
    f"SELECT version, filled_up_to, EXISTS (SELECT 1 FROM {IndexNote._meta.db_table}) "
    f"FROM {IndexState._meta.db_table} ORDER BY id LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """`filled_up_to`: the engine knows the entries of stories with ids up to this; None where it knows all.

    Of stories noted since their entries were written it `is_behind`.
    """

    filled_up_to: int | None
    is_behind: bool

    @property
    def is_whole(self) -> bool:
        return self.filled_up_to is None

    @property
    def is_all(self) -> bool:
        """Nothing need be asked but the index."""
        return self.is_whole and not self.is_behind

    def knows(self, story_id: int) -> bool:
        return self.filled_up_to is None or story_id <= self.filled_up_to


def standing() -> Standing:
    """What another version made is as good as not made. Every search asks this first: a model takes longer to be read
    than the index to count."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        version, filled_up_to, is_behind = cursor.fetchone() or (None, 0, True)
    return Standing(filled_up_to if version == VERSION else 0, bool(is_behind))
