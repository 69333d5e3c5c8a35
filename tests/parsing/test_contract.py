from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from articles.parsing.contract import parse_as_json
from articles.parsing.parser import parse
from tests.parsing.helpers import CONTEXT, SEEDS, reading, seed, seed_text

TEXTS = ("kicker", "headline", "subhead", "byline")
NAMES = ("reporters", "correspondents", "photographers")
PRINTED = ("dateline", "standfirst", "crossheads", "paragraphs", "captions")
CONTINUED = ("continued_from", "continued_on", "incomplete")
FOUND = ("places", "organisations", "people", "dates", "figures", "topics")
ITEM_KEYS = ["kind", "genre", "section", *TEXTS, *NAMES, *PRINTED, *CONTINUED, *FOUND, "warnings"]


@dataclass(frozen=True)
class Tag:
    name: str


@dataclass(frozen=True)
class Found:
    genre: str | None = "消息"
    places: tuple = ()
    organisations: tuple = ("甲县总工会",)
    people: tuple = (Tag("王小明"),)
    dates: tuple = ()
    figures: tuple = ()
    topics: tuple = (Tag("职工健康"),)


def small():
    source = reading("甲县总工会成立\n本报记者 王小明\n5月6日,甲县总工会成立。")
    return source, parse(source, CONTEXT)


def test_a_parse_has_the_keys_of_the_contract():
    found = parse_as_json(*small())
    assert [*found] == ["source", "issue", "items", "blocks"]
    assert [*found["items"][0]] == ITEM_KEYS
    assert [*found["blocks"][0]] == ["start", "end", "role", "item"]


def test_without_findings_their_fields_are_empty():
    item = parse_as_json(*small())["items"][0]
    assert item["genre"] is None
    assert [item[name] for name in FOUND] == [[]] * len(FOUND)


def test_findings_stand_in_their_story():
    item = parse_as_json(*small(), [Found()])["items"][0]
    assert (item["genre"], item["organisations"], item["topics"]) == ("消息", ["甲县总工会"], ["职工健康"])
    assert item["people"] == [{"name": "王小明"}]


@pytest.mark.parametrize("number", range(len(SEEDS)))
def test_the_parse_of_every_seed_goes_into_json(number):
    found = parse_as_json(reading(seed_text(number)), seed(number))
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found
