"""Notes below a field: who decided it and when, and what the parser reads there."""

from __future__ import annotations

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from articles.desk.held import Decision, decisions
from articles.display.field_text import date_text, field_text

from .choices import BESIDE, KEEP, TAKE, submitted_value


def add_field_notes(form: forms.ModelForm) -> None:
    """Add the notes to the help texts of the form's fields."""
    story, decided = form.instance, decisions(form.instance)
    for name in form.fields.keys() & {*decided, *(story.proposed or ())}:
        texts = [
            form.fields[name].help_text,
            _decision_note(decided[name]) if name in decided else "",
            _parser_note(form, name),
        ]
        form.fields[name].help_text = format_html_join(" ", "{}", ((text,) for text in texts if text))


def decision_text(decision: Decision) -> str:
    said = {"who": decision.by or gettext("somebody"), "when": date_text(decision.at)}
    if decision.follows_print:
        return gettext("Follows the print as it was arranged: %(who)s, %(when)s") % said
    return gettext("Decided by a person: %(who)s, %(when)s") % said


def _decision_note(decision: Decision) -> SafeString:
    sign = "↳" if decision.follows_print else "✓"
    return format_html('<span class="held">{} {}</span>', sign, decision_text(decision))


PARSER_NOTE = """
<details class="machine"{}><summary>{}</summary><div class="print">{}</div>{}
<button name="{}" value="{}">{}</button>{}</details>
"""


def _parser_note(form: forms.ModelForm, name: str) -> SafeString | str:
    """What the parser reads, with a button that takes it. A new proposal is unfolded, with a button that refuses it."""
    story, read = form.instance, form.instance.machine.get(name)
    if name not in story.machine or read == getattr(story, name):
        return ""
    is_news = name in (story.proposed or ())
    sent = submitted_value(form.fields[name].prepare_value(read))
    keep = format_html(' <button name="{}" value="{}">{}</button>', KEEP, name, gettext("Keep as it is"))
    return format_html(
        PARSER_NOTE,
        mark_safe(" open") if is_news else "",
        gettext("The parser reads something else"),
        field_text(story, name, read) or gettext("nothing"),
        "" if sent is None else format_html('<input type="hidden" name="{}{}" value="{}">', BESIDE, name, sent),
        TAKE,
        name,
        gettext("Use this reading"),
        keep if is_news else "",
    )
