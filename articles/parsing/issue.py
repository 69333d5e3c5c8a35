"""What a source says of the issue that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from .characters import normalised
from .drafts import Gathered
from .inference import bounds
from .page_numbers import page_number
from .parts import Part
from .people import close_up
from .rules.colophons import EDITOR, LABEL
from .rules.mastheads import tokens
from .rules.post_meta import POST_TIME
from .rules.push_numbers import PUSH
from .stories import Told
from .values import Context, DateBasis, Given, IssueFacts

NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}")
DIGITS = re.compile(r"\d+")
NUMBER = re.compile(r"第\s*(\d+)")


def issue_facts(text: str, gathered: Gathered, told: Sequence[Told], context: Context) -> IssueFacts:
    """The facts that are printed, or else follow; what a person gave comes before both."""
    lines = {part: _lines(text, gathered, part) for part in (Part.MASTHEAD, Part.POST_META, Part.PUSH_NUMBER)}
    facts = IssueFacts(
        title=next(iter(_lines(text, gathered, Part.ISSUE_TITLE)), None),
        editors=editors(map(normalised, _lines(text, gathered, Part.COLOPHON))),
    )
    facts = _of_masthead(facts, [tokens(normalised(line)) for line in lines[Part.MASTHEAD]])
    facts = _of_push_number(facts, map(normalised, lines[Part.PUSH_NUMBER]))
    facts = _of_post(facts, map(normalised, lines[Part.POST_META]))
    return _dated(_given(facts, context.given), told, context)


def _lines(text: str, gathered: Gathered, part: Part) -> list[str]:
    return [text[line.row.start : line.row.end].strip() for line in gathered.furniture if line.part is part]


def _of_masthead(facts: IssueFacts, found: list[dict[str, str]]) -> IssueFacts:
    """A file of several pages has no page; publication, day and number are those first printed."""
    pages = {tokens["page"] for tokens in found if "page" in tokens}
    first = {name: value for tokens in reversed(found) for name, value in tokens.items()}
    return replace(
        facts,
        publication=_closed(first.get("publication")),
        number=_number(first.get("number")),
        published_on=printed_day(first.get("day")),
        page=page_number(first["page"]) if len(pages) == 1 else None,
        page_name=first.get("name") if len(pages) == 1 else None,
    )


def _of_push_number(facts: IssueFacts, lines: Iterable[str]) -> IssueFacts:
    for match in filter(None, map(PUSH.fullmatch, lines)):
        return replace(facts, publication=facts.publication or match.group("publication"), number=match.group("number"))
    return facts


def _of_post(facts: IssueFacts, lines: Iterable[str]) -> IssueFacts:
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


def _given(facts: IssueFacts, given: Given) -> IssueFacts:
    return replace(
        facts,
        publication=given.publication or facts.publication,
        number=_number(given.number) or given.number or facts.number,
        page=page_number(given.page) or given.page or facts.page,
        page_name=given.page_name or facts.page_name,
        published_on=given.published_on or facts.published_on,
        date_basis=DateBasis.GIVEN if given.published_on else DateBasis.PRINTED if facts.published_on else None,
    )


def _dated(facts: IssueFacts, told: Sequence[Told], context: Context) -> IssueFacts:
    """With the bounds of its date: the day itself where it is known, else what the stories tell."""
    if facts.published_on:
        return replace(facts, not_before=facts.published_on, not_after=facts.published_on)
    earliest, latest = bounds([t.story for t in told], context.today)
    basis = DateBasis.INFERRED if earliest else None
    return replace(facts, not_before=earliest, not_after=latest, date_basis=basis)


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


def _closed(text: str | None) -> str | None:
    return re.sub(r"\s", "", text) if text else None
