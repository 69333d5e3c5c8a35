"""Generated stories out and back by each format: no field differs.

make test ARGS="tests/export/test_round_trip.py --rows 10000"
"""

from __future__ import annotations

import json
from random import Random

import pytest

from articles import records
from articles.export.exports import table_of
from articles.export.formats import FORMATS
from articles.export.returned_cells import TEXTS
from articles.export.returning import compare_table
from articles.export.table_files import read_table
from articles.models import Action, Story, change
from tests import factories

from .nasty import EXAMPLES

pytestmark = pytest.mark.django_db

SYLLABLES = "工会职工劳动竞赛驿站快递员送清凉班组车间渝北巴南"
LISTS = ("credits", "captions")
CHOICES = ("kind", "genre", "selection", "visibility")
ROLES = ("author", "reporter", "correspondent", "photographer", "editor")


def words(chance: Random, longest: int) -> str:
    """Chinese, and now and then what tables are known to spoil."""
    if chance.random() < 0.2:
        return chance.choice([*EXAMPLES.values()]).strip()
    return "".join(chance.choices(SYLLABLES, k=chance.randrange(longest)))


def generated(chance: Random) -> Story:
    paragraphs = "\n".join(words(chance, 80) for _ in range(chance.randrange(1, 6)))
    return Story(
        **{name: words(chance, 20).replace("\n", "") for name in TEXTS if name not in ("body", "dateline")},
        body=paragraphs or "正文",
        kind=chance.choice(Story.Kind.values),
        genre=chance.choice(["", *Story.Genre.values]),
        selection=chance.choice(["", *Story.Selection.values]),
        visibility=chance.choice(Story.Visibility.values),
        credits=[
            {"role": chance.choice(ROLES), "name": words(chance, 5) or "张三"} for _ in range(chance.randrange(4))
        ],
        captions=[{"text": words(chance, 30), "credit": words(chance, 4) or None} for _ in range(chance.randrange(3))],
    )


@pytest.fixture
def stories(request) -> int:
    """How many there are."""
    number, chance = request.config.getoption("rows"), Random(7)
    by, tags = factories.user(), [factories.tag(name) for name in ("劳动竞赛", "劳动、竞赛", "=1+1")]
    with change(Action.TYPE_IN, by=by):
        for start in range(0, number, 500):
            made = records.create([generated(chance) for _ in range(min(500, number - start))])
            records.attach(made[::3], [chance.choice(tags)])
    return number


def exported(name: str) -> bytes:
    table = table_of(Story.objects.order_by("pk"), visible=Story.objects.all())
    return b"".join(FORMATS[name].chunks(table))


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_no_cell_of_a_table_differs(stories, name):
    found = compare_table(read_table(exported(name), "story"), Story.objects.all(), most=10)
    assert (found.rows, found.ready, found.refused) == (stories, 0, 0), found.shown


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_no_field_for_programs_differs(stories, name):
    data = exported(name).decode()
    read = json.loads(data) if name == "json" else [json.loads(line) for line in data.splitlines()]
    assert len(read) == stories
    for story, form in zip(Story.objects.order_by("pk").iterator(500), read, strict=True):
        assert form["uuid"] == str(story.public_id)
        assert {field: form[field] or "" for field in (*TEXTS, *CHOICES)} == {
            field: getattr(story, field) for field in (*TEXTS, *CHOICES)
        }
        assert [form[field] for field in LISTS] == [getattr(story, field) for field in LISTS]
