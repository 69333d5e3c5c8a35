"""The only writer of attachments: what the machine suggests for a story, and what people decide of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Model

from articles.models import ATTACHMENTS, Attachment, Story, bulk
from articles.models.comparison import differing
from articles.models.journal import current

from .stories import lock

State = Attachment.State


def attach(stories: Iterable[Story], things: Iterable[Model], state: str = State.CONFIRMED) -> int:
    """Say of each story and each thing, all tags or all places, what a person decided.

    Returns how many attachments changed.
    """
    things = list(things)
    if not things:
        return 0
    model = next(each for each in ATTACHMENTS if isinstance(things[0], _model_of_thing(each)))
    return decide(model, {(story.pk, thing.pk): state for story in stories for thing in things})


def decide(model: type[Attachment], decisions: Mapping[tuple[int, int | str], str]) -> int:
    """Write what a person decided of things of stories: the state, by the keys of story and thing.

    Returns how many attachments changed.
    """
    by_story: dict[int, dict[int | str, str]] = {}
    for (story, thing), state in decisions.items():
        by_story.setdefault(story, {})[thing] = state
    number = 0
    for some in bulk.in_batches(lock(by_story)):
        number += _decide(model, {story: by_story[story] for story in some})
    return number


def _decide(model: type[Attachment], decisions: Mapping[int, Mapping[int | str, str]]) -> int:
    known = {_key(row): row for row in model.objects.filter(story__in=list(decisions))}
    new, decided = [], defaultdict(list)
    for story, things in decisions.items():
        for thing, state in things.items():
            row = known.get((story, thing))
            if row is None:
                new.append(model(story_id=story, state=state, by=current().by, **{f"{model.thing_field}_id": thing}))
            elif row.state != state:
                decided[state].append(row)
    bulk.create_recorded(new)
    for state, rows in decided.items():
        bulk.set_recorded(rows, {"state": state, "by": current().by})
    return len(new) + sum(map(len, decided.values()))


def suggest(suggestions: Iterable[Attachment]) -> None:
    """Write what the machine suggests for new stories."""
    for _model, rows in _by_model(suggestions):
        bulk.create_recorded(rows)


def suggest_anew(stories: Iterable[Story], suggestions: Iterable[Attachment]) -> set[int]:
    """Make the suggestions for the stories these, and no others; what a person decided stays.

    Returns the ids of the stories whose suggestions changed.
    """
    stories = list(stories)
    changed = [_suggest_anew(model, stories, rows) for model, rows in _by_model(suggestions)]
    return set().union(*changed)


def share_decisions(story: Story, others: Iterable[Story]) -> None:
    """What a person decided of attachments of the others holds of the story too, where nobody decided of it there."""
    others = list(others)
    for model in ATTACHMENTS:
        decided = model.objects.exclude(state=State.SUGGESTED).filter(story__in=others)
        known = {row.thing_key: row for row in model.objects.filter(story=story)}
        for key, row in {row.thing_key: row for row in decided.order_by("-state")}.items():
            own = known.get(key) or model(story=story, **{model.thing_field: row.thing})
            if own.by_id is None:
                own.state, own.by_id = row.state, row.by_id
                own.save()


def put_attachments_back(
    model: type[Attachment], *, back: Sequence[Attachment], edited: Sequence[Attachment], gone: Sequence[Attachment]
) -> None:
    """Write attachments as they once were, and delete those that were not there."""
    bulk.delete_recorded(gone)
    bulk.create_recorded(back)
    bulk.update_recorded(edited, ["state", "by", *model.details])


def _suggest_anew(model: type[Attachment], stories: Sequence[Story], suggestions: Sequence[Attachment]) -> set[int]:
    known = {_key(row): row for row in model.objects.filter(story__in=stories)}
    wanted = {_key(row): row for row in suggestions}
    gone = [row for key, row in known.items() if row.state == State.SUGGESTED and key not in wanted]
    new = [row for key, row in wanted.items() if key not in known]
    refreshed = [known[key] for key, row in wanted.items() if key in known and _refresh(known[key], row)]
    for row in gone:
        row.delete()
    bulk.create_recorded(new)
    bulk.update_recorded(refreshed, model.details)
    return {row.story_id for row in (*gone, *new, *refreshed)}


def _refresh(known: Attachment, wanted: Attachment) -> bool:
    """Whether a suggestion is made now with other details; one that was decided keeps its own."""
    if known.state != State.SUGGESTED:
        return False
    values = {name: getattr(wanted, name) for name in known.details}
    different = differing(known, values)
    for name in different:
        setattr(known, name, values[name])
    return bool(different)


def _by_model(rows: Iterable[Attachment]) -> list[tuple[type[Attachment], list[Attachment]]]:
    """For each kind of attachment its rows, which may be none."""
    rows = list(rows)
    return [(model, [row for row in rows if isinstance(row, model)]) for model in ATTACHMENTS]


def _model_of_thing(model: type[Attachment]) -> type[Model]:
    return model._meta.get_field(model.thing_field).related_model


def _key(row: Attachment) -> tuple[int, int | str]:
    return row.story_id, row.thing_key
