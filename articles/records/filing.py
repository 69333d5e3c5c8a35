"""Which issue a source belongs to: strays are filed under the right one, and issues that are one are merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles import parse_context, records
from articles.display.errors import explain_validation
from articles.models import Action, Issue, Source, Story, change
from articles.records import continuations

FACTS = ("publication", "number", "title", "editors")
DATE = ("published_on", "date_basis", "not_before", "not_after")


class CannotMerge(Exception):
    """Issues that are not one. `reasons` are for the person who took them for one."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Filed:
    """How many sources and stories moved, and the issues that went because nothing was left in them."""

    sources: int
    stories: int
    emptied: tuple[str, ...]


def file_under(issue: Issue, sources: Iterable[Source], *, by: Any) -> Filed:
    """Move sources, and their stories with them; an issue that has nothing left goes."""
    strays = [source for source in sources if source.issue_id != issue.pk]
    with change(Action.FILE, by=by, note=_note(strays, issue)) as opened:
        if strays:
            opened.row  # noqa: B018  (a source has no history that would write it)
        return move(strays, issue)


def move(strays: Sequence[Source], issue: Issue) -> Filed:
    """The same within a change that is open already."""
    left = list(Issue.objects.filter(sources__in=strays).select_related("publication").distinct())
    stories = _move(strays, Story.objects.filter(source__in=strays), issue)
    emptied = [each for each in left if not (each.sources.exists() or each.stories.exists())]
    names = tuple(str(each) for each in emptied)
    for each in emptied:
        each.delete()
    return Filed(len(strays), stories, names)


def merge(staying: Issue, others: Iterable[Issue], *, by: Any) -> Filed:
    """Move all that the others have, take from them the facts that the staying one lacks, and let them go.

    Raises CannotMerge where they contradict each other, or the one that comes of them an issue that is here.
    """
    going = [issue for issue in others if issue.pk != staying.pk]
    if reasons := contradictions([staying, *going]):
        raise CannotMerge(*reasons)
    sources = list(Source.objects.filter(issue__in=going))
    names = tuple(map(str, going))
    try:
        with change(Action.MERGE, by=by, note=_note(going, staying)):
            stories = _move(sources, Story.objects.filter(issue__in=going), staying)
            for issue in going:
                issue.delete()
            _take_facts(staying, going)
    except ValidationError as error:
        raise CannotMerge(explain_validation(error)) from error
    return Filed(len(sources), stories, names)


def contradictions(issues: Iterable[Issue]) -> list[str]:
    """Why issues are not one, in words; empty where nothing speaks against it."""
    issues = list(issues)
    told = {
        _("They are of different publications: %s."): {issue.publication for issue in issues} - {None},
        _("They have different numbers: %s."): {issue.number for issue in issues} - {""},
        _("They have different dates: %s."): {issue.published_on for issue in issues} - {None},
    }
    return [words % "、".join(sorted(map(str, facts))) for words, facts in told.items() if len(facts) > 1]


def _move(sources: Iterable[Source], stories: Iterable[Story], issue: Issue) -> int:
    """Returns how many stories moved. What goes on on another page of the issue is linked now."""
    moved = records.edit_many(stories, {"issue": issue})
    Source.objects.filter(pk__in=[source.pk for source in sources]).update(issue=issue)
    continuations.link(issue, parse_context.words().across)
    return moved


def _take_facts(issue: Issue, others: Iterable[Issue]) -> None:
    for other in others:
        for name in FACTS:
            if not getattr(issue, name):
                setattr(issue, name, getattr(other, name))
        if not issue.published_on and (other.published_on or not issue.date_basis):
            for name in DATE:
                setattr(issue, name, getattr(other, name))
    issue.validate_constraints()
    issue.save()
    records.redate(issue)


def _note(moved: Iterable[Source | Issue], issue: Issue) -> str:
    return f"{'、'.join(map(str, moved))} → {issue}"
