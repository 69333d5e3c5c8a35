"""How far the index can be relied on."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists

from articles.models import IndexNote, IndexState

from .schema import VERSION


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
    """What another version made is as good as not made."""
    state = IndexState.objects.annotate(is_behind=Exists(IndexNote.objects.all())).first()
    if state is None:
        return Standing(0, is_behind=True)
    return Standing(state.filled_up_to if state.version == VERSION else 0, state.is_behind)
