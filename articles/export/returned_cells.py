"""What an edited cell says of a story: the values of fields, or the tags or places that stand in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext as _

from articles.display.credit_lines import read_captions, read_credits
from articles.display.enumeration import enumerated
from articles.models import ATTACHMENTS, Attachment, Story

from .cells import read_names_cell

TEXTS = (
    *("section", "kicker", "headline", "subhead", "byline", "dateline", "standfirst", "body"),
    *("supplement", "notes"),
)
CHOICES = ("kind", "genre", "status", "reason", "selection")
LISTS: dict[str, Callable[[str], list[Any]]] = {"credits": read_credits, "captions": read_captions}
KINDS: dict[str, type[Attachment]] = {kind.export_name: kind for kind in ATTACHMENTS}

NAMED_BY = {"tags": "name", "places": "full_name", "contributors": "name"}
"""The field of the thing that a cell names it by."""

WRITABLE = (*TEXTS, *CHOICES, *LISTS, *KINDS)
"""The columns that come back; all others say what an issue, a source or the machine says."""

TOGETHER = {"status": "reason", "reason": "status"}
"""Fields of which each has a say in what the other may be."""


def read_cell(name: str, text: str, story: Story) -> Any:
    """The value of the field. Raises ValidationError, or ValueError with a text for the person who typed it."""
    if name in LISTS:
        return LISTS[name](text)
    field = Story._meta.get_field(name)
    if name in CHOICES:
        return code_of(name, text.strip())
    return field.clean(with_controls(text, getattr(story, name)), story)


def with_controls(text: str, stored: str) -> str:
    """The text with the control characters that the export showed by their pictures, where the story has them."""
    pictures = {chr(0x2400 + code): chr(code) for code in range(32) if chr(code) in stored}
    for shown, is_meant in pictures.items():
        if shown not in stored:
            text = text.replace(shown, is_meant)
    return text


def code_of(name: str, label: str) -> str:
    """By the label in any language. Raises ValueError."""
    if not label and Story._meta.get_field(name).blank:
        return ""
    try:
        return _codes(name)[label]
    except KeyError:
        labels = enumerated(str(each) for _code, each in Story._meta.get_field(name).flatchoices)
        text = _("“%(label)s” is none of the choices, which are: %(labels)s")
        raise ValueError(text % {"label": label, "labels": labels}) from None


@cache
def _codes(name: str) -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            codes |= {str(label): code for code, label in Story._meta.get_field(name).flatchoices}
    return codes


def names_of_cell(text: str) -> list[str]:
    """Raises ValueError."""
    try:
        return read_names_cell(text)
    except ValueError as error:
        raise ValueError(_("“%s” has an unclosed quotation mark.") % error) from None


def things_named(column: str, names: Collection[str]) -> dict[str, Model]:
    """The tags, places or units of these names."""
    kind = KINDS[column]
    things = kind._meta.get_field(kind.thing_field).related_model._default_manager
    return {str(thing): thing for thing in things.filter(**{f"{NAMED_BY[column]}__in": names})}


def check_together(story: Story, values: Mapping[str, Any]) -> None:
    """What the table's constraints say of fields that belong together. Raises ValidationError."""

    def value(name: str) -> str:
        return values.get(name, getattr(story, name))

    messages = {each.name: each.violation_error_message for each in Story._meta.constraints}
    if (value("status") == Story.Status.EXCLUDED) != bool(value("reason")):
        raise ValidationError(messages["story_reason_is_for_excluded"])


def said(error: ValueError | ValidationError) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
