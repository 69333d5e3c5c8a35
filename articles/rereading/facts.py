"""The facts of an issue after a source was read again.

What a person said of the issue stays, and so does what its other pages say: one of several sources takes nothing away.
A fact that is not read any more stays too.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from articles import records
from articles.models import Action, Issue, Source, Story
from articles.models.comparison import differing, stored_value
from articles.parsing.values import DateBasis, IssueFacts
from articles.pipeline import SourceOptions
from articles.records.filing import edit_sources, refile
from articles.records.issues import CERTAIN, DATE_FIELDS, FACT_FIELDS, known_issue, publication_named
from articles.records.work import BY_MACHINE

from .report import Difference

OPTION_FIELDS = ("publication", "number", "published_on")
"""The facts of an issue that can be given when a source is read."""

BY_MOVING = (Action.FILE, Action.MERGE_ISSUES)


def given_options(source: Source) -> SourceOptions:
    """What a person said of the source at its import, or of its issue since."""
    given = SourceOptions.from_json(source.readings.last().options)
    fixed = _fixed_facts(source)
    known = {name: value for name, value in _issue_options(source.issue).items() if name in fixed}
    return replace(given, **known)


def completed_options(source: Source, options: SourceOptions, facts: IssueFacts) -> SourceOptions:
    """The options with what the issue knows and the source does not print: a folder said it once, or another page."""
    known = {name: value for name, value in _issue_options(source.issue).items() if not getattr(facts, name)}
    return replace(options, **known)


def _issue_options(issue: Issue) -> dict[str, Any]:
    """What the issue knows, as options."""
    values = {name: getattr(issue, name) for name in OPTION_FIELDS}
    values["publication"] = issue.publication.name if issue.publication_id else None
    return {name: value for name, value in values.items() if value}


def follow_facts(source: Source, facts: IssueFacts) -> tuple[Difference, ...]:
    """Write what is read now, or move the source to the issue to which it turns out to belong."""
    issue, fixed = source.issue, _fixed_facts(source)
    if not fixed:
        other = known_issue(publication_named(facts.publication), facts, but=issue)
        if other:
            refile(source, other)
            source.issue = other
            return (Difference("issue", str(issue), str(other)),)
    return _follow_page(source, facts) + _follow_issue(issue, facts, fixed)


def _fixed_facts(source: Source) -> frozenset[str]:
    """The facts of the issue that this source does not decide: a person did, or other pages have a say."""
    issue = source.issue
    has_others = issue.sources.exclude(pk=source.pk).exists() or issue.stories.exclude(source=source).exists()
    if has_others or _was_moved(source):
        return frozenset(
            name for name in FACT_FIELDS if getattr(issue, name) or (name in DATE_FIELDS and issue.published_on)
        )
    rows = issue.history.exclude(Q(change__action=Action.UNDO) | Q(change__taken_back=True))
    versions = [Issue(), *rows.order_by("history_id").select_related("change")]
    decided = {
        name
        for before, version in pairwise(versions)
        if version.change.action not in BY_MACHINE
        for name in FACT_FIELDS
        if stored_value(before, name) != stored_value(version, name)
    }
    return frozenset(decided | set(DATE_FIELDS) if decided & set(DATE_FIELDS) else decided)


def _was_moved(source: Source) -> bool:
    moves = Story.history.filter(source=source, change__action__in=BY_MOVING)
    return moves.filter(change__taken_back=False).exists()


def _follow_page(source: Source, facts: IssueFacts) -> tuple[Difference, ...]:
    values = {name: value for name in ("page", "page_name") if (value := getattr(facts, name))}
    before = {name: getattr(source, name) for name in values}
    return tuple(Difference(name, before[name], values[name]) for name in edit_sources([source], values))


def _follow_issue(issue: Issue, facts: IssueFacts, fixed: frozenset[str]) -> tuple[Difference, ...]:
    """Write what the source decides; nothing at all if the issue would be invalid, or the same as another one."""
    read: dict[str, Any] = {name: getattr(facts, name) for name in ("number", "total_number", "title")}
    read["editors"] = list(facts.editors)
    if "publication" not in fixed:
        read = {"publication": publication_named(facts.publication), **read}
    read = {name: value for name, value in read.items() if value}
    is_vague = issue.date_basis in (Issue.DateBasis.INFERRED, Issue.DateBasis.UNKNOWN)
    if facts.date_basis in CERTAIN or (facts.date_basis == DateBasis.INFERRED and is_vague):
        read |= {name: getattr(facts, name) for name in DATE_FIELDS} | {"date_basis": facts.date_basis.value}
    differences = _set(issue, {name: value for name, value in read.items() if name not in fixed})
    try:
        issue.full_clean(validate_unique=False)
    except ValidationError:
        issue.refresh_from_db()
        return ()
    if differences:
        issue.save()
        records.redate(issue)
    return differences


def _set(record: Issue | Source, values: dict[str, Any]) -> tuple[Difference, ...]:
    """Set what differs, and return it; nothing is saved."""
    differences = tuple(Difference(name, getattr(record, name), values[name]) for name in differing(record, values))
    for difference in differences:
        setattr(record, difference.field, difference.new)
    return differences
