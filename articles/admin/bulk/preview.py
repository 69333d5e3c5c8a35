"""What a bulk act would change, for the page that shows it first: groups of rows, each with its count and some rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.desk.bulk_acts import Act, Attaching, Operation, Row, Setting
from articles.display.enumeration import enumerated
from articles.display.reasons import reasons_for_tags
from articles.models import Attachment, Story, Tagging
from articles.permissions import User

MOST_SHOWN = 400
"""Rows that a preview shows in all; it shows some of each group at least."""

MOST_GROUPS = 60
"""Groups that it shows, the largest first."""

FEWEST_SHOWN = 3
"""Rows that it shows of each group, if there are so many."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    row: Row
    story: Story
    reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """`becomes` says what is before the rows and after them, in words."""

    key: str
    name: str
    becomes: str
    number: int
    rows: Sequence[ShownRow]

    @property
    def number_left_out(self) -> int:
        return self.number - len(self.rows)


@dataclass(frozen=True, slots=True)
class Preview:
    """`number_elsewhere`: rows of the groups that are not shown."""

    groups: Sequence[Group]
    number_elsewhere: int
    number: int
    stories: int

    @property
    def shown_rows(self) -> str:
        return " ".join(shown.row.key for group in self.groups for shown in group.rows)


def act_preview(act: Act, rows: Sequence[Row], user: User) -> Preview:
    by_group: dict[str, list[Row]] = {}
    for row in rows:
        by_group.setdefault(row.group, []).append(row)
    ordered = sorted(by_group.items(), key=lambda each: -len(each[1]))[:MOST_GROUPS]
    share = max(FEWEST_SHOWN, MOST_SHOWN // max(1, len(ordered))) if len(rows) > MOST_SHOWN else len(rows)
    shown = {key: some[:share] for key, some in ordered}
    keys = {row.story for some in shown.values() for row in some}
    stories = Story.objects.visible_to(user).select_related("issue__publication", "source").in_bulk(keys)
    names = _names_of(act, shown)
    reasons = _reasons_of(act, shown, names, stories, user)
    groups = [
        Group(
            key,
            names[key],
            _becomes(act, key),
            len(some),
            [ShownRow(row, stories[row.story], reasons.get(row.key, "")) for row in shown[key]],
        )
        for key, some in ordered
    ]
    elsewhere = len(rows) - sum(group.number for group in groups)
    return Preview(groups, elsewhere, len(rows), len({row.story for row in rows}))


def _names_of(act: Act, groups: Mapping[str, Sequence[Row]]) -> dict[str, str]:
    if isinstance(act, Setting):
        return {key: _fields_in_words(act, json.loads(key)) for key in groups}
    model = act.kind._meta.get_field(act.kind.thing_field).related_model
    return {str(pk): str(thing) for pk, thing in model._default_manager.in_bulk(list(groups)).items()}


def _becomes(act: Act, group: str) -> str:
    if isinstance(act, Setting):
        return _fields_in_words(act, list(act.values.values()))
    if act.operation == Operation.REPLACE:
        model = act.kind._meta.get_field(act.kind.thing_field).related_model
        return str(model._default_manager.get(pk=act.replacement))
    return str(
        {
            Operation.CONFIRM: _("confirmed"),
            Operation.ADD: _("confirmed"),
            Operation.REJECT: _("rejected"),
            Operation.REMOVE: _("taken off"),
        }[act.operation]
    )


def _fields_in_words(act: Setting, values: Sequence[Any]) -> str:
    """The values of the fields as a person reads them; a reason belongs to its status."""
    words = []
    for name, value in zip(act.values, values, strict=True):
        labels = dict(Story._meta.get_field(name).flatchoices)
        if name != "reason" or value:
            words.append(str(labels.get(value, value)) or _("none"))
    return enumerated(words)


def _reasons_of(
    act: Act, shown: Mapping[str, Sequence[Row]], names: Mapping[str, str], stories: Mapping[int, Story], user: User
) -> dict[str, str]:
    """Why the machine suggests what is shown, by the keys of the rows."""
    if not isinstance(act, Attaching) or act.operation not in (Operation.CONFIRM, Operation.REJECT):
        return {}
    if act.kind is not Tagging:
        suggested = act.kind.objects.visible_to(user).filter(story__in=list(stories), state=Attachment.State.SUGGESTED)
        return {f"{row.story_id}:{row.thing_key}": row.detail for row in suggested}
    by_story = {story: reasons_for_tags(stories[story]) for story in stories}
    rows = ((names[key], row) for key, some in shown.items() for row in some)
    return {row.key: by_story[row.story].get(name, "") for name, row in rows}
