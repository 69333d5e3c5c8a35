from __future__ import annotations

from django.db import models

from .fields import ProseField


class IndexEntry(models.Model):
    """One field of a story as searches see it: folded. Derived; `articles.search` keeps it."""

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="index_entries")
    field = models.CharField(max_length=20)
    text = ProseField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "field"], name="index_entry_is_once_a_field")]

    def __str__(self) -> str:
        return f"{self.story_id} {self.field}"
