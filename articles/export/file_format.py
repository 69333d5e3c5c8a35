"""What a format of files is, in the terms of import-export."""

from __future__ import annotations

from django.utils.functional import Promise
from import_export.formats.base_formats import Format

from articles.models.story import StoryQuerySet

from .resource import StoryResource


class FileFormat(Format):
    """A format that is declared by its name on screen, its suffix and its media type."""

    title: Promise
    extension: str
    content_type: str

    def get_title(self) -> str:
        return str(self.title)

    def get_extension(self) -> str:
        return self.extension

    def get_content_type(self) -> str:
        return self.content_type

    def export_stories(self, stories: StoryQuerySet, visible: StoryQuerySet) -> bytes:
        """A file of the stories: a table, unless the format says otherwise. `visible` are those that they may name."""
        return self.export_data(StoryResource().export(stories))
