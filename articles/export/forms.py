from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from import_export.formats.base_formats import Format

from articles.models.keys import is_key
from articles.models.story import StoryQuerySet

from .csv_format import CsvFormat
from .json_format import JsonFormat
from .xlsx_format import XlsxFormat

FORMATS: dict[str, Format] = {"xlsx": XlsxFormat(), "csv": CsvFormat(), "json": JsonFormat()}


def format_choices() -> list[tuple[str, str]]:
    return [(name, file_format.get_title()) for name, file_format in FORMATS.items()]


class ExportForm(forms.Form):
    """In which format, and which stories of the list; all, where none are selected."""

    format = forms.ChoiceField(label=_("Format"), choices=format_choices, widget=forms.RadioSelect, initial="xlsx")
    selected = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_selected(self) -> list[int]:
        numbers = self.cleaned_data["selected"].split()
        if not all(map(is_key, numbers)):
            raise ValidationError(_("The selection cannot be read."))
        return [int(number) for number in numbers]

    @property
    def file_format(self) -> Format:
        return FORMATS[self.cleaned_data["format"]]

    def chosen_from(self, stories: StoryQuerySet) -> StoryQuerySet:
        selected = self.cleaned_data["selected"]
        return stories.filter(pk__in=selected) if selected else stories
