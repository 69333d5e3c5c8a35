from __future__ import annotations

import pytest
from django.utils import translation

from articles.display.reasons import reasons_for_tags
from articles.models import Story


@pytest.fixture(autouse=True)
def chinese():
    with translation.override("zh-hans"):
        yield


def test_a_reason_names_the_words_and_how_often_they_occur():
    story = Story(headline="产改这五年", body="产改推进会召开。\n产改见实效。")
    assert "“产改”3 次" in reasons_for_tags(story)["产业工人队伍建设改革"]


def test_words_of_captions_count():
    story = Story(captions=[{"text": "产改推进会现场", "credit": None}])
    assert "产业工人队伍建设改革" in reasons_for_tags(story)


def test_a_tag_without_a_word_in_the_story_has_no_reason():
    assert "产业工人队伍建设改革" not in reasons_for_tags(Story(headline="运动会"))
