"""Hints, for where nothing is found: words that look like operators, and were searched for as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.display.enumeration import enumerated

from .query_parser import Node, QueryField, terms
from .rewriting import field_name

HINTS = (
    (
        re.compile(r"(?:AND|&{1,2}|＆|[与且])", re.IGNORECASE),
        _("“%(text)s” was searched for as text. Words side by side must all occur."),
    ),
    (
        re.compile(r"(?:or|\|{1,2}|｜)", re.IGNORECASE),
        _("“%(text)s” was searched for as text. One of two words is asked for by OR between them, in capitals."),
    ),
    (
        re.compile(r"(?:NOT|非|[-－])|[—–−]+.*", re.IGNORECASE),
        _("“%(text)s” was searched for as text. A word is ruled out by a - right before it."),
    ),
    (
        re.compile(r".*[*?%].*"),
        _("“%(text)s” was searched for as it stands. A part of a word needs no sign: it is found anyway."),
    ),
    (
        re.compile(r"[^()]*\).*|\)"),
        _("“%(text)s” was searched for as it stands, for no bracket is open before it."),
    ),
    (
        re.compile(r"[^\W\d]{1,12}[:：].*"),
        _("“%(text)s” was searched for as text, for there is no such field. The fields are %(fields)s."),
    ),
)
"""The form of a whole term, and what to say of it."""


def literal_hints(tree: Node) -> Iterator[str]:
    """A sentence for each term that looks like an operator, unless it is quoted."""
    for term in terms(tree):
        hint = next((hint for form, hint in HINTS if form.fullmatch(term.text)), None)
        if hint and not term.is_quoted:
            yield hint % {"text": term.text, "fields": enumerated(map(field_name, QueryField))}
