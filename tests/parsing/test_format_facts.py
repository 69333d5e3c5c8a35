from __future__ import annotations

from datetime import date

import pytest

from articles.parsing.issue_facts import with_format_facts
from articles.parsing.values import DateBasis, IssueFacts
from articles.reading.values import Hint, HintKind, Reading

POST = {HintKind.TITLE: "驿站建到了家门口", HintKind.ACCOUNT: "丰都工会", HintKind.DATE: "2024-06-26 16:20"}
NOTHING = IssueFacts()
DAY = date(2024, 6, 26)


def reading(spans: dict[HintKind, str]) -> Reading:
    text, hints = "", []
    for kind, span in spans.items():
        hints.append(Hint(len(text), len(text) + len(span), kind))
        text += f"{span}\n"
    return Reading("post.html", text, "utf-8", "", hints=tuple(hints))


def test_the_account_is_the_publication():
    assert with_format_facts(NOTHING, reading(POST)).publication == "丰都工会"


def test_the_day_of_a_post_is_printed():
    facts = with_format_facts(NOTHING, reading(POST))
    assert (facts.published_on, facts.date_basis, facts.not_before, facts.not_after) == (
        *(DAY, DateBasis.PRINTED),
        *(DAY, DAY),
    )


@pytest.mark.parametrize("written", ["2024年6月26日 16:20", "发表于 2024/6/26"])
def test_the_day_is_read_however_it_is_written(written):
    assert with_format_facts(NOTHING, reading({HintKind.DATE: written})).published_on == DAY


@pytest.mark.parametrize("written", ["昨天", "2024-13-26", "2024-02-30"])
def test_what_is_no_day_says_nothing(written):
    assert with_format_facts(NOTHING, reading({HintKind.DATE: written})) == NOTHING


def test_what_is_known_stays():
    known = IssueFacts(publication="丰都工人", published_on=date(2024, 6, 25), date_basis=DateBasis.FILE_NAME)
    assert with_format_facts(known, reading(POST)) == known


def test_an_inferred_date_gives_way():
    inferred = IssueFacts(date_basis=DateBasis.INFERRED, not_before=date(2024, 6, 1))
    assert with_format_facts(inferred, reading(POST)).date_basis is DateBasis.PRINTED


def test_a_format_that_knows_nothing_adds_nothing():
    assert with_format_facts(NOTHING, reading({HintKind.TITLE: "驿站"})) == NOTHING
