"""What an action on selected stories asks before it acts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.widgets import RecordSelectMultiple
from articles.models import Story, Tag
from articles.models.keys import is_key


class TagsField(forms.ModelMultipleChoiceField):
    def clean(self, value: Any) -> Any:
        return super().clean([key if is_key(key) else "" for key in value or []])


class TagsForm(forms.Form):
    tags = TagsField(Tag.objects.all(), label=_("Tags"))

    def __init__(self, site: AdminSite, data: Any) -> None:
        super().__init__(data)
        field = self.fields["tags"]
        field.widget = RecordSelectMultiple(Story._meta.get_field("tags"), site)
        field.widget.choices = field.choices


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=Story.Reason.choices, widget=forms.RadioSelect)
