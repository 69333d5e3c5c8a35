"""快速标引: stories as rows of cells, each a text, that are read back and saved together as one change.

A row says which stamp its story had when it was shown. What somebody changed meanwhile is refused; so is a row with a
cell that cannot be read. The other rows are saved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils import translation
from django.utils.translation import gettext as _

from articles import records
from articles.display.credit_lines import UnreadableLine, credits_text, read_credits
from articles.display.enumeration import enumerated
from articles.models import Attachment, Contribution, Place, Placing, Story, Tag, Tagging, Unit

from .stamps import stamps_of

State = Attachment.State
Texts = Mapping[str, str]

COLUMNS = ("headline", "section", "kind", "genre", "credits", "contributors", "tags", "places", "status")
"""The cells of a row that can be written, in their order."""

ATTACHED: dict[str, type[Attachment]] = {"contributors": Contribution, "tags": Tagging, "places": Placing}

BETWEEN_NAMES = "、"
BETWEEN_LINES = "；"
"""Credits have a line for each role; a cell has one line."""

SEPARATORS = re.compile(r"[、,，;；\n]+")
MINUS = re.compile(r"^[-−－]\s*")
"""Before a name: what is suggested or confirmed under it is rejected."""

MEANT = 3
"""Places of the same name that a message names."""


class UnreadableCell(ValueError):
    """What stands in a cell can be nothing of its column. Its text is for the person who typed it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    name: str
    detail: str
    key: int | str


@dataclass(frozen=True, slots=True)
class GridRow:
    """By column: the text of the cell; of tags and places the keys of the confirmed ones by their names, and what the
    machine suggests and nobody decided, the surest first."""

    story: Story
    stamp: str
    texts: Texts
    confirmed: Mapping[str, Mapping[str, int | str]]
    suggestions: Mapping[str, Sequence[Suggestion]]


@dataclass(frozen=True, slots=True)
class TypedRow:
    """The stamp that the row was shown with, and what its cells say now."""

    stamp: str
    texts: Texts


@dataclass(slots=True)
class SavedRows:
    """By the keys of the stories: those written, those changed meanwhile, and the messages of cells by column."""

    written: list[int] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    unreadable: dict[int, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Edit:
    values: dict[str, Any]
    decisions: dict[str, dict[int | str, str]]


def grid_rows(stories: Sequence[Story]) -> list[GridRow]:
    """In the order of the stories, in a constant number of queries."""
    keys = [story.pk for story in stories]
    stamps = stamps_of(keys)
    attached: dict[str, dict[int, list[Attachment]]] = {}
    for column, kind in ATTACHED.items():
        by_story = attached[column] = {key: [] for key in keys}
        for row in kind.objects.filter(story__in=keys).select_related(kind.thing_field):
            by_story[row.story_id].append(row)
    return [
        _grid_row(story, stamps.get(story.pk, ""), {column: attached[column][story.pk] for column in ATTACHED})
        for story in stories
    ]


def _grid_row(story: Story, stamp: str, attached: Mapping[str, Sequence[Attachment]]) -> GridRow:
    confirmed = {
        column: {str(row.thing): row.thing_key for row in rows if row.state == State.CONFIRMED}
        for column, rows in attached.items()
    }
    suggestions = {
        column: [Suggestion(str(row.thing), row.detail, row.thing_key) for row in rows if row.state == State.SUGGESTED]
        for column, rows in attached.items()
    }
    texts = {column: write(story) for column, (write, _read) in FIELDS.items()}
    texts |= {column: BETWEEN_NAMES.join(names) for column, names in confirmed.items()}
    return GridRow(story, stamp, texts, confirmed, suggestions)


def save_rows(typed: Mapping[int, TypedRow]) -> SavedRows:
    """Write what differs. Within an open change."""
    saved = SavedRows()
    stamps = stamps_of(records.lock(typed))
    saved.refused = [key for key, row in typed.items() if stamps.get(key) != row.stamp]
    same = Story.objects.filter(pk__in=typed.keys() - set(saved.refused)).order_by("pk")
    rows = grid_rows(list(same))
    names = {}
    for column in ATTACHED:
        named = (_names_in(row.texts.get(column, "")) for row in typed.values())
        names[column] = _things_by_name(column, set(chain.from_iterable(named)))
    edits: dict[int, _Edit] = {}
    for row in rows:
        edit, errors = _read_row(row, typed[row.story.pk].texts, names)
        if errors:
            saved.unreadable[row.story.pk] = errors
        else:
            edits[row.story.pk] = edit
            saved.written.append(row.story.pk)
    _write(edits)
    return saved


def _write(edits: Mapping[int, _Edit]) -> None:
    records.edit_each({key: edit.values for key, edit in edits.items() if edit.values})
    for column, kind in ATTACHED.items():
        decisions = {
            (key, thing): state for key, edit in edits.items() for thing, state in edit.decisions[column].items()
        }
        records.decide(kind, decisions)


def _read_row(
    row: GridRow, typed: Texts, names: Mapping[str, Mapping[str, Sequence[Model]]]
) -> tuple[_Edit, dict[str, str]]:
    edit, errors = _Edit({}, {column: {} for column in ATTACHED}), {}
    for column in COLUMNS:
        text = typed.get(column, row.texts[column])
        if text == row.texts[column]:
            continue
        try:
            if column in ATTACHED:
                edit.decisions[column].update(_decisions(row, column, text, names[column]))
            else:
                edit.values.update(FIELDS[column][1](row.story, text.strip()))
        except (UnreadableCell, UnreadableLine) as error:
            errors[column] = str(error)
        except ValidationError as error:
            errors[column] = " ".join(error.messages)
    for name in [name for name, value in edit.values.items() if value == getattr(row.story, name)]:
        del edit.values[name]
    if "status" in edit.values or "reason" in edit.values:
        edit.values.setdefault("status", row.story.status)
        edit.values.setdefault("reason", row.story.reason)
    return edit, errors


# Cells of fields: how each is written, and read into values of the story


def _plain(name: str) -> tuple[Callable[[Story], str], Callable[[Story, str], dict[str, Any]]]:
    def read(story: Story, text: str) -> dict[str, Any]:
        return {name: Story._meta.get_field(name).clean(text, story)}

    return lambda story: getattr(story, name), read


def _choice(name: str) -> tuple[Callable[[Story], str], Callable[[Story, str], dict[str, Any]]]:
    def read(story: Story, text: str) -> dict[str, Any]:
        may_be_empty = Story._meta.get_field(name).blank
        if not text and may_be_empty:
            return {name: ""}
        return {name: _code(text, Story._meta.get_field(name).choices)}

    return lambda story: str(getattr(story, f"get_{name}_display")()), read


def _read_headline(story: Story, text: str) -> dict[str, Any]:
    if not text and story.headline:
        raise UnreadableCell(_("a headline cannot be taken away here"))
    return {"headline": Story._meta.get_field("headline").clean(text, story)}


def _read_credits(story: Story, text: str) -> dict[str, Any]:
    return {"credits": read_credits(text.replace(BETWEEN_LINES, "\n"))}


def _write_status(story: Story) -> str:
    reason = f"：{story.get_reason_display()}" if story.reason else ""
    return f"{story.get_status_display()}{reason}"


def _read_status(story: Story, text: str) -> dict[str, Any]:
    """不入库：重复; of all other states the label alone."""
    said, _colon, why = (part.strip() for part in text.replace(":", "：").partition("："))
    status = _code(said, Story.Status.choices)
    if status != Story.Status.EXCLUDED:
        if why:
            raise UnreadableCell(_("“%s” is none of the choices") % text)
        return {"status": status, "reason": ""}
    if not why:
        reasons = enumerated(Story.Reason.labels)
        raise UnreadableCell(_("“not for the archive” needs a reason behind a colon: %s") % reasons)
    return {"status": status, "reason": _code(why, Story.Reason.choices)}


FIELDS: dict[str, tuple[Callable[[Story], str], Callable[[Story, str], dict[str, Any]]]] = {
    "headline": (lambda story: story.headline, _read_headline),
    "section": _plain("section"),
    "kind": _choice("kind"),
    "genre": _choice("genre"),
    "credits": (lambda story: credits_text(story.credits).replace("\n", BETWEEN_LINES), _read_credits),
    "status": (_write_status, _read_status),
}


def _code(text: str, choices: Iterable[tuple[str, Any]]) -> str:
    """By the label in any language: a page that was opened in one may be sent in another."""
    choices, known = list(choices), {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            known |= {str(label): code for code, label in choices}
    if text not in known:
        raise UnreadableCell(_("“%s” is none of the choices") % text)
    return known[text]


def choices_of(column: str) -> list[str]:
    """What a cell of the column may say; empty where it may say anything."""
    if column == "status":
        reasons = [f"{Story.Status.EXCLUDED.label}：{reason.label}" for reason in Story.Reason]
        return [*(str(each.label) for each in Story.Status if each != Story.Status.EXCLUDED), *reasons]
    if column in ("kind", "genre"):
        return [str(label) for _code, label in Story._meta.get_field(column).choices]
    return []


# Cells of tags, places and units


def _names_in(text: str) -> dict[str, bool]:
    """Whether each is wanted, or rejected by a minus before it."""
    parts = filter(None, (part.strip() for part in SEPARATORS.split(text)))
    named = ((MINUS.sub("", part), not MINUS.match(part)) for part in parts)
    return {name: is_wanted for name, is_wanted in named if name}


def _things_by_name(column: str, names: Collection[str]) -> dict[str, list[Model]]:
    """A place is known by its full name, and by its own name too; a unit by any of its names."""
    if ATTACHED[column] is Tagging:
        return {tag.name: [tag] for tag in Tag.objects.filter(name__in=names)}
    if ATTACHED[column] is Contribution:
        return _units_by_name(names)
    found: dict[str, list[Model]] = {}
    places = list(Place.objects.filter(Q(full_name__in=names) | Q(name__in=names)))
    for place in places:
        found.setdefault(place.name, []).append(place)
    return found | {place.full_name: [place] for place in places}


def _units_by_name(names: Collection[str]) -> dict[str, list[Model]]:
    """A unit is known by each of its names."""
    found: dict[str, list[Model]] = {}
    for unit in Unit.objects.all() if names else ():
        for name in set(unit.names) & set(names):
            found.setdefault(name, []).append(unit)
    return found


def unusable_names(column: str, names: Collection[str]) -> dict[str, str]:
    """Of names of tags or places those that name none or several, with the reason."""
    things = _things_by_name(column, names)
    return {name: reason for name in names if (reason := _why_unusable(name, things.get(name, ())))}


def _why_unusable(name: str, things: Sequence[Model]) -> str:
    if not things:
        return _("“%s” is not in the vocabulary") % name
    if len(things) > 1:
        meanings = {"name": name, "meanings": enumerated(things[:MEANT])}
        return _("“%(name)s” may be %(meanings)s") % meanings
    return ""


def _decisions(row: GridRow, column: str, text: str, things: Mapping[str, Sequence[Model]]) -> dict[int | str, str]:
    """What was added is confirmed; what was taken away is rejected, and so is what was suggested and has a minus."""
    named = _names_in(text)
    reasons = [reason for name in named if (reason := _why_unusable(name, things.get(name, ())))]
    if reasons:
        raise UnreadableCell(enumerated(reasons))
    wanted = {things[name][0].pk for name, is_wanted in named.items() if is_wanted}
    unwanted = {things[name][0].pk for name, is_wanted in named.items() if not is_wanted}
    gone = {key for key in row.confirmed[column].values() if key not in wanted}
    rejected = gone | (unwanted & {each.key for each in row.suggestions[column]})
    return dict.fromkeys(wanted, State.CONFIRMED) | dict.fromkeys(rejected - wanted, State.REJECTED)
