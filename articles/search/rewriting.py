"""A query with one thing more, or less: what a click beside the results asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import get_language

from .aliases import other_names
from .expression import All
from .query_parser import (
    CHINESE,
    FIELD,
    NONE,
    OF_TEXT,
    OR,
    PRINTED,
    Mistake,
    Node,
    QueryField,
    Term,
    lone_sign,
    parse_query,
    terms,
)
from .texts import fold

WHOLE_NAMES = frozenset({QueryField.SECTION, QueryField.PAPER})
"""Fields in which quotation marks ask for the whole name."""
PRINTED_QUOTES = re.compile("[“”‘’「」『』]")
STRAIGHT_QUOTES = re.compile(r"[\"＂]")
LEFT_OPEN = re.compile("|".join(f"{left}[^{left}{right}]*$" for left, right in PRINTED))
"""A printed mark that would reach into a term behind it."""
OPENED = re.compile(rf"(?:{FIELD.pattern})?\($", FIELD.flags)
"""A bracket that was just opened, with the field before it."""
PLAIN = re.compile(r"\w+(?:[-.]\w+)*")
"""What needs no quotation marks."""


def is_chinese() -> bool:
    """Whether the page is."""
    return (get_language() or "").startswith("zh")


def field_name(field: QueryField) -> str:
    """Its name in the language of the page."""
    return CHINESE[field][0] if is_chinese() else field.value


def field_term(field: QueryField, value: str) -> str:
    """`标签:高温`, in the language of the page; `体裁:无` where there is no value."""
    name = field_name(field)
    if not value:
        return f"{name}:{NONE[0] if is_chinese() else NONE[1]}"
    is_plain = field not in WHOLE_NAMES and PLAIN.fullmatch(value) and not OR.fullmatch(value)
    return f"{name}:{value if is_plain else phrase(value)}"


def phrase(text: str) -> str:
    """Any text, to be searched for as it is."""
    doubled = STRAIGHT_QUOTES.sub(r"\g<0>\g<0>", text)
    return f'"{doubled}"'


def with_term(query: str, field: QueryField, value: str) -> str | None:
    """A sign alone is a word, but beside a term it is a sign: it gets quotation marks. None where it gets too long."""
    sign = lone_sign(query)
    parts = [phrase(sign.text) if sign else query, field_term(field, value)]
    longer = " ".join(reversed(parts) if LEFT_OPEN.search(query) else parts).strip()
    return longer if _conditions(longer) else None


def without_term(query: str, term: Term) -> str | None:
    """And without brackets that hold nothing else. None where the rest would not be read as it is."""
    before, behind = query[: term.start].rstrip(), query[term.end :].lstrip()
    while before.endswith("(") and behind.startswith(")"):
        before, behind = OPENED.sub("", before).rstrip(), behind[1:].lstrip()
    rest = f"{before} {behind}".strip()
    return rest if _conditions(rest) + Counter([term]) == _conditions(query) else None


def _conditions(query: str) -> Counter[Node]:
    """All that must be true of a story, in any order; nothing where the query cannot be read."""
    try:
        return Counter(conjuncts(parse_query(query)))
    except Mistake:
        return Counter()


def conjuncts(tree: Node | None) -> Iterator[Node]:
    """The parts of a query all of which must be true of a story."""
    if isinstance(tree, All):
        for part in tree.parts:
            yield from conjuncts(part)
    elif tree:
        yield tree


def removable_terms(tree: Node) -> list[Term]:
    """Fields that are asked for by themselves, and so can be taken out of the query."""
    return [part for part in conjuncts(tree) if isinstance(part, Term) and part.field]


def widened(query: str, term: Term) -> str:
    """With a ~ before the word, which asks for its other names too."""
    return f"{query[: term.at]}~{query[term.at :]}"


def widenable(tree: Node) -> Iterator[tuple[Term, tuple[str, ...]]]:
    """The words that have other names, each with those names that searching for the word does not find."""
    for term in terms(tree):
        is_open = term.field in OF_TEXT and not term.is_widened
        names = tuple(name for name in other_names(term.text) if fold(term.text) not in fold(name)) if is_open else ()
        if names:
            yield term, names


def unquoted(query: str) -> str:
    """Without the quotation marks that papers print."""
    return PRINTED_QUOTES.sub("", query)
