"""What a source says of its issue, read again. What a person said of the issue stays, and so does what its other pages
say: from an issue of several sources one of them takes nothing away. A fact that is not read any more stays too.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError

from articles import records
from articles.models import Action, Issue, Source, Story
from articles.parsing.values import DateBasis, IssueFacts
from articles.pipeline import Options
from articles.records.filing import move
from articles.records.issues import CERTAIN, known_issue, publication_named

from .report import Difference

DATE = ("published_on", "date_basis", "not_before", "not_after")
FACTS = ("publication", "number", "title", "editors", *DATE)
GIVEN = ("publication", "number", "published_on")
"""The facts that a reading can be told."""

BY_MACHINE = (Action.IMPORT, Action.REPARSE)
BY_MOVING = (Action.FILE, Action.MERGE)


def told(source: Source) -> Options:
    """What a person said of the source at its import, or of its issue since."""
    said = Options.from_json(source.readings.last().options)
    known, fixed = _known(source.issue), _fixed(source)
    return replace(said, **{name: value for name, value in known.items() if value and name in fixed})


def filled(source: Source, options: Options, facts: IssueFacts) -> Options:
    """The same with what the issue knows and the source does not say: a folder said it once, or another page."""
    known = _known(source.issue)
    return replace(options, **{name: value for name, value in known.items() if value and not getattr(facts, name)})


def follow(source: Source, facts: IssueFacts) -> tuple[Difference, ...]:
    """Write what is read now, or move the source to the issue that it is found to be of. Returns what changed."""
    issue, fixed = source.issue, _fixed(source)
    if not fixed:
        other = known_issue(publication_named(facts.publication), facts, but=issue)
        if other:
            move([source], other)
            source.issue = other
            return (Difference("issue", str(issue), str(other)),)
    return _page(source, facts) + _write(issue, _read_now(issue, facts, fixed))


def _known(issue: Issue) -> dict[str, Any]:
    values = {name: getattr(issue, name) for name in GIVEN}
    return {**values, "publication": issue.publication.name if issue.publication_id else None}


def _fixed(source: Source) -> frozenset[str]:
    """The facts of the issue that this source does not decide."""
    issue = source.issue
    others = issue.sources.exclude(pk=source.pk).exists() or issue.stories.exclude(source=source).exists()
    moved = Story.history.filter(source=source, change__action__in=BY_MOVING).exists()
    if others or moved:
        return frozenset(name for name in FACTS if getattr(issue, name) or (name in DATE and issue.published_on))
    rows = [Issue(), *issue.history.order_by("history_id").select_related("change")]
    decided = {
        name
        for before, row in pairwise(rows)
        if row.change.action not in BY_MACHINE
        for name in FACTS
        if _stored(before, name) != _stored(row, name)
    }
    return frozenset(decided | set(DATE) if decided & set(DATE) else decided)


def _stored(row: Any, name: str) -> Any:
    """The value of a fact, a relation by its key: the publication of an old version may be deleted."""
    return getattr(row, Issue._meta.get_field(name).attname)


def _read_now(issue: Issue, facts: IssueFacts, fixed: frozenset[str]) -> dict[str, Any]:
    read = {"number": facts.number, "title": facts.title, "editors": list(facts.editors)}
    if "publication" not in fixed:
        read = {"publication": publication_named(facts.publication), **read}
    read = {name: value for name, value in read.items() if value}
    inferred = Issue.DateBasis.INFERRED, Issue.DateBasis.UNKNOWN
    if facts.date_basis in CERTAIN or (facts.date_basis == DateBasis.INFERRED and issue.date_basis in inferred):
        read |= {name: getattr(facts, name) for name in DATE} | {"date_basis": facts.date_basis.value}
    return {name: value for name, value in read.items() if name not in fixed and getattr(issue, name) != value}


def _write(issue: Issue, values: dict[str, Any]) -> tuple[Difference, ...]:
    """Nothing where the issue would be another that is here."""
    differences = tuple(Difference(name, getattr(issue, name), value) for name, value in values.items())
    for name, value in values.items():
        setattr(issue, name, value)
    try:
        issue.full_clean(validate_unique=False)
    except ValidationError:
        issue.refresh_from_db()
        return ()
    if differences:
        issue.save()
        records.redate(issue)
    return differences


def _page(source: Source, facts: IssueFacts) -> tuple[Difference, ...]:
    read = {name: getattr(facts, name) for name in ("page", "page_name")}
    new = {name: value for name, value in read.items() if value and getattr(source, name) != value}
    differences = tuple(Difference(name, getattr(source, name), value) for name, value in new.items())
    for name, value in new.items():
        setattr(source, name, value)
    if new:
        source.save(update_fields=new)
    return differences
