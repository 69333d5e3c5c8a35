"""A whole import taken back, and brought back again: change by change, for each was committed by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Max

from articles.models import Action, BeforeImage, Change, ImportRun, Source, Story, bulk
from articles.models.visibility import stories_hidden_from
from articles.permissions import User, may_undo
from articles.records.work import BY_MACHINE, stories_with_decisions

from .values import Kind


@dataclass(slots=True)
class RunPreview:
    """What taking a run back would do: how many sources and stories go to the bin; the stories that somebody worked on,
    whose sources stay with all their stories."""

    sources: int = 0
    stories: int = 0
    worked_on: list[Story] = field(default_factory=list)


def may_undo_run(run: ImportRun, user: User) -> bool:
    """An import tells of all its stories: who may not see one of them may not take it back."""
    return may_undo(user, Action.IMPORT, {"story"}, is_own=run.by_id == user.pk) and not _hides_stories(run, user)


def _hides_stories(run: ImportRun, user: User) -> bool:
    if stories_hidden_from(user) is None:
        return False
    return run.lines.exclude(pk__in=run.lines.visible_to(user)).exists()


def changes_to_take_back(run: ImportRun) -> list[int]:
    """The latest first: it may stand on what the others wrote."""
    standing = run.changes.filter(action=Action.IMPORT, taken_back=False)
    return list(standing.order_by("-pk").values_list("pk", flat=True))


def undos_to_take_back(run: ImportRun) -> list[int]:
    """The undos that have the import in the bin, the latest first: with them it comes back."""
    in_force = Change.objects.filter(undoes__run=run, undoes__action=Action.IMPORT, taken_back=False)
    latest = in_force.filter(undoes__taken_back=True).values("undoes").annotate(latest=Max("pk"))
    return sorted((row["latest"] for row in latest), reverse=True)


def preview_of_run(run: ImportRun) -> RunPreview:
    images = BeforeImage.objects.filter(change__in=changes_to_take_back(run), kind=Kind.SOURCE, values__has_key="id")
    preview = RunPreview()
    for keys in bulk.in_batches(images.values_list("key", flat=True)):
        _add_sources(preview, keys)
    return preview


def _add_sources(preview: RunPreview, keys: Iterable[int]) -> None:
    sources = set(Source.objects.live().filter(pk__in=keys).values_list("pk", flat=True))
    stories = Story.objects.filter(source__in=sources)
    worked_on = stories_with_decisions(stories.values_list("pk", flat=True), but=BY_MACHINE)
    staying = list(stories.filter(pk__in=worked_on).order_by("pk"))
    going = sources - {story.source_id for story in staying}
    preview.sources += len(going)
    preview.stories += stories.live().filter(source__in=going).count()
    preview.worked_on += staying
