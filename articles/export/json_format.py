"""JSON: a list of stories, each in the one form that all programs get."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from articles.models.story import StoryQuerySet

from .file_format import FileFormat
from .resource import CHUNK
from .story_json import dump_json, for_json, story_json


class JsonFormat(FileFormat):
    title = _("JSON: for programs, nothing lost")
    extension = "json"
    content_type = "application/json"

    def export_stories(self, stories: StoryQuerySet, visible: StoryQuerySet) -> bytes:
        records = [story_json(story) for story in for_json(stories, visible).iterator(CHUNK)]
        return dump_json(records, indent=1).encode()
