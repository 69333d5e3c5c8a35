from __future__ import annotations

import pytest

from articles.enrichment.tokenizer import Words
from articles.models import Story
from articles.search import similar as module
from articles.search.similar import similar_stories, telling_words
from tests import editing, factories

pytestmark = pytest.mark.django_db

words = Words()


def alike(story: Story) -> list[str]:
    return [each.story.headline for each in similar_stories(story, Story.objects.live(), words.cut)]


def test_stories_that_share_rare_words_are_similar():
    story = factories.story(headline="清凉包送到煤矿", body="煤矿工人收到清凉包。")
    factories.story(headline="煤矿工人的清凉包", body="别的。")
    factories.story(headline="纺织女工上台领奖", body="掌声雷动。")
    assert alike(story) == ["煤矿工人的清凉包"]


def test_the_most_alike_come_first():
    story = factories.story(headline="煤矿清凉包驿站", body="煤矿、清凉包、驿站、班组。")
    factories.story(headline="甲", body="煤矿和驿站。")
    factories.story(headline="乙", body="煤矿、清凉包、驿站、班组。")
    assert alike(story) == ["乙", "甲"]


def test_a_rare_word_tells_more_than_one_of_several_stories():
    story = factories.story(headline="煤矿清凉包驿站", body="")
    factories.story(headline="甲", body="煤矿和清凉包。")
    factories.story(headline="乙", body="煤矿和驿站。")
    factories.story(headline="丙", body="驿站。")
    assert alike(story) == ["甲", "乙"]


def test_each_word_in_common_makes_more_alike_however_common(monkeypatch):
    monkeypatch.setattr(module, "COMMON", 1)
    story = factories.story(headline="煤矿，清凉包，驿站，班组，食堂", body="")
    factories.story(headline="甲", body="煤矿，清凉包，驿站。")
    factories.story(headline="乙", body="班组，食堂。")
    assert alike(story) == ["甲", "乙"]


def test_one_word_in_common_is_not_enough():
    story = factories.story(headline="煤矿", body="驿站。")
    factories.story(headline="甲", body="煤矿。")
    assert alike(story) == []


def test_words_of_a_tenth_of_the_stories_tell(monkeypatch):
    monkeypatch.setattr(module, "COMMON", 3)
    story = factories.story(headline="煤矿驿站", body="煤矿驿站。")
    factories.stories(27, body="别的。")
    for headline in ("甲", "乙", "丙"):
        factories.story(headline=headline, body="煤矿驿站。")
    assert sorted(alike(story)) == sorted(["甲", "乙", "丙"])


def test_words_of_very_many_stories_do_not_tell(monkeypatch):
    monkeypatch.setattr(module, "COMMON", 1)
    story = factories.story(headline="煤矿驿站", body="煤矿驿站。")
    for _ in range(2):
        factories.story(body="煤矿驿站。")
    assert alike(story) == []


def test_the_words_in_common_are_named():
    story = factories.story(headline="煤矿驿站", body="")
    factories.story(headline="甲", body="驿站在煤矿。")
    found = similar_stories(story, Story.objects.live(), words.cut)
    assert {word.text for each in found for word in each.words} == {"煤矿", "驿站"}


def test_numbers_and_single_characters_do_not_tell():
    story = factories.story(headline="在2024年的5606个", body="是。T3出行。")
    assert telling_words(story, words.cut) == ["t3", "出行"]


def test_the_bin_is_not_looked_into():
    story = factories.story(headline="煤矿驿站", body="")
    editing.bin_stories([factories.story(body="驿站在煤矿。")], by=factories.user())
    assert alike(story) == []


def test_a_story_without_words_is_like_none():
    assert alike(factories.story(headline="", body="。")) == []
