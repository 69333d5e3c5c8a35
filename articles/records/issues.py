"""Which issue a source belongs to, by what it says: one that is here, else a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from articles import records
from articles.models import Issue, Publication
from articles.parsing.values import DateBasis, IssueFacts

CERTAIN = frozenset({DateBasis.PRINTED, DateBasis.GIVEN, DateBasis.FILE_NAME})
"""The date bases by which a source may join an issue that is here already."""

DATE_FIELDS = ("published_on", "date_basis", "not_before", "not_after")
FACT_FIELDS = ("publication", "number", "total_number", "title", "editors", *DATE_FIELDS)

OF_THOSE_DAYS = timedelta(days=60)
"""How long after the latest event that it tells of a paper may come out, where nothing says more."""


def publications_named(names: Iterable[str | None]) -> dict[str, Publication]:
    """The publications by their names, as `publication_named` gives each; where a name is None, none.

    They are locked in the order of their names: of two imports one waits for the other, never each for the other.
    """
    return {name: publication_named(name) for name in sorted({*filter(None, names)})}


def publication_named(name: str | None) -> Publication | None:
    """The publication of that name, a new one where there is none; locked until the transaction ends.

    Without the lock two imports at once make an issue twice. Raises ValidationError where the name cannot be stored.
    """
    if not name:
        return None
    Publication(name=name).clean_fields()
    locked = Publication.objects.select_for_update(no_key=True)  # rows that point at it may be written all the same
    return locked.get_or_create(name=name)[0]


def issue_of(facts: IssueFacts, publication: Publication | None) -> Issue:
    """The one issue that the source certainly belongs to, else a new one; either way with what the source adds.

    The publication is the one that the facts name, locked as `publication_named` does.
    """
    known = known_issue(publication, facts)
    issue = known or Issue(publication=publication)
    if fill_facts(issue, _values_of(facts)) or not known:
        issue.clean_fields(exclude={"publication"})
        issue.save()
        if known:
            records.redate(known)
    return issue


def known_issue(publication: Publication | None, facts: IssueFacts, *, but: Issue | None = None) -> Issue | None:
    """The one issue that is here, beside this, to which what says this certainly belongs."""
    certain_date = facts.published_on if facts.date_basis in CERTAIN else None
    same = Issue.objects.same_as(publication, facts.number or "", certain_date).select_related("publication")
    known = [issue for issue in same if issue != but and _may_be_of(issue, facts)]
    return known[0] if len(known) == 1 else None


def _may_be_of(issue: Issue, facts: IssueFacts) -> bool:
    """Numbers begin anew each year: a number alone leads to a dated issue only where the stories are of those days."""
    if facts.published_on or issue.published_on is None:
        return True
    if facts.not_before is None:
        return False
    return facts.not_before <= issue.published_on <= (facts.not_after or facts.not_before + OF_THOSE_DAYS)


def _values_of(facts: IssueFacts) -> dict[str, Any]:
    """What a source says of its issue beside the publication; nothing of the date where it gives no basis of it."""
    values = {name: getattr(facts, name) for name in ("number", "total_number", "title")}
    values["editors"] = list(facts.editors)
    if facts.date_basis:
        values |= {name: getattr(facts, name) for name in DATE_FIELDS} | {"date_basis": facts.date_basis.value}
    return values


def fill_facts(issue: Issue, values: Mapping[str, Any]) -> bool:
    """Set what the issue does not know yet, and a date in place of an inferred one; whether anything was set.

    The fields of the date are in the values all together, or not at all.
    """
    new = {
        name: value for name, value in values.items() if name not in DATE_FIELDS and value and not getattr(issue, name)
    }
    if "date_basis" in values and not issue.published_on and (values["published_on"] or not issue.date_basis):
        new |= {name: values[name] for name in DATE_FIELDS}
    for name, value in new.items():
        setattr(issue, name, value)
    return bool(new)
