"""A whole import taken back as a job, or brought back: each of its changes is a step."""

from __future__ import annotations

from typing import Any

from articles.models import Action, Change, ImportRun, Job, Source, Story, change
from articles.records.undoing import CannotUndo, Returning, Staying, undo
from articles.records.undoing.runs import changes_to_take_back, undos_to_take_back

from .attempts import Attempt
from .queue import start

NAMED = 20
"""Records that stay as they are, and are named in the end."""


def take_back_later(run: ImportRun, by: Any) -> Job:
    """Have everything that the run brought moved to the bin, but for what somebody worked on."""
    return _started("undo-import", run, changes_to_take_back(run), by)


def bring_back_later(run: ImportRun, by: Any) -> Job:
    """Have that taken back."""
    return _started("redo-import", run, undos_to_take_back(run), by)


def _started(kind: str, run: ImportRun, changes: list[int], by: Any) -> Job:
    return start(kind, by=by, total=len(changes), run=run.pk, changes=changes)


def take_back_changes(attempt: Attempt) -> None:
    """What somebody took back meanwhile is left as it is."""
    result = attempt.result
    result.update({"sources": 0, "stories": 0, "stays": [], "staying": 0, **result})
    for key in attempt.rest(attempt.arguments["changes"]):
        with attempt.step():
            done = Change.objects.filter(pk=key, taken_back=False).select_related("undoes").first()
            returns, stays = _take_back(done, attempt.job.by) if done else ((), ())
            _note(attempt.result, returns, stays)


def _take_back(done: Change, by: Any) -> tuple[tuple[Returning, ...], tuple[Staying, ...]]:
    try:
        with change(Action.UNDO, by=by):
            undone = undo(done)
    except CannotUndo as refusal:
        return (), refusal.stays
    return undone.returns, undone.stays


def _note(result: dict[str, Any], returns: tuple[Returning, ...], stays: tuple[Staying, ...]) -> None:
    for name, model in (("sources", Source), ("stories", Story)):
        result[name] += len({each.key for each in returns if each.model is model})
    named = [[each.model._meta.label, each.key, list(each.what), each.why] for each in stays]
    result["stays"] = [*result["stays"], *named][:NAMED]
    result["staying"] += len(named)
