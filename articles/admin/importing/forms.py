"""What the page of imports asks: files or a text, and what they do not say of their issue."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.fields import DayFormField
from articles.importing.remarks import remark_on
from articles.importing.sheets import ListError
from articles.importing.uploads import uploaded_sets
from articles.models import Issue, Publication, Source
from articles.models.fields import validate_storable
from articles.parsing.front_matter import front_matter
from articles.parsing.values import Given
from articles.pipeline import SourceOptions
from articles.reading.archives import safe_name
from articles.reading.errors import ReadingError

ENCODINGS = [
    ("", _("detected automatically")),
    *((name, name.upper()) for name in ("utf-8", "gb18030", "utf-16", "big5")),
]
LONGEST_NAME = 40
"""Characters of a pasted text that name it, where nobody does."""


class FilesField(forms.FileField):
    """Any number of files."""

    widget = type("FilesInput", (forms.FileInput,), {"allow_multiple_selected": True})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [super(FilesField, self).clean(file, initial) for file in data or []]


class FactsForm(forms.Form):
    """What is said of all files at once, for those that do not say it themselves; a list says it of each.

    The encoding is that of all files.
    """

    publication = forms.CharField(
        label=_("Publication"),
        required=False,
        max_length=Publication._meta.get_field("name").max_length,
        validators=[validate_storable],
        widget=forms.TextInput(
            attrs={"list": "publications", "autocomplete": "off", "placeholder": _("existing or new")},
        ),
    )
    published_on = DayFormField(label=_("Date"), required=False)
    number = forms.CharField(label=_("Number"), required=False, max_length=Issue._meta.get_field("number").max_length)
    page = forms.CharField(label=_("Page"), required=False, max_length=Source._meta.get_field("page").max_length)
    encoding = forms.ChoiceField(label=_("Encoding"), required=False, choices=ENCODINGS)

    def options(self) -> SourceOptions:
        said = {name: self.cleaned_data[name] or None for name in FactsForm.base_fields}
        encoding = said.pop("encoding")
        return SourceOptions(encoding=encoding, fallback=Given(**said) if any(said.values()) else None)

    @staticmethod
    def answers(options: Mapping[str, Any]) -> dict[str, Any]:
        """What the form was filled in with, of the options that are kept in JSON."""
        return {"encoding": options.get("encoding"), **options.get("fallback", {})}

    @staticmethod
    def publications() -> list[str]:
        return list(Publication.objects.values_list("name", flat=True))


class ImportForm(FactsForm):
    files = FilesField(label=_("Files"), required=False, allow_empty_file=True)
    title = forms.CharField(label=_("Name of the text"), required=False, max_length=100)
    text = forms.CharField(
        label=_("or paste a text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 5})
    )

    def clean_files(self) -> list[tuple[str, bytes]]:
        """Name and bytes of each. A list among them is read, so that all that is wrong in it is said here."""
        files = self.cleaned_data["files"]
        paths = _paths(files, self.data.getlist("paths"))
        named = [(path, file.read()) for path, file in zip(paths, files, strict=True)]
        try:
            listed_only = bool(named) and not any(each.files for each in uploaded_sets(named))
        except ListError as error:
            raise forms.ValidationError(list(error.problems)) from None
        except ReadingError as error:
            raise forms.ValidationError(error.name + gettext(": ") + str(remark_on(error))) from None
        if listed_only:
            raise forms.ValidationError(_("A list alone cannot be imported: add the files that it names."))
        return named

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not cleaned["files"] and not cleaned["text"].strip():
            raise forms.ValidationError(_("Choose a file, or paste a text."))
        return cleaned

    def named(self) -> list[tuple[str, bytes]]:
        """The files, and the text as one of them."""
        text = "\n".join(self.cleaned_data["text"].splitlines())
        return [*self.cleaned_data["files"], *([(self._text_name(text), text.encode())] if text.strip() else [])]

    def _text_name(self, text: str) -> str:
        head = front_matter(text)
        first_line = next((line.strip("#*_ \t") for line in text.splitlines() if line.strip("#*_- \t")), text.strip())
        title = text[slice(*head.title)] if head and head.title else first_line
        name = self.cleaned_data["title"] or title[:LONGEST_NAME]
        return name.replace("/", "／").replace("\\", "＼") + ".txt"


def _paths(files: list[UploadedFile], paths: list[str]) -> list[str]:
    """The names of the files with their folders, which browsers do not send with the files: the page tells them."""
    names = [file.name for file in files]
    return [safe_name(path) for path in paths] if [PurePath(path).name for path in paths] == names else names
