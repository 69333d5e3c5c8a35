"""The section, titles, byline and kind of a story, edited in place: a box is sent when it changes, or all together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from articles.admin.forms.fields import LineFormField
from articles.admin.story.story_form import VersionedStoryForm
from articles.models import Story

LINES = ("section", "kicker", "headline", "subhead", "byline")
CHOICES = ("genre", "kind")


class TitlesForm(VersionedStoryForm):
    """Of what is sent with `opened_at`, the version that the page showed; all of it is the story as it is now."""

    def __init__(self, *args: Any, opened_at: str | None = None, **kwargs: Any) -> None:
        self.opened_at = opened_at
        super().__init__(*args, **kwargs)

    class Meta:
        model = Story
        fields = (*LINES, *CHOICES)
        field_classes = dict.fromkeys(LINES, LineFormField)
        widgets = {name: forms.Textarea(attrs={"rows": 1}) for name in LINES}

    def opened_version(self) -> str | None:
        return self.opened_at

    def values(self) -> dict[str, Any]:
        """Of what was sent, what differs from the story. Raises ValidationError."""
        for name in set(self.fields) - set(self.data):
            del self.fields[name]
        if not self.is_valid():
            raise ValidationError([error for errors in self.errors.values() for error in errors])
        return {name: self.cleaned_data[name] for name in self.changed_data}

    @staticmethod
    def label_of(name: str) -> str:
        return capfirst(Story._meta.get_field(name).verbose_name)
