from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from articles import records
from articles.models import Action, Story, change
from articles.verification import verify
from tests import factories
from tests.rereading import acts

from .damages import KINDS, OF_UNEDITED, Damaging

pytestmark = pytest.mark.django_db

PAGES, UNEDITED, DAMAGES = 120, 10, 100

PAGE = """《江城工人报》
第{n}期

{name}县总工会建成户外劳动者驿站

本报讯（记者 张三）近日，重庆市渝中区总工会为{name}县职工建成{n}个户外劳动者驿站，为高温下的快递员送去清凉。
驿站全天开放，职工可以在这里休息、充电、热饭。
"""
NAMES = "甲乙丙丁戊己庚辛壬癸"


@pytest.fixture
def seed() -> int:
    return random.randrange(10**6)


def test_nothing_is_found_in_an_archive_that_was_imported_and_edited(seed: int):
    chance, editor = random.Random(seed), factories.user()
    call_command("import_issues", str(settings.BASE_DIR / "seeds"))
    for act in chance.choices(acts.ACTS, k=60):
        field, words = chance.choice(["headline", "body", "byline"]), chance.choice(["工会", ""])
        with change(Action.EDIT, by=editor):
            act(chance.choice(Story.objects.all()), acts.Whim(field, words, chance.randrange(4)))
    assert list(verify()) == [], f"seed {seed}"


def test_a_field_that_follows_the_print_says_what_is_printed():
    story = factories.printed_story()
    with change(Action.ARRANGE):
        records.edit(story.pk, {"headline": "没有印的标题"}, follow_print=["headline"])
    assert str(story.pk) in " ".join(damage.place for damage in verify())


@pytest.fixture
def pages(tmp_path: Path) -> list[Story]:
    """The stories of pages with one each. All but the last ones were edited."""
    for n in range(PAGES):
        name = NAMES[n // 10 % 10] + NAMES[n % 10]
        (tmp_path / f"page{n:03}.txt").write_text(PAGE.format(n=n + 1, name=name), "utf-8")
    call_command("import_issues", str(tmp_path))
    stories, editor = list(Story.objects.order_by("source__name")), factories.user()
    with change(Action.STATUS, by=editor):
        records.edit_many(stories[:-UNEDITED], {"status": "checked"})
    for story in stories[:-UNEDITED]:
        with change(Action.EDIT, by=editor):
            records.edit(story.pk, {"notes": "已与报纸核对"})
    return stories


def test_a_hundred_damages_are_found(pages: list[Story], seed: int, capsys: pytest.CaptureFixture[str]):
    kinds = random.Random(seed).sample(KINDS, len(KINDS))
    with capsys.disabled():
        print(f"\n{DAMAGES} damages of {len(kinds)} kinds, seed {seed}")
    with transaction.atomic():
        planted = list(plant(islice(cycle(kinds), DAMAGES), pages))
        found = {damage.place for damage in verify()}
        transaction.set_rollback(True)
    assert [(kind, place) for kind, place in planted if place not in found] == []


def plant(kinds: Iterable[Damaging], pages: list[Story]) -> Iterator[tuple[str, str]]:
    """Each damage to a story of its own: its kind and its place."""
    edited, unedited = iter(pages[:-UNEDITED]), iter(pages[-UNEDITED:])
    for kind in kinds:
        story = next(unedited if kind in OF_UNEDITED else edited)
        yield kind.__name__, kind(Story.objects.get(pk=story.pk))
