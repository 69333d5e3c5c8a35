"""What the page of an export asks: the format, and the columns in their order. It works without a script: each button
sends the whole form.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.forms.fields import LineFormField
from articles.export.exports import column_heads
from articles.export.formats import FORMATS
from articles.export.presets import presets_of
from articles.models import SavedColumns
from articles.models.keys import is_key

ASKING = ("use", "up", "down", "show", "keep", "forget")
"""Buttons that change the page and bring no file."""


def format_choices() -> list[tuple[str, str]]:
    return [(name, str(each.title)) for name, each in FORMATS.items()]


class ExportForm(forms.Form):
    """In which format, and which records of the list; all, where none are selected."""

    format = forms.ChoiceField(label=_("Format"), choices=format_choices, widget=forms.RadioSelect, initial="xlsx")
    selected = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_selected(self) -> list[str]:
        """Keys: a place has its code for one."""
        keys = self.cleaned_data["selected"].split()
        if not all(map(is_key, keys)):
            raise ValidationError(_("The selection cannot be read."))
        return keys

    @property
    def is_only_asking(self) -> bool:
        return any(name in self.data for name in ASKING)


@dataclass(frozen=True, slots=True)
class ChosenColumns:
    """The names of the chosen columns, in their order, and the heads of all."""

    chosen: list[str]
    heads: dict[str, str]

    def lines(self) -> list[tuple[str, str, bool]]:
        """Name, head and whether it is chosen: the chosen ones first."""
        rest = [name for name in self.heads if name not in self.chosen]
        return [(name, self.heads[name], name in self.chosen) for name in (*self.chosen, *rest)]


def chosen_columns(request: HttpRequest, table: str) -> ChosenColumns:
    """Those that are ticked, as the button moved them; those of a preset or a kept name, where it asks for one."""
    heads = column_heads(table)
    names = [name for name in dict.fromkeys(request.POST.getlist("column")) if name in heads]
    if "use" in request.POST:
        names = _columns_called(request, table, request.POST["use"]) or names
    for button, step in (("up", -1), ("down", 1)):
        if (moved := request.POST.get(button)) in names:
            place = names.index(moved)
            names.insert(max(0, place + step), names.pop(place))
    return ChosenColumns([name for name in names if name in heads] or [*heads], heads)


def _columns_called(request: HttpRequest, table: str, name: str) -> list[str]:
    if name in presets_of(table):
        return [*presets_of(table)[name].columns] or [*column_heads(table)]
    found = saved_columns(request, table).filter(pk=name).first() if is_key(name) else None
    return found.columns if found else []


def saved_columns(request: HttpRequest, table: str) -> Any:
    return SavedColumns.objects.visible_to(request.user).filter(table=table)


class SavedColumnsForm(forms.ModelForm):
    class Meta:
        model = SavedColumns
        fields = ("name", "is_shared")
        field_classes = {"name": LineFormField}


def keep_columns(request: HttpRequest, table: str, columns: ChosenColumns) -> None:
    """Under the name that is typed; one of the user's own that is called so is written over."""
    name = " ".join(request.POST.get("name", "").split())
    own = SavedColumns.objects.filter(by=request.user, table=table)
    known = next((each for each in own if each.name == name), None)
    form = SavedColumnsForm(
        {"name": name, "is_shared": "is_shared" in request.POST},
        instance=known or SavedColumns(by=request.user, table=table),
    )
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return
    form.instance.columns = columns.chosen
    kept = form.save()
    text = gettext("Kept, shared with all: %s") if kept.is_shared else gettext("Kept for yourself alone: %s")
    messages.success(request, text % kept)


def forget_columns(request: HttpRequest) -> None:
    """One's own only."""
    key = request.POST["forget"]
    found = SavedColumns.objects.filter(by=request.user, pk=key).first() if is_key(key) else None
    if found:
        found.delete()
        messages.success(request, gettext("No longer kept: %s") % found)
