"""Records of any kind that a change made, edited or deleted, and on which nothing else depends than what points at
them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from articles.models import REGISTERS, bulk
from articles.models.comparison import store_value
from articles.records.registers import amend, enter, remove

from .values import Reversal, Rows, field_names
from .written import Written, differing_names, judge, values_of, with_history_of, written

PLAIN: tuple[type[Model], ...] = REGISTERS
"""Those that go back by themselves; one points at those before it."""


def take_back_plain_rows(reversal: Reversal) -> None:
    changed = with_history_of([reversal.change.pk], PLAIN)
    for model in filter(changed.__contains__, PLAIN):
        take_back_rows(reversal, model)
        rows = reversal.rows[model]
        for record in list(rows.edited):
            if why := _why_not(reversal, record):
                rows.edited.remove(record)
                reversal.withdraw_offer(model, record.pk)
                reversal.leave(model, record.pk, why=why)
        for record in list(rows.back):
            if why := _why_not(reversal, record):
                rows.back.remove(record)
                reversal.leave(model, record.pk, why=why)
            else:
                reversal.give_back(model, record.pk)
    for model in filter(changed.__contains__, reversed(PLAIN)):
        rows = reversal.rows[model]
        for record in list(rows.gone):
            if _is_pointed_at(reversal, record):
                rows.gone.remove(record)
                reversal.leave(model, record.pk, why=_("something is said of it since"))
            else:
                reversal.give_back(model, record.pk)


def write_plain_rows_back(reversal: Reversal) -> None:
    for model in PLAIN:
        enter(reversal.rows[model].back)
    for model in reversed(PLAIN):
        rows = reversal.rows[model]
        amend(rows.edited, [field.name for field in bulk.stored_fields(model) if not field.primary_key])
        remove(rows.gone)


def take_back_rows(reversal: Reversal, model: type[Model]) -> None:
    """Find what of the model goes back: records that come back and that go are not told of yet."""
    rows: Rows = reversal.rows[model]
    changes = list(written(model, reversal.change))
    here = model._default_manager.in_bulk([each.key for each in changes])
    for each in changes:
        record = here.get(each.key)
        if each.after is None and record is None:
            rows.back.append(_as_before(model, each))
        elif each.before is None and record:
            if differing_names(each.after, values_of(record)):
                reversal.leave(model, each.key)
            else:
                rows.gone.append(record)
        elif each.before and each.after and record:
            _take_back_fields(reversal, record, each)


def _as_before(model: type[Model], each: Written) -> Model:
    record = model(pk=each.key)
    if hasattr(record, "public_id"):
        record.public_id = model.history.filter(id=each.key).first().public_id
    for name, value in each.before.items():
        store_value(record, name, value)
    return record


def _take_back_fields(reversal: Reversal, record: Model, each: Written) -> None:
    model = type(record)
    verdict = judge(each.before, each.after, values_of(record))
    if verdict.since:
        reversal.leave(model, each.key, *field_names(model, verdict.since))
    if verdict.back:
        for name, value in verdict.back.items():
            store_value(record, name, value)
        reversal.rows[model].edited.append(record)
        reversal.give_back(model, each.key, *field_names(model, verdict.back))


def _why_not(reversal: Reversal, record: Model) -> str:
    """Why the record cannot be as it was; empty where it can."""
    if any(_is_gone(reversal, relation) for relation in _pointed_at(record)):
        return _("what it belongs to is not here any more")
    try:
        record.validate_constraints()
        record.validate_unique()
    except ValidationError:
        return _("another one that says the same is here now")
    return ""


def _pointed_at(record: Model) -> Iterator[tuple[type[Model], Any]]:
    for field in record._meta.concrete_fields:
        key = getattr(record, field.attname)
        if field.is_relation and key is not None:
            yield field.related_model, key


def _is_gone(reversal: Reversal, relation: tuple[type[Model], Any]) -> bool:
    model, key = relation
    is_back = any(record.pk == key for record in reversal.rows[model].back) if model in reversal.rows else False
    return not is_back and not model._base_manager.filter(pk=key).exists()


def _is_pointed_at(reversal: Reversal, record: Model) -> bool:
    """By a record that neither goes nor points elsewhere then."""
    for relation in record._meta.related_objects:
        model, field = relation.related_model, relation.field
        rows = reversal.rows[model] if model in reversal.rows else Rows()
        elsewhere = [each for each in rows.edited if getattr(each, field.attname) != record.pk]
        leaving = [each.pk for each in (*rows.gone, *elsewhere)]
        if model._base_manager.filter(**{field.name: record.pk}).exclude(pk__in=leaving).exists():
            return True
    return False
