"""What is entered into a register by hand is taken back by the journal, kind by kind, and done again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db.models import Model

from articles.models import (
    REGISTERS,
    Action,
    Change,
    Digest,
    DigestItem,
    DigestStyle,
    Notice,
    Objection,
    PointAdjustment,
    RuleFactor,
    RuleGroup,
    RulePoints,
    RuleQuota,
    ScoringRule,
    Submission,
    Unit,
    UnitGroup,
    Use,
    WrongForm,
    change,
)
from articles.records.undoing import CannotUndo, undo
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2024, 6, 17)


def digest() -> Digest:
    return factories.registered(Digest, style=DigestStyle.objects.first())


def rule() -> ScoringRule:
    return factories.registered(ScoringRule, name="试行办法")


def groups() -> list[UnitGroup]:
    return [factories.registered(UnitGroup, pk=key, name=f"第{key}组") for key in (1, 2)]


def notice() -> Notice:
    return factories.registered(Notice, title="六月通报", first=DAY, last=DAY, figures={})


FACTS: dict[type[Model], tuple[Callable[[], dict[str, Any]], str, Any]] = {
    WrongForm: (lambda: {"wrong": "座谈回", "right": "座谈会"}, "right", "座谈"),
    UnitGroup: (lambda: {"name": "区县"}, "name", "产业"),
    Unit: (lambda: {"name": "临江区总工会", "aliases": "临江区工会"}, "aliases", ""),
    ScoringRule: (lambda: {"name": "试行办法"}, "joint_work", "full"),
    RuleGroup: (lambda: {"rule": rule(), "group": groups()[0]}, "group_id", 2),
    RulePoints: (lambda: {"rule": rule(), "level": "city", "points": 3}, "points", 5),
    RuleFactor: (lambda: {"rule": rule(), "placement": "front", "times": 2}, "plus", 1),
    RuleQuota: (lambda: {"rule": rule(), "least": 2}, "deduction", 1),
    Notice: (
        lambda: {"title": "六月通报", "first": DAY, "last": DAY, "figures": {"pieces": 1}},
        "title",
        "关于六月的通报",
    ),
    Objection: (
        lambda: {"notice": notice(), "unit": factories.unit("甲"), "made_on": DAY, "text": "漏计一篇"},
        "answer",
        "已补计",
    ),
    PointAdjustment: (lambda: {"unit": factories.unit("甲"), "day": DAY, "points": 2, "reason": "批示"}, "points", -1),
    Submission: (lambda: {"unit": factories.unit("甲"), "day": DAY, "title": "送清凉"}, "title", "开班了"),
    Use: (lambda: {"story": factories.story(), "medium": factories.publication()}, "page", "3"),
    Digest: (lambda: {"style": DigestStyle.objects.first()}, "editors", "陈晓燕"),
    DigestItem: (lambda: {"digest": digest(), "story": factories.story()}, "headline", "开班了"),
}
"""For each register what a record says, and what it says when it is edited."""


def values(model: type[Model]) -> list[dict[str, Any]]:
    return [*model.objects.order_by("pk").values()]


def last() -> Change:
    return Change.objects.latest("pk")


def take_back(done: Change) -> Change:
    with change(Action.UNDO) as opened:
        undo(done)
    return opened.written


def test_each_register_is_tried():
    assert FACTS.keys() == set(REGISTERS)


@pytest.mark.parametrize("model", REGISTERS)
def test_entering_is_taken_back_and_done_again(model):
    factories.registered(model, **FACTS[model][0]())
    before = values(model)
    undone = take_back(last())
    assert values(model) == []
    take_back(undone)
    assert values(model) == before


@pytest.mark.parametrize("model", REGISTERS)
def test_editing_is_taken_back_and_done_again(model):
    facts, name, value = FACTS[model]
    record = factories.registered(model, **facts())
    before = values(model)
    with change(Action.EDIT):
        setattr(record, name, value)
        record.save()
    after = values(model)
    undone = take_back(last())
    assert values(model) == before
    take_back(undone)
    assert values(model) == after


@pytest.mark.parametrize("model", REGISTERS)
def test_striking_out_is_taken_back(model):
    record = factories.registered(model, **FACTS[model][0]())
    before = values(model)
    with change(Action.DELETE):
        record.delete()
    take_back(last())
    assert values(model) == before


@pytest.mark.parametrize("model", REGISTERS)
def test_what_was_edited_since_stays(model):
    facts, name, value = FACTS[model]
    record = factories.registered(model, **facts())
    entered = last()
    with change(Action.EDIT):
        setattr(record, name, value)
        record.save()
    with pytest.raises(CannotUndo):
        take_back(entered)
    assert len(values(model)) == 1


def test_a_rule_comes_back_with_its_rows():
    made = rule()
    factories.registered(RulePoints, rule=made, points=3)
    before = values(RulePoints)
    with change(Action.DELETE):
        made.delete()
    assert values(RulePoints) == []
    take_back(last())
    assert values(RulePoints) == before


def test_a_unit_of_which_something_is_said_since_stays():
    unit = factories.unit("临江区总工会")
    entered = last()
    factories.registered(Submission, unit=unit, day=DAY, title="送清凉")
    with pytest.raises(CannotUndo):
        take_back(entered)
    assert Unit.objects.exists()


def test_a_use_does_not_come_back_for_a_medium_that_is_gone():
    use = factories.use(factories.story(), factories.publication())
    with change(Action.DELETE):
        use.delete()
    struck = last()
    with change(Action.DELETE):
        use.medium.delete()
    with pytest.raises(CannotUndo):
        take_back(struck)


def test_a_use_does_not_come_back_beside_one_that_says_the_same():
    use = factories.use(factories.story(), factories.publication(), used_on=DAY)
    with change(Action.DELETE):
        Use.objects.get().delete()
    struck = last()
    factories.use(use.story, use.medium, used_on=DAY)
    with pytest.raises(CannotUndo):
        take_back(struck)
    assert Use.objects.count() == 1
