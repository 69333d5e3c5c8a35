"""A bar of small controls above a list, in place of Django's column of links beside it: short whatever there is.
What is chosen stands below it, each choice with the way out of it.

A value that names nothing is an error, not an empty list.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.models import Story

SELECTED = SafeString(" selected")


def select(name: str, options: Iterable[tuple[Any, Any]], chosen: Any, attributes: dict[str, Any]) -> SafeString:
    """Django's has a template rendered for each option, of which there are hundreds: sections, months."""
    marked = ((value, SELECTED if str(value) == str(chosen or "") else "", text) for value, text in options)
    lines = format_html_join("", '<option value="{}"{}>{}</option>', marked)
    return format_html("<select{}>{}</select>", flatatt({"name": name, **attributes}), lines)


def bar_media(site: admin.AdminSite) -> forms.Media:
    """The scripts and styles of the controls."""
    widget = AutocompleteSelect(Story._meta.get_field("issue"), site)
    return widget.media + forms.Media(js=["articles/filter_bar.js"])


class BarFilter(admin.SimpleListFilter):
    """One control, rendered by `control`."""

    unasked = _("all")
    """What the control shows where nothing is chosen."""

    is_of_attached = False
    """Whether rows of tags and places can be filtered like their stories."""

    has_numbers = True
    """Whether an index has the stories that it leaves in the order of their numbers."""

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.request = request

    @property
    def is_asked(self) -> bool:
        return bool(self.value())

    def attached(self) -> QuerySet | None:
        """The rows beside the stories that say which stories are chosen, where the choice is one of such rows."""
        return None

    def has_output(self) -> bool:
        return True

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return []

    def control(self) -> SafeString:
        options = [("", self.unasked), *self.lookup_choices]
        return select(self.parameter_name, options, self.value(), self.attributes())

    def attributes(self) -> dict[str, str]:
        return {"id": self.element_id}

    @property
    def element_id(self) -> str:
        return f"filter-{self.parameter_name}"

    @property
    def chosen_text(self) -> str:
        """What is chosen, in words; empty where nothing is."""
        return next((str(text) for value, text in self.lookup_choices if str(value) == self.value()), "")


class RelatedFilter(BarFilter):
    """A record found by typing a part of its name, where a list of all would be too long."""

    field: Any

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.site = model_admin.admin_site
        self.chosen = self._chosen()

    def records(self) -> QuerySet:
        return self.field.remote_field.model.objects.all()

    def _chosen(self) -> Any:
        try:
            return forms.ModelChoiceField(self.records(), required=False).clean(self.value())
        except ValidationError as error:
            raise IncorrectLookupParameters(error) from error

    def control(self) -> SafeString:
        options = [("", "")] + ([(self.chosen.pk, str(self.chosen))] if self.chosen else [])
        return select(self.parameter_name, options, self.value(), self.attributes())

    def attributes(self) -> dict[str, Any]:
        widget = AutocompleteSelect(self.field, self.site)
        return {
            **widget.build_attrs(super().attributes()),
            "data-placeholder": str(self.unasked),
            "data-allow-clear": "true",
        }

    @property
    def chosen_text(self) -> str:
        return str(self.chosen) if self.chosen else ""
