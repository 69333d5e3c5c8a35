"""Why the machine suggests a tag for a story, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext

from articles.enrichment.tags import words_by_tag
from articles.models import Story

from .enumeration import enumerated

WORDS_NAMED = 3
"""Words that a reason names, the most frequent first."""


def reasons_for_tags(story: Story) -> Mapping[str, str]:
    """By the name of the tag, as the story reads now: “产改”1 次，“产业工人”3 次."""
    texts = (story.kicker, story.headline, story.subhead, story.standfirst, story.body)
    captions = (caption["text"] for caption in story.captions)
    found = words_by_tag("\n".join((*texts, *captions)))
    return {tag: _reason(words) for tag, words in found.items()}


def _reason(words: Mapping[str, int]) -> str:
    most = sorted(words.items(), key=lambda each: -each[1])[:WORDS_NAMED]
    named = (gettext("“%(word)s” ×%(number)d") % {"word": word, "number": number} for word, number in most)
    return enumerated(named)
