"""The one form in which a story is read, corrected and typed in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils.functional import lazy
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.concurrent_edits import ConcurrentEditForm
from articles.admin.forms.field_notes import add_field_notes
from articles.admin.forms.fields import (
    CaptionsFormField,
    CreditsFormField,
    LineFormField,
    ProseFormField,
)
from articles.display.credit_lines import credit_labels
from articles.models import Story
from articles.models.keys import is_key

LINES = (
    "kicker",
    "headline",
    "subhead",
    "section",
    "byline",
    "dateline",
    "continued_from",
    "continued_on",
)
PROSE = {"standfirst": 3, "body": 24, "supplement": 3, "notes": 3}
"""Texts of paragraphs, with the rows that their boxes have at first."""
LISTS = ("credits", "captions")
CHOICES = (
    "kind",
    "origin",
    "genre",
    "issue",
    "continues",
    "incomplete",
    "status",
    "reason",
    "selection",
    "visibility",
)
TEXTS = (*LINES, *PROSE, *LISTS)
FIELDS = (*CHOICES, *TEXTS)

FOLLOWS = {"status": ("reason", Story.Status.EXCLUDED)}
"""For each choice: a field that is filled in with one value of it, and that value."""

MISSING = {
    "reason": _("Say why the story is not for the archive."),
}

BY_HAND = (Story.Origin.TYPED, Story.Origin.TITLE)


def label_of(field: str) -> str:
    return capfirst(Story._meta.get_field(field).verbose_name)


class VersionedStoryForm(ConcurrentEditForm):
    """Carries the number of the version that it was opened at instead of the values: the texts are long.

    What is to be said of `conflicts` is said by the page that has the form.
    """

    opened: Story | None = None

    def remember_opened_values(self) -> None:
        if self.is_bound:
            self.opened = version_of(self.instance, self.opened_version())
            self.initial |= model_to_dict(self.opened or self.instance, list(self.fields))

    def opened_version(self) -> str | None:
        raise NotImplementedError

    def opened_value(self, name: str) -> Any:
        return self.fields[name].prepare_value(self.initial[name])

    def report_conflicts(self) -> None:
        """Not in the form."""


class StoryForm(VersionedStoryForm):
    """A conflict has a page of its own, with both texts side by side: see `conflict.py`."""

    base_version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    credits = CreditsFormField(
        label=label_of("credits"),
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=format_lazy(
            _("One role per line, followed by the names: 记者 张三 李四. Roles: {}. Names without a role are authors."),
            lazy(credit_labels, str)(),
        ),
    )
    captions = CaptionsFormField(
        label=label_of("captions"),
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("One picture per line: caption|photographer."),
    )

    class Meta:
        model = Story
        fields = FIELDS
        field_classes = {
            **dict.fromkeys(LINES, LineFormField),
            **dict.fromkeys(PROSE, ProseFormField),
        }
        widgets = {
            **{name: AdminTextInputWidget(attrs={"class": "wide"}) for name in LINES},
            **{name: AdminTextareaWidget(attrs={"rows": rows}) for name, rows in PROSE.items()},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if "issue" in self.fields:
            box = self.fields["issue"].widget
            box.can_change_related = box.can_delete_related = False
        if "origin" in self.fields:
            self.fields["origin"].choices = [(each.value, each.label) for each in BY_HAND]
        if "genre" in self.fields:
            self.fields["genre"].choices = [("", gettext("unknown")), *Story.Genre.choices]
        if self.instance.pk:
            add_field_notes(self)

    def remember_opened_values(self) -> None:
        self.initial["base_version"] = self.instance.version
        super().remember_opened_values()

    def opened_version(self) -> str | None:
        return self.data.get("base_version")

    def clean_base_version(self) -> int | None:
        if self.instance.pk and self.opened is None:
            raise ValidationError(_("The form does not say which version of the story it was opened from."))
        return self.cleaned_data["base_version"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for choice, (field, value) in FOLLOWS.items():
            self._follow(choice, field, value)
        if not self.instance.pk and not (cleaned.get("headline") or cleaned.get("body")):
            self.add_error("headline", _("A story needs a headline or a text."))
        return cleaned

    def _follow(self, choice: str, field: str, value: str) -> None:
        """Require the field with that value of the choice, and clear it with any other."""
        cleaned = self.cleaned_data
        if choice not in cleaned or field not in cleaned:
            return
        if cleaned[choice] == value and not cleaned[field]:
            self.add_error(field, MISSING[field])
        elif cleaned[choice] != value and field not in self.changed_data:
            cleaned[field] = ""

    def values(self) -> dict[str, Any]:
        """What the person changed, with the fields that follow a changed choice; the form has to be valid."""
        followers = [FOLLOWS[name][0] for name in self.changed_data if name in FOLLOWS]
        return {name: self.cleaned_data[name] for name in (*self.changed_data, *followers)}

    def all_values(self) -> dict[str, Any]:
        """The values of a story that is typed in."""
        return {name: value for name, value in self.cleaned_data.items() if name != "base_version"}


def version_of(story: Story, version: str | None) -> Story | None:
    """The story as it was at a version; None where it never was."""
    if version == str(story.version):
        return story
    row = story.history.filter(version=version).first() if is_key(version) else None
    return row.instance if row else None
