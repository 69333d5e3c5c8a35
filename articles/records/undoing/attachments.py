"""Tags and places that a change attached, decided or took away: suggestions come back as suggestions."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from articles.models import ATTACHMENTS, REGISTERS, Attachment, Story, bulk
from articles.models.comparison import store_value
from articles.records.attachments import put_attachments_back

from .sources import sources_brought
from .values import Reversal, Rows
from .written import Values, judge, values_of, written

DECISION = ("state", "by")


def take_back_attachments(reversal: Reversal) -> None:
    brought = sources_brought(reversal.change)
    of_sources = set(Story.objects.filter(source__in=brought).values_list("pk", flat=True)) if brought else set()
    stay = of_sources | reversal.left
    for model in ATTACHMENTS:
        for some in bulk.in_batches(written(model, reversal.change)):
            here = _here(model, {(each.before or each.after)["story"] for each in some})
            things = _things(model, some)
            for each in some:
                said = each.before or each.after
                if said["story"] not in stay:
                    row = here.get((said["story"], said[model.thing_field]))
                    thing = things.get(said[model.thing_field])
                    if thing is None and each.before and not _comes_back(reversal, model, said[model.thing_field]):
                        reversal.leave(Story, said["story"], why=_("what it belongs to is not here any more"))
                    else:
                        _take_back(reversal, model, each, row, str(thing or ""))


def _take_back(reversal: Reversal, model: type[Attachment], each: Any, row: Attachment | None, thing: str) -> None:
    rows, before, now = reversal.rows[model], each.before, row and values_of(row)
    story = (each.before or each.after)["story"]
    if before is None:
        stays, is_back = now and _decision(now) != _decision(each.after), now is None
    elif each.after is None:
        stays, is_back = now and now != before, now is not None
    else:
        verdict = judge(before, each.after, now) if now else None
        stays, is_back = verdict is None or verdict.since, verdict is None or not verdict.back
    if stays:
        reversal.leave(Story, story, words_for(model, thing), row=(model, each.key))
    if is_back or (stays and before is None):
        return
    if before is None:
        rows.gone.append(row)
    elif now is None:
        rows.back.append(_record(model, each.key, before))
    else:
        for name, value in verdict.back.items():
            store_value(row, name, value)
        rows.edited.append(row)
    state = Attachment.State(before["state"]).label if before else _("not attached")
    reversal.give_back(Story, story, _(": ").join((words_for(model, thing), str(state))))


def words_for(model: type[Attachment], thing: str) -> str:
    return _("%(kind)s “%(thing)s”") % {"kind": model._meta.get_field(model.thing_field).verbose_name, "thing": thing}


def _decision(values: Values) -> tuple[Any, ...]:
    return tuple(values[name] for name in DECISION)


def _record(model: type[Attachment], key: int, values: Values) -> Attachment:
    record = model(pk=key)
    for name, value in values.items():
        store_value(record, name, value)
    return record


def _here(model: type[Attachment], stories: set[int]) -> dict[tuple[int, Any], Attachment]:
    return {(row.story_id, row.thing_key): row for row in model.objects.filter(story__in=stories)}


def _things(model: type[Attachment], some: list[Any]) -> dict[Any, Model]:
    keys = {(each.before or each.after)[model.thing_field] for each in some}
    return model._meta.get_field(model.thing_field).related_model.objects.in_bulk(keys)


def _comes_back(reversal: Reversal, model: type[Attachment], key: int) -> bool:
    """Whether the change deleted the thing too, and taking it back brings the thing."""
    things = model._meta.get_field(model.thing_field).related_model
    if things not in REGISTERS:
        return False
    return things.history.filter(id=key, change=reversal.change, history_type="-").exists()


def write_attachments_back(reversal: Reversal) -> None:
    for model in ATTACHMENTS:
        rows: Rows = reversal.rows[model]
        put_attachments_back(model, back=rows.back, edited=rows.edited, gone=rows.gone)
