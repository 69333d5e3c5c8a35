"""选用 in words: what an editor chose, and where uses say that the story was used."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from articles.models import Story
from articles.models.use import UseFacts

from .enumeration import enumerated


def used_in_text(uses: Iterable[UseFacts]) -> str:
    """已用于《一周速览》第12期; empty where there is none."""
    places = list(dict.fromkeys(use.place for use in uses if use.is_elsewhere))
    return gettext("used in %s") % enumerated(places) if places else ""


def selection_text(story: Story) -> str:
    """已选 · 已用于《一周速览》第12期. The uses of the story are read with their media."""
    used_in = used_in_text(use.facts for use in story.uses.all())
    return " · ".join(filter(None, [story.get_selection_display(), used_in]))
