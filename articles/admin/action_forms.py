"""What an action on selected stories asks before it acts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.utils.translation import gettext_lazy as _

from articles.models import Story, Tag


class TagsForm(forms.Form):
    tags = forms.ModelMultipleChoiceField(Tag.objects.all(), label=_("Tags"))

    def __init__(self, site: AdminSite, data: Any) -> None:
        super().__init__(data)
        field = self.fields["tags"]
        field.widget = AutocompleteSelectMultiple(Story._meta.get_field("tags"), site)
        field.widget.choices = field.choices


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(label=_("Reason"), choices=Story.Reason.choices, widget=forms.RadioSelect)
