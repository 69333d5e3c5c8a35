from __future__ import annotations

from datetime import date

import pytest

from articles.enrichment.tokenizer import Words
from articles.models import Story
from articles.search import ranking
from articles.search.expression import Word
from articles.search.ranking import ranked, relevance
from tests import factories

words = Words()


def of(body: str, *terms: str, headline: str = "") -> float:
    return relevance(["", headline, ""], body, terms, words.cut)


def test_a_headline_weighs_more_than_a_body():
    assert of("别的", "工会", headline="工会") > of("工会", "工会", headline="别的")


def test_many_hits_weigh_more_than_one_but_not_as_much_more():
    assert of("工会", "工会") < of("工会，工会", "工会") < 2 * of("工会", "工会")


def test_a_word_of_its_own_weighs_more_than_a_part_of_others():
    assert of("他们在开手工会议", "工会") < of("工会开展活动", "工会")


def test_a_word_does_not_run_over_two_lines_of_the_title():
    assert relevance(["工", "会", ""], "", ["工会"], words.cut) == 0


def test_all_words_count():
    assert of("工会和驿站", "工会", "驿站") > of("工会", "工会", "驿站")


@pytest.mark.django_db
def test_of_equal_ones_the_newer_comes_first():
    made = [
        factories.story(headline="工会", issue=factories.issue(published_on=date(2024, 6, day), date_basis="given"))
        for day in (1, 3, 2)
    ]
    assert ranked(Story.objects.all(), [Word("工会")], words.cut) == [made[1].pk, made[2].pk, made[0].pk]


@pytest.mark.django_db
def test_only_the_newest_are_ranked(monkeypatch):
    monkeypatch.setattr(ranking, "MOST_HITS", 2)
    stories = factories.stories(3)
    assert set(ranked(Story.objects.all(), [Word("清凉")], words.cut)) == {story.pk for story in stories[1:]}
