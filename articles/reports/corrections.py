"""What differs between a notice as it was sent and the same days as they are counted now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.utils import timezone

from articles.models import Attachment, Contribution, Notice, Publication, Story, Unit, Use
from articles.models.notice import any_of_days
from articles.models.visibility import stories_hidden_from
from articles.permissions import User

from .notice_json import all_rows, without_hidden_titles

MOST_CHANGES = 200
"""Of uses and units that are listed: the latest."""


@dataclass(frozen=True, slots=True)
class UnitCorrection:
    """Pieces and points of a unit then and now; the name is that of today, if there is one."""

    name: str
    then: tuple[str, str]
    now: tuple[str, str]


@dataclass(frozen=True, slots=True)
class UseCorrection:
    """One use of a story for a unit: its points then and now; None where it was not counted. `story` is its key."""

    unit: str
    story: int
    headline: str
    medium: str
    day: str
    then: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class LaterChange:
    """A use of a story, or a unit that contributed it, that was recorded, changed or deleted on a day (ISO) after a
    notice was kept. `name` is the medium's or the unit's, `how` the type of the row of history."""

    story: int
    is_use: bool
    name: str
    how: str
    day: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """`changes` are told in place of `uses` where the titles of the notice were not kept."""

    units: tuple[UnitCorrection, ...]
    uses: tuple[UseCorrection, ...] = ()
    changes: tuple[LaterChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.units or self.uses or self.changes)


def may_be_compared(kept: Notice, user: User) -> bool:
    """Not where a story of the notice is hidden from the user: it would be what differs. Where no titles were kept, it
    may be any of those days."""
    hidden = stories_hidden_from(user)
    if hidden is None:
        return True
    if kept.figures["titles"]:
        return without_hidden_titles(kept.figures, user) == kept.figures
    return not any_of_days(hidden, kept.first, kept.last)


def corrections(then: Mapping[str, Any], now: Mapping[str, Any]) -> Corrections:
    """Both are figures of `notice_json.py`, with titles."""
    return Corrections(tuple(unit_corrections(then, now)), tuple(_uses(then, now)))


def later_changes(kept: Notice, user: User) -> list[LaterChange]:
    """Of stories that the user may see and that are of the days of the notice, the latest first."""
    of_days = Use.history.filter(used_on__range=(kept.first, kept.last))
    changed = Use.history.filter(history_date__gt=kept.kept_at, id__in=of_days.values("id"))
    stories = Story.objects.filter(
        Q(dated__range=(kept.first, kept.last)) | Q(pk__in=of_days.values("story")), pk__in=_visible(user)
    )
    decided = Contribution.history.filter(history_date__gt=kept.kept_at, story__in=stories)
    decided = decided.exclude(state=Attachment.State.SUGGESTED)
    uses, units = _latest(changed.filter(story__in=_visible(user))), _latest(decided)
    media_names = _names(Publication, {row.medium_id for row in uses})
    unit_names = _names(Unit, {row.unit_id for row in units})
    rows = [(row, True, media_names[row.medium_id]) for row in uses]
    rows += [(row, False, unit_names[row.unit_id]) for row in units]
    rows.sort(key=lambda found: found[0].history_date, reverse=True)
    return [
        LaterChange(row.story_id, is_use, name, row.history_type, timezone.localdate(row.history_date).isoformat())
        for row, is_use, name in rows[:MOST_CHANGES]
    ]


def _visible(user: User) -> Any:
    return Story.objects.visible_to(user).values("pk")


def _latest(rows: Any) -> list[Any]:
    return list(rows.order_by("-history_id")[:MOST_CHANGES])


def _names(model: type[Model], keys: set[int]) -> dict[int, str]:
    """The last of each: some may be deleted by now."""
    return dict(model.history.filter(id__in=keys).order_by("history_id").values_list("id", "name"))


def unit_corrections(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[UnitCorrection]:
    before, after = ({row["id"]: row for row in all_rows(figures)} for figures in (then, now))
    for key, row in {**before, **after}.items():
        was, is_now = (_numbers(rows.get(key)) for rows in (before, after))
        if was != is_now:
            yield UnitCorrection(row["name"], was, is_now)


def _numbers(row: Mapping[str, Any] | None) -> tuple[str, str]:
    return (row["pieces"], row["points"]) if row else ("0", "0")


def _uses(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[UseCorrection]:
    """A unit or medium that is called otherwise today is the same one."""
    before, after = _titles(then), _titles(now)
    for key, (unit, title) in {**before, **after}.items():
        was, is_now = (titles[key][1]["points"] if key in titles else None for titles in (before, after))
        if was != is_now:
            yield UseCorrection(unit, title["story"], title["headline"], title["medium"], title["day"], was, is_now)


def _titles(figures: Mapping[str, Any]) -> dict[tuple[Any, ...], tuple[str, Mapping[str, Any]]]:
    """By unit, story, medium and day."""
    return {
        (unit["id"], title["story"], title["medium_id"], title["day"]): (unit["unit"], title)
        for unit in figures["titles"]
        for title in unit["titles"]
    }
