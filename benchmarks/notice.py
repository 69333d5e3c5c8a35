"""A notice over all stories of the corpus: its figures from the database, by each of the rules that come along, and its
letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from random import Random

from django.contrib.auth.models import User
from django.db import transaction

from articles.desk.scoring_rules import add_example_rules
from articles.export.notice_letter import notice_letter
from articles.models import Action, Contribution, Publication, ScoringRule, Story, Unit, UnitGroup, change
from articles.models.attachment import COPIED
from articles.reports.notice import folded_notice_figures, notice_figures
from articles.reports.notice_json import notice_json

from .corpus import ensure_corpus
from .measuring import in_turns, rounds
from .report import ms, section

ROUNDS = 3
GROUPS, UNITS = 4, 60
OF_STORIES = 0.8
"""How many of the stories have a unit; one in ten of these has two."""

AT_ONCE = 5_000
SPAN = date(1900, 1, 2), date(2100, 1, 1)
"""All stories with a date: what a year is to an archive that has so many in one."""


def main(size: int) -> None:
    ensure_corpus(size)
    with transaction.atomic():
        reader = User.objects.create_user("notice-reader", is_superuser=True)
        with change(Action.EDIT, by=reader):
            rules = add_example_rules()
        contribute(reader)
        report(size, rules, reader)
        transaction.set_rollback(True)


def contribute(by: User) -> None:
    """Units for most of the stories, and a level for each paper."""
    for n, paper in enumerate(Publication.objects.order_by("pk")):
        Publication.objects.filter(pk=paper.pk).update(level=Publication.Level.values[n % 5])
    groups = UnitGroup.objects.bulk_create(UnitGroup(name=f"组{n}") for n in range(GROUPS))
    units = Unit.objects.bulk_create(Unit(name=f"第{n}工会", group=groups[n % GROUPS]) for n in range(UNITS))
    contributions = _contributions(units, by)
    while batch := list(islice(contributions, AT_ONCE)):
        Contribution.objects.bulk_create(batch)


def _contributions(units: list[Unit], by: User) -> Iterator[Contribution]:
    chance = Random(1)
    for story in Story.objects.order_by("pk").values("pk", *COPIED).iterator():
        if chance.random() < OF_STORIES:
            copied = {name: story[name] for name in COPIED}
            for unit in chance.sample(units, 2 if chance.random() < 0.1 else 1):
                yield Contribution(story_id=story["pk"], unit=unit, by=by, **copied)


def report(size: int, rules: list[ScoringRule], reader: User) -> None:
    ways = {
        rule.name: lambda _round, rule=rule: notice_json(notice_figures(*SPAN, rule, reader), reader, with_titles=False)
        for rule in rules
    }
    ways["as a job: range by range"] = lambda _round: notice_json(
        folded_notice_figures(*SPAN, rules[0], reader, ranges(size)), reader, with_titles=False
    )
    timings = in_turns(ways, rounds(ROUNDS, size))
    figures = notice_json(notice_figures(*SPAN, rules[0], reader), reader, with_titles=True)
    letter = in_turns({"letter": lambda _round: notice_letter("通报", figures, SPAN[1])}, rounds(1, size))["letter"]
    ways_measured = {**timings, "letter": letter}
    rows = [(name, f"{figures['pieces']:,}", ms(way.median), ms(min(way.busy))) for name, way in ways_measured.items()]
    section("The notice", "From the database to its figures.", ["rule", "pieces", "ms", "of CPU, ms"], rows)


def ranges(size: int) -> Iterator[range]:
    """Of the keys of the stories."""
    last = Story.objects.order_by("-pk").values_list("pk", flat=True).first() or size
    return (range(begin, begin + AT_ONCE) for begin in range(1, last + 1, AT_ONCE))
