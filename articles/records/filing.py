"""Sources that move to another issue, with their stories; an issue that has nothing left is merged into that one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from articles import parse_context, records
from articles.display.errors import explain_validation
from articles.models import BeforeImage, Issue, Source, Story
from articles.models.comparison import differing, store_value
from articles.models.journal import current

from . import continuations
from .issues import FACT_FIELDS, fill_facts


class CannotMerge(Exception):
    """The issues are not one. `reasons` are for the person who took them for one."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Filed:
    """How many sources and stories moved, and the issues that went because nothing was left in them."""

    sources: int
    stories: int
    emptied: tuple[str, ...]


def file_under(issue: Issue, sources: Iterable[Source]) -> Filed:
    """Move sources, and their stories with them. An issue that has nothing left is merged: raises as `merge`."""
    strays = [source for source in sources if source.issue_id != issue.pk]
    current().describe(_note(strays, issue))
    return _unite(issue, emptied_by(strays), strays, Story.objects.filter(source__in=strays))


def merge(staying: Issue, others: Iterable[Issue]) -> Filed:
    """Move all that the others have, take from them the facts that the staying one lacks, and let them go.

    Raises CannotMerge where they contradict each other, or the one that comes of them an issue that is here.
    """
    going = [issue for issue in others if issue.pk != staying.pk]
    current().describe(_note(going, staying))
    sources = list(Source.objects.filter(issue__in=going))
    return _unite(staying, going, sources, Story.objects.filter(issue__in=going))


def refile(source: Source, issue: Issue) -> Filed:
    """Move a source that is read as of this issue now. The one that was made for it goes, and what it said with it."""
    return _move(issue, emptied_by([source]), [source], Story.objects.filter(source=source))


def edit_sources(sources: Iterable[Source], values: Mapping[str, Any]) -> list[str]:
    """Write the same values to sources. They have no history, so what they were is kept in the open change.

    Returns the names of what differed.
    """
    different = {source: differing(source, values) for source in sources}
    for source, names in different.items():
        columns = [source._meta.get_field(name).attname for name in names]
        current().keep(BeforeImage.Kind.SOURCE, source.pk, {column: getattr(source, column) for column in columns})
        for name in names:
            store_value(source, name, values[name])
    changed = [source.pk for source, names in different.items() if names]
    Source.objects.filter(pk__in=changed).update(**values)
    return [name for name in values if any(name in names for names in different.values())]


def emptied_by(moving: Iterable[Source]) -> list[Issue]:
    """The issues that have nothing left once these sources are filed elsewhere."""
    moving = [source.pk for source in moving]
    sources = Source.objects.filter(issue=OuterRef("pk")).exclude(pk__in=moving)
    stories = Story.objects.filter(issue=OuterRef("pk")).exclude(source__in=moving)
    left = Issue.objects.filter(sources__in=moving).exclude(Exists(sources)).exclude(Exists(stories))
    return list(left.select_related("publication").distinct())


def contradictions(issues: Iterable[Issue]) -> list[str]:
    """Why issues are not one, in words; empty where nothing speaks against it."""
    issues = list(issues)
    facts = {
        _("They are of different publications: %s."): {issue.publication for issue in issues} - {None},
        _("They have different numbers: %s."): {issue.number for issue in issues} - {""},
        _("They have different dates: %s."): {issue.published_on for issue in issues} - {None},
    }
    return [words % "、".join(sorted(map(str, known))) for words, known in facts.items() if len(known) > 1]


def _unite(issue: Issue, going: Sequence[Issue], sources: Sequence[Source], stories: Iterable[Story]) -> Filed:
    if reasons := contradictions([issue, *going]):
        raise CannotMerge(*reasons)
    filed = _move(issue, going, sources, stories)
    if going:
        _take_facts(issue, going)
    return filed


def _move(issue: Issue, going: Sequence[Issue], sources: Sequence[Source], stories: Iterable[Story]) -> Filed:
    """What goes on on another page of the issue is linked now."""
    names = tuple(map(str, going))
    moved = records.edit_many(stories, {"issue": issue})
    edit_sources(sources, {"issue": issue})
    for emptied in going:
        emptied.delete()
    continuations.link(issue, parse_context.dictionary().across)
    return Filed(len(sources), moved, names)


def _take_facts(issue: Issue, others: Iterable[Issue]) -> None:
    for other in others:
        fill_facts(issue, {name: getattr(other, name) for name in FACT_FIELDS})
    try:
        issue.validate_constraints()
    except ValidationError as error:
        raise CannotMerge(explain_validation(error)) from error
    issue.save()
    records.redate(issue)


def _note(moved: Iterable[Source | Issue], issue: Issue) -> str:
    return f"{'、'.join(map(str, moved))} → {issue}"
