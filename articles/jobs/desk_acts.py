"""Acts of the desk on so many stories that no request waits for them: each is one step, and one change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from articles.desk.bulk_acts import Act, Setting, act_as_json, act_from_json, perform
from articles.models import Action, Issue, Job, Source, Story, change
from articles.models.journal import OpenChange
from articles.records import filing

from .attempts import Attempt
from .queue import start

MANY = 1_000
"""Stories from which on an act is a job."""


def perform_later(
    act: Act,
    stamps: Mapping[int, str],
    *,
    by: Any,
    without_rows: Iterable[str] = (),
    without_groups: Iterable[str] = (),
    back: str,
) -> Job:
    """`back` is the page that it was begun from."""
    arguments = {"act": act_as_json(act), "stamps": {str(story): stamp for story, stamp in stamps.items()}}
    arguments |= {"without_rows": sorted(without_rows), "without_groups": sorted(without_groups)}
    return start("bulk-act", by=by, total=1, back=back, **arguments)


def perform_bulk_act(attempt: Attempt) -> None:
    """The stories are looked at again when it begins: what was changed since the preview, or is hidden from the user by
    then, is left alone."""
    given, by = attempt.arguments, attempt.job.by
    act, stamps = act_from_json(given["act"]), {int(story): stamp for story, stamp in given["stamps"].items()}
    for _step in attempt.rest([act]):
        with attempt.step(), change(action_of(act), by=by) as opened:
            visible = Story.objects.visible_to(by).filter(pk__among=list(stamps)).values_list("pk", flat=True)
            done = perform(
                act,
                {story: stamps[story] for story in visible},
                without_rows=given["without_rows"],
                without_groups=given["without_groups"],
            )
            attempt.result |= {
                "rows": len(done.rows),
                "stories": len(done.stories),
                "changed_since": list(done.changed_since),
                "change": _key_of(opened),
            }


def action_of(act: Act) -> Action:
    if isinstance(act, Setting):
        return Action.STATUS if "status" in act.values and len(act.values) == 2 else Action.EDIT
    return Action.TAG


def file_later(issue: Issue, sources: Iterable[Source], *, by: Any) -> Job:
    return start("file-sources", by=by, total=1, issue=issue.pk, sources=[source.pk for source in sources])


def file_sources(attempt: Attempt) -> None:
    """Raises what `filing.file_under` does: the issues may contradict each other by now."""
    issue, by = Issue.objects.get(pk=attempt.arguments["issue"]), attempt.job.by
    sources = Source.objects.filter(pk__in=attempt.arguments["sources"])
    for _step in attempt.rest([issue]):
        with attempt.step(), change(Action.FILE, by=by) as opened:
            filed = filing.file_under(issue, sources)
            attempt.result |= {
                "sources": filed.sources,
                "stories": filed.stories,
                "emptied": list(filed.emptied),
                "change": _key_of(opened),
            }


def _key_of(opened: OpenChange) -> int | None:
    return opened.written.pk if opened.written else None
