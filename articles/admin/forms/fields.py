"""Form fields that give back, untouched, exactly what they were given.

A browser sends CR LF for each line end of a textarea and no line end from an input, and a form field strips blanks:
none of that is an edit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError

from articles.display import credit_lines
from articles.models.fields import validate_storable, validate_storable_texts


def as_lines(text: str | None) -> str:
    """The text with each line end as LF."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n")


def as_one_line(text: str | None) -> str:
    """The text as an input sends it."""
    return (text or "").replace("\r", "").replace("\n", "")


class LineFormField(forms.CharField):
    """A line of text. Blanks at its ends are stripped when somebody edits it, and kept when nobody does."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return as_one_line(initial) != as_one_line(data)


class DayFormField(forms.DateField):
    """A day, chosen in the calendar of the browser."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class NumberFormField(LineFormField):
    """The number of an issue. 第 and 期 around it are not kept: the desk writes them wherever it shows the number."""

    AROUND = re.compile(r"(?:第\s*)?([^第]*\S)\s*期")

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        found = self.AROUND.fullmatch(text)
        return found[1] if found else text


class TotalNumberFormField(NumberFormField):
    """The number of an issue among all; 总第 and 期 are not kept either."""

    AROUND = re.compile(r"(?:总?\s*第\s*)?([^第]*\S)\s*期")


class ProseFormField(forms.CharField):
    """A text of paragraphs."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "strip": False})

    def to_python(self, value: Any) -> str:
        return as_lines(super().to_python(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return as_lines(initial) != as_lines(data)


class _ListFormField(forms.CharField):
    """A JSON list as lines of text."""

    widget = AdminTextareaWidget
    written: Callable[[list[Any]], str]
    read: Callable[[str], list[Any]]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "strip": False, "empty_value": [], **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return type(self).written(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[Any]:
        text = value or ""
        validate_storable(text)
        try:
            values = type(self).read(text)
        except credit_lines.UnreadableLine as error:
            raise ValidationError(str(error), code="unreadable") from error
        validate_storable_texts(values)
        return values

    def run_validators(self, value: list[Any]) -> None:
        """`to_python` checked the characters, both as typed and as read: a line may hold escapes of JSON."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != (initial or [])
        except ValidationError:
            return True


class CreditsFormField(_ListFormField):
    written, read = credit_lines.credits_text, credit_lines.read_credits


class CaptionsFormField(_ListFormField):
    written, read = credit_lines.captions_text, credit_lines.read_captions


class NamesFormField(_ListFormField):
    written, read = credit_lines.names_text, credit_lines.read_names
