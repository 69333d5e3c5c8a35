"""Lists entered into the registers: what each row would add is told first, and then written as one change.

A row is added, is here already, completes what a record leaves empty, waits for a name that nobody knows yet, or is
refused with the reason. Names that are unknown are made only where a person asks for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max, Model
from django.utils.translation import gettext as _

from articles import records
from articles.importing.register_lists import REGISTER_COLUMNS, RegisterList, RegisterRow, in_column
from articles.models import Contribution, Publication, Story, Submission, Unit, UnitGroup, Use, WrongForm, bulk
from articles.models.department import is_kept_by
from articles.permissions import User
from articles.records.from_parse import visibility_in
from articles.records.registers import amend, enter

Names = Mapping[type[Model], Collection[str]]
"""Names to be made, by what they would be names of: media, units, groups of units."""


class RowOutcome(StrEnum):
    REFUSED = "refused"
    WAITING = "waiting"
    NEW = "new"
    COMPLETES = "completes"
    HERE = "here"


@dataclass(slots=True)
class ListedRecord:
    """What becomes of a row: `record` is what would be written; of one that is here, the `completed` fields.

    A use brings the `units` of its story along, and the story itself where the archive knows only its title.
    """

    row: RegisterRow
    outcome: RowOutcome = RowOutcome.NEW
    problems: list[str] = field(default_factory=list)
    unknown: list[tuple[type[Model], str]] = field(default_factory=list)
    record: Model | None = None
    completed: list[str] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    is_title_only: bool = False

    def refuse(self, *problems: str) -> ListedRecord:
        self.outcome = RowOutcome.REFUSED
        self.problems += problems
        return self

    def wait_for(self, model: type[Model], name: str) -> ListedRecord:
        self.outcome = RowOutcome.WAITING
        return self.ask_for(model, name)

    def ask_for(self, model: type[Model], name: str) -> ListedRecord:
        """A name that nobody knows yet. One that could not be made, as it is too long, is refused with the row."""
        try:
            model._meta.get_field("name").run_validators(name)
        except ValidationError as error:
            return self.refuse(*error.messages)
        self.unknown.append((model, name))
        return self


@dataclass(frozen=True, slots=True)
class Entering:
    """What a list would do, row by row in its order."""

    records: Sequence[ListedRecord]

    def of(self, outcome: RowOutcome) -> list[ListedRecord]:
        return [each for each in self.records if each.outcome is outcome]

    @property
    def ready(self) -> int:
        return len(self.of(RowOutcome.NEW)) + len(self.of(RowOutcome.COMPLETES))

    @property
    def title_only(self) -> int:
        """How many stories would be made of which the archive knows only the title."""
        return len({id(each.record.story) for each in self.of(RowOutcome.NEW) if each.is_title_only})

    @property
    def unknown(self) -> Counter[tuple[type[Model], str]]:
        """Names that nobody knows, with the number of their rows."""
        return Counter(name for each in self.records for name in each.unknown)


def look_up(model: type[Model], listed: RegisterList, user: User) -> Entering:
    """What the list would do to the register of the model. Nothing is written."""
    found = READERS[model]([row for row in listed.rows if not row.problems], user)
    by_number = {each.row.number: each for each in found}
    refused = (ListedRecord(row).refuse(*row.problems) for row in listed.rows if row.problems)
    by_number |= {each.row.number: each for each in refused}
    return Entering([by_number[row.number] for row in listed.rows])


def enter_list(model: type[Model], listed: RegisterList, user: User, *, making: Names) -> Entering:
    """Write what the list adds and completes, and the names that are to be made. Within an open change."""
    for made, names in making.items():
        enter([made(name=name) for name in names if not made.objects.filter(name=name).exists()])
    entering = look_up(model, listed, user)
    new = entering.of(RowOutcome.NEW)
    _enter_titles([each.record.story for each in new if each.is_title_only])
    for each in new:
        _follow_story(each.record)
    enter([each.record for each in new])
    completing = entering.of(RowOutcome.COMPLETES)
    for each in completing:
        if each.completed:
            amend([each.record], each.completed)
    decisions = {
        (each.record.story_id, unit.pk): Contribution.State.CONFIRMED
        for each in (*new, *completing)
        for unit in each.units
    }
    records.decide(Contribution, decisions)
    return entering


def _enter_titles(stories: Iterable[Story]) -> None:
    titles = {id(story): story for story in stories}.values()
    for story in titles:
        story.held = records.marks(["headline"])
    records.create([*titles])


def _follow_story(record: Model) -> None:
    """The key of a story that was just written."""
    if isinstance(record, Use):
        record.story = record.story


def _uses(rows: Sequence[RegisterRow], user: User) -> list[ListedRecord]:
    media = _by_name(Publication, (row.values["medium"] for row in rows))
    units = UnitsByName()
    stories = StoriesByTitle(rows, user)
    positions = count((Use.objects.aggregate(last=Max("position"))["last"] or 0) + 1)
    found = []
    for row in rows:
        each = ListedRecord(row)
        found.append(each)
        values = dict(row.values)
        medium = media.get(values.pop("medium"))
        names, title, number = values.pop("units", []), values.pop("title"), values.pop("record", None)
        try:
            story = stories.find(title, number, medium, values.get("used_on"))
        except ValueError as error:
            each.refuse(str(error))
            continue
        each.units = [units[name] for name in names if name in units]
        for name in names:
            if name not in units:
                each.ask_for(Unit, name)
        each.is_title_only = story._state.adding
        each.record = Use(story=story, medium=medium, position=next(positions), **values)
        _check(each)
        if medium is None and each.outcome is RowOutcome.NEW:
            each.wait_for(Publication, row.values["medium"])
    _set_aside(found, _uses_here([each for each in found if each.record]), _what_use)
    _keep_new_units([each for each in found if each.outcome is RowOutcome.HERE])
    return found


def _keep_new_units(found: Iterable[ListedRecord]) -> None:
    """Of uses that are here: units of which nobody decided yet whether they contributed the story."""
    stories = {each.record.story_id for each in found if each.units}
    decided = Contribution.objects.exclude(state=Contribution.State.SUGGESTED).filter(story__in=stories)
    known = {*decided.values_list("story", "unit")}
    for each in found:
        each.units = [unit for unit in each.units if (each.record.story_id, unit.pk) not in known]
        if each.units:
            each.outcome = RowOutcome.COMPLETES


def _what_use(use: Use) -> tuple[Any, ...]:
    return use.story_id or id(use.story), use.medium_id, use.used_on, use.number


def _uses_here(found: Iterable[ListedRecord]) -> set[tuple[Any, ...]]:
    keys = {each.record.story_id for each in found if each.record.story_id}
    here: set[tuple[Any, ...]] = set()
    for some in bulk.in_batches(sorted(keys)):
        here |= {*Use.objects.filter(story__in=some).values_list("story", "medium", "used_on", "number")}
    return here


def _submissions(rows: Sequence[RegisterRow], user: User) -> list[ListedRecord]:
    units, stories, found = UnitsByName(), StoriesByTitle(rows, user), []
    for row in rows:
        each = ListedRecord(row)
        found.append(each)
        title, day, name = row.values["title"], row.values["day"], row.values["unit"]
        if name not in units:
            each.wait_for(Unit, name)
            continue
        number = row.values.get("record")
        try:
            story = stories.find(title, number, None, None)
        except ValueError as error:
            if number is not None:
                each.refuse(str(error))
                continue
            story = None  # of several stories with this title, none is meant for certain
        each.record = Submission(unit=units[name], day=day, title=title, story=None if _is_new(story) else story)
        _check(each)
    days = {each.record.day for each in found if each.record}
    here = {*Submission.objects.filter(day__in=days).values_list("unit", "day", "title")}
    _set_aside(found, here, lambda record: (record.unit_id, record.day, record.title))
    return found


def _is_new(story: Story | None) -> bool:
    return story is not None and story._state.adding


def _units(rows: Sequence[RegisterRow], user: User) -> list[ListedRecord]:
    units, found = UnitsByName(), []
    groups = _by_name(UnitGroup, (row.values.get("group", "") for row in rows))
    positions: dict[str, Iterable[int]] = defaultdict(lambda: count(1))
    for row in rows:
        values = dict(row.values)
        each = ListedRecord(row)
        found.append(each)
        group = values.pop("group", "")
        if group and group not in groups:
            each.ask_for(UnitGroup, group)
        values["aliases"] = "\n".join(values.get("aliases", ()))
        if values.get("since") and values.get("until") and values["until"] < values["since"]:
            each.refuse(_("The first day must not come after the last."))
            continue
        here = units.get(values["name"])
        given = values | {"group": groups.get(group)}
        if here:
            _complete(each, here, given, user)
            continue
        each.record = Unit(**{"position": next(positions[group]), **given})
        _check(each)
    _set_aside(found, set(), lambda record: record.name)
    return found


def _media(rows: Sequence[RegisterRow], user: User) -> list[ListedRecord]:
    media, found = _by_name(Publication, (row.values["name"] for row in rows)), []
    for row in rows:
        each = ListedRecord(row)
        found.append(each)
        here = media.get(row.values["name"])
        if here:
            _complete(each, here, row.values, user)
        else:
            each.record = Publication(**row.values)
            _check(each)
    _set_aside(found, set(), lambda record: record.name)
    return found


def _wrong_forms(rows: Sequence[RegisterRow], user: User) -> list[ListedRecord]:
    known = {form.wrong: form for form in WrongForm.objects.all()}
    found = []
    for row in rows:
        each = ListedRecord(row)
        found.append(each)
        values = row.values | {"exceptions": "\n".join(row.values.get("exceptions", ()))}
        here = known.get(values["wrong"])
        if here:
            _complete(each, here, values, user)
        else:
            each.record = WrongForm(**values)
            _check(each)
    _set_aside(found, set(), lambda record: record.wrong)
    return found


READERS: Mapping[type[Model], Callable[[Sequence[RegisterRow], User], list[ListedRecord]]] = {
    Use: _uses,
    Submission: _submissions,
    Unit: _units,
    Publication: _media,
    WrongForm: _wrong_forms,
}


class UnitsByName(dict[str, Unit]):
    """The units of the register, by each of their names."""

    def __init__(self) -> None:
        for unit in Unit.objects.order_by("-pk"):
            self |= dict.fromkeys(unit.names, unit)


class StoriesByTitle:
    """Which story a row means: by its record number, else by its whole headline. Titles that the archive does not know
    are stories of which only the title is known."""

    def __init__(self, rows: Sequence[RegisterRow], user: User) -> None:
        self._user = user
        stories = Story.objects.visible_to(user).live().only("pk", "headline", "publication", "dated", "issue")
        self._by_number = stories.in_bulk({row.values["record"] for row in rows if "record" in row.values})
        self._by_title: dict[str, list[Story]] = defaultdict(list)
        for some in bulk.in_batches(sorted({row.values["title"] for row in rows})):
            for story in stories.filter(headline__in=some).order_by("pk"):
                self._by_title[story.headline].append(story)

    def find(self, title: str, number: int | None, medium: Publication | None, day: date | None) -> Story:
        """Raises ValueError where no story is meant for certain, or one that the user may not change."""
        story = self._meant(title, number, medium, day)
        if not is_kept_by(self._user, story):
            raise ValueError(_("The story is not of your department."))
        return story

    def _meant(self, title: str, number: int | None, medium: Publication | None, day: date | None) -> Story:
        if number is not None:
            if number not in self._by_number:
                raise ValueError(_("There is no story No. %d.") % number)
            return self._by_number[number]
        known = self._by_title[title]
        if not known:
            known.append(Story(headline=title, origin=Story.Origin.TITLE, visibility=visibility_in(medium)))
        there = [story for story in known if medium and story.publication_id == medium.pk and story.dated == day]
        meant = there or known
        if len(meant) > 1:
            numbers = ", ".join(str(story.pk) for story in meant)
            raise ValueError(_("Several stories have this title: No. %s. Give the record number.") % numbers)
        return meant[0]


def _by_name(model: type[Model], names: Iterable[str]) -> dict[str, Any]:
    return {record.name: record for record in model.objects.filter(name__in=set(names))}


def _check(each: ListedRecord) -> None:
    """What the fields of the record do not take is told by column."""
    relations = {name.name for name in each.record._meta.concrete_fields if name.is_relation}
    try:
        each.record.clean_fields(exclude=relations)
    except ValidationError as error:
        columns = {column.name: column for column in REGISTER_COLUMNS[type(each.record)]}
        each.refuse(
            *(
                in_column(columns[name], " ".join(problems)) if name in columns else " ".join(problems)
                for name, problems in error.message_dict.items()
            )
        )


def _set_aside(found: Iterable[ListedRecord], here: Collection[Any], key_of: Callable[[Any], Any]) -> None:
    """Rows whose record is here already, and those that say again what a row above them says."""
    rows: dict[Any, int] = {}
    for each in found:
        if each.outcome is not RowOutcome.NEW:
            continue
        key = key_of(each.record)
        if key in here:
            each.outcome = RowOutcome.HERE
        elif key in rows:
            each.refuse(_("It says the same as row %d.") % rows[key])
        else:
            rows[key] = each.row.number


def _complete(each: ListedRecord, here: Model, given: Mapping[str, Any], user: User) -> None:
    """What the record leaves empty and the row says; what both say otherwise stays."""
    names = [name for name, value in given.items() if name != "position" and value and not getattr(here, name)]
    if not names:
        each.outcome = RowOutcome.HERE
    elif not is_kept_by(user, here):
        each.refuse(_("It is not of your department."))
    else:
        for name in names:
            setattr(here, name, given[name])
        each.record, each.completed, each.outcome = here, names, RowOutcome.COMPLETES
        _check(each)
