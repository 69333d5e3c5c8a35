"""The mark beside a field that a person decided: who, when, and what the parser reads there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from articles.desk.held import Decision, decisions

from .lines import captions_text, credits_text, names_text


def mark_decided(form: forms.ModelForm) -> None:
    """Put the marks into the help texts of the form's fields."""
    for name, decision in decisions(form.instance).items():
        if name in form.fields:
            texts = (form.fields[name].help_text, held_mark(form.instance, name, decision))
            form.fields[name].help_text = format_html_join(" ", "{}", ((text,) for text in texts if text))


def decided_words(decision: Decision) -> str:
    who, when = decision.by or gettext("somebody"), in_words(decision.at)
    return gettext("Decided by a person: %(who)s, %(when)s") % {"who": who, "when": when}


def held_mark(story: Any, name: str, decision: Decision) -> SafeString:
    mark = format_html('<span class="held">✓ {}</span>', decided_words(decision))
    if not decision.differs:
        return mark
    read = as_read(story, name, decision.machine)
    return format_html(
        '{} <details class="machine"><summary>{}</summary><div class="print">{}</div></details>',
        mark,
        gettext("The parser reads otherwise"),
        read or gettext("nothing"),
    )


LISTS = {"credits": credits_text, "captions": captions_text, "editors": names_text, "warnings": " ".join}
"""How fields that hold lists are written as text."""


def as_read(record: Model | type[Model], name: str, value: Any) -> str:
    """A value of a field as text for a person; empty where it says nothing."""
    if value in ("", None, []):
        return ""
    if isinstance(value, list):
        return LISTS[name](value)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, date):
        return in_words(value)
    choices = dict(record._meta.get_field(name).flatchoices)
    return str(choices.get(value, value))


def in_words(day: date) -> str:
    """A day, or a moment, as it is written on the desk."""
    if isinstance(day, datetime):
        return date_format(timezone.localtime(day), "DATETIME_FORMAT")
    return date_format(day, "DATE_FORMAT")
