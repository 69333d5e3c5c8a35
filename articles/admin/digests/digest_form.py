"""The form of a digest: its furniture, and each story shortened beside its original."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.concurrent_edits import ConcurrentEditForm
from articles.admin.forms.fields import DayFormField, ProseFormField
from articles.admin.importing.upload_limits import refusal_of_upload
from articles.desk.digest_pictures import PictureError, picture_kind
from articles.desk.kept_files import FileKind, keep_file
from articles.models import Digest, DigestItem

ROWS = {"teasers": 2, "highlights": 3, "earlier": 3}
SHORTENED = ("headline", "text")
"""What is proposed until somebody touches it."""
OF_PICTURE = ("brought", "bare")
"""Fields of the form that are none of the record."""


class PictureForm(ConcurrentEditForm):
    """`brought` is a picture that takes the place of the one that is there, `bare` says that there is to be none."""

    brought = forms.FileField(
        label=_("picture"), required=False, widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.gif"})
    )
    bare = forms.BooleanField(label=_("without picture"), required=False)

    def remember_opened_values(self) -> None:
        super().remember_opened_values()
        for name in self.fields.keys() & set(OF_PICTURE):  # a digest that is out takes no picture
            self.fields[name].show_hidden_initial = False

    def clean_brought(self) -> tuple[bytes, str, FileKind] | None:
        """What is kept of the picture."""
        brought = self.cleaned_data["brought"]
        if not brought:
            return None
        data = brought.read()
        try:
            return data, brought.name, picture_kind(data)
        except PictureError as error:
            raise forms.ValidationError(str(error)) from error

    def note_changes(self) -> None:
        super().note_changes()
        self.changed_data += [name for name in OF_PICTURE if self.cleaned_data.get(name)]

    def save(self, commit: bool = True) -> Model:
        if brought := self.cleaned_data.get("brought"):
            self.instance.picture = keep_file(*brought)
        elif self.cleaned_data.get("bare"):
            self.instance.picture = None
        return super().save(commit)


class DigestForm(PictureForm):
    class Meta:
        model = Digest
        fields = ("style", "medium", "number", "day", "teasers", "highlights", "editors", "earlier")
        field_classes = {"day": DayFormField, **dict.fromkeys(ROWS, ProseFormField)}
        widgets = {name: forms.Textarea(attrs={"rows": rows}) for name, rows in ROWS.items()}


class DigestItemForm(PictureForm):
    section = forms.ChoiceField(label=_("section"), required=False)

    class Meta:
        model = DigestItem
        fields = ("section", "position", "headline", "text")
        field_classes = {"text": ProseFormField}
        widgets = {
            "position": forms.NumberInput(attrs={"min": 0}),
            "headline": forms.TextInput(attrs={"class": "counted"}),
            "text": forms.Textarea(attrs={"rows": 6, "class": "counted"}),
        }

    def __init__(self, *args: Any, sections: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [*sections, *([] if self.instance.section in sections else [self.instance.section])]
        self.fields["section"].choices = [(name, name or "—") for name in names]

    def save(self, commit: bool = True) -> DigestItem:
        if set(SHORTENED).intersection(self.changed_data):
            self.instance.is_proposal = False
        return super().save(commit)


class DigestItemFormSet(BaseInlineFormSet):
    request: HttpRequest

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "sections": self.instance.style.sections}

    def clean(self) -> None:
        """Pictures that are too much are not taken."""
        super().clean()
        brings_files = any(handler.number for handler in self.request.upload_handlers)
        if brings_files and (refusal := refusal_of_upload(self.request)):
            raise forms.ValidationError(refusal)


class DigestItems(admin.StackedInline):
    """None is added here: stories are picked where they are found."""

    model = DigestItem
    form = DigestItemForm
    formset = DigestItemFormSet
    fields = (*DigestItemForm.Meta.fields, *OF_PICTURE)
    extra = 0
    template = "admin/articles/digest/items.html"

    def get_formset(self, request: HttpRequest, obj: Digest | None = None, **kwargs: Any) -> type[BaseInlineFormSet]:
        made = super().get_formset(request, obj, **kwargs)
        made.request = request
        return made

    def get_queryset(self, request: HttpRequest) -> QuerySet[DigestItem]:
        rows = super().get_queryset(request).visible_to(request.user)
        return rows.select_related("story", "digest__style").order_by("position", "pk")

    def has_add_permission(self, request: HttpRequest, obj: Digest | None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Digest | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or not obj.is_published)

    def has_delete_permission(self, request: HttpRequest, obj: Digest | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or not obj.is_published)
