"""What a source says of the issue that it belongs to: in its lines, and in what its format knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from articles.reading.values import HintKind, Reading

from .characters import normalised
from .date_bounds import date_bounds
from .elements import Element
from .layout import PlacedLine
from .page_numbers import page_number
from .people import close_up
from .rules.colophons import EDITOR, LABEL
from .rules.mastheads import masthead_facts
from .rules.post_meta import POST_TIME
from .rules.push_numbers import PUSH
from .values import Context, DateBasis, Given, IssueFacts, ParsedStory

NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}")
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(r"第\s*(\d+)")


def issue_facts(
    text: str, furniture: Sequence[PlacedLine], stories: Sequence[ParsedStory], context: Context
) -> IssueFacts:
    """The facts that are printed, or else follow; what a person gave comes before both."""

    def printed(element: Element) -> list[str]:
        lines = (placed.line for placed in furniture if placed.element is element)
        return [text[line.start : line.end].strip() for line in lines]

    facts = IssueFacts(
        title=next(iter(printed(Element.ISSUE_TITLE)), None),
        editors=editors(map(normalised, printed(Element.COLOPHON))),
    )
    facts = _with_mastheads(facts, [masthead_facts(normalised(line)) for line in printed(Element.MASTHEAD)])
    facts = _with_push_number(facts, map(normalised, printed(Element.PUSH_NUMBER)))
    facts = _with_post_time(facts, map(normalised, printed(Element.POST_META)))
    return _with_date_bounds(_with_given(facts, context.given), stories, context)


def _with_mastheads(facts: IssueFacts, mastheads: list[dict[str, str]]) -> IssueFacts:
    """A file of several pages has no page; publication, day and number are those first printed."""
    pages = {found["page"] for found in mastheads if "page" in found}
    first = {name: value for found in reversed(mastheads) for name, value in found.items()}
    return replace(
        facts,
        publication=_closed_up(first.get("publication")),
        number=_number(first.get("number")),
        published_on=printed_day(first.get("day")),
        page=page_number(first["page"]) if len(pages) == 1 else None,
        page_name=first.get("name") if len(pages) == 1 else None,
    )


def _with_push_number(facts: IssueFacts, lines: Iterable[str]) -> IssueFacts:
    for match in filter(None, map(PUSH.fullmatch, lines)):
        return replace(facts, publication=facts.publication or match.group("publication"), number=match.group("number"))
    return facts


def _with_post_time(facts: IssueFacts, lines: Iterable[str]) -> IssueFacts:
    for match in filter(None, map(POST_TIME.search, lines)):
        return replace(facts, published_on=facts.published_on or printed_day(match.group("day")))
    return facts


def editors(lines: Iterable[str]) -> tuple[str, ...]:
    """The names after 编辑, 责编 and their like, each once."""
    names: dict[str, None] = {}
    for line in lines:
        _, *labelled = LABEL.split(line)
        for label, people in zip(labelled[::2], labelled[1::2], strict=True):
            if EDITOR.fullmatch(label):
                names.update(dict.fromkeys(NAME.findall(close_up(people))))
    return tuple(names)


def _with_given(facts: IssueFacts, given: Given) -> IssueFacts:
    return replace(
        facts,
        publication=given.publication or facts.publication,
        number=_number(given.number) or given.number or facts.number,
        page=page_number(given.page) or given.page or facts.page,
        page_name=given.page_name or facts.page_name,
        published_on=given.published_on or facts.published_on,
        date_basis=DateBasis.GIVEN if given.published_on else DateBasis.PRINTED if facts.published_on else None,
    )


def _with_date_bounds(facts: IssueFacts, stories: Sequence[ParsedStory], context: Context) -> IssueFacts:
    """With the bounds of its date: the day itself where it is known, else what the stories tell."""
    if facts.published_on:
        return replace(facts, not_before=facts.published_on, not_after=facts.published_on)
    earliest, latest = date_bounds(stories, context.today)
    basis = DateBasis.INFERRED if earliest else None
    return replace(facts, not_before=earliest, not_after=latest, date_basis=basis)


def with_format_facts(facts: IssueFacts, reading: Reading) -> IssueFacts:
    """The facts with what the format adds, the account and the day of a post. That day counts as printed."""
    named = replace(facts, publication=facts.publication or _first(reading, HintKind.ACCOUNT))
    time = POST_TIME.search(_first(reading, HintKind.DATE) or "")
    day = printed_day(time["day"]) if time else None
    if facts.published_on or day is None:
        return named
    return replace(named, published_on=day, date_basis=DateBasis.PRINTED, not_before=day, not_after=day)


def _first(reading: Reading, kind: HintKind) -> str | None:
    return next((reading.text[hint.start : hint.end] for hint in reading.hints if hint.kind is kind), None)


def printed_day(text: str | None) -> date | None:
    """A day from its printed numbers; None where there is no such day."""
    try:
        return date(*map(int, DIGITS.findall(text))) if text else None
    except (ValueError, TypeError):
        return None


def _number(text: str | None) -> str | None:
    """2024年第3期(总第35期) is number 3."""
    match = NUMBER.search(text) if text else None
    return match.group(1) if match else None


def _closed_up(text: str | None) -> str | None:
    return re.sub(r"\s", "", text) if text else None
