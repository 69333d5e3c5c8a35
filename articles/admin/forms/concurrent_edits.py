"""The one way in which a form changes a record, so that who saves second overwrites nothing unawares.

What is sent is compared with two states of the record: as it was when the form was opened, and as it is now, locked.
A box that the person did not touch follows the record. What the person changed is written, unless somebody else
changed it meanwhile to something else: then the form is refused once, and shows both values.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import Model
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext

from articles.admin.presence import presence_view
from articles.display.enumeration import enumerated
from articles.display.field_text import field_text
from articles.models.keys import is_key


class ConcurrentEditForm(forms.ModelForm):
    """Carries, beside each box, what it was opened with (Django's hidden initial value).

    Once it is cleaned, `changed_data` are the fields that the person changed and that differ from the record as it is
    now. `conflicts` are those of them that somebody else changed too, `theirs` those that only somebody else changed.
    """

    conflicts: Sequence[str] = ()
    theirs: Sequence[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.remember_opened_values()

    def remember_opened_values(self) -> None:
        for field in self.fields.values():
            field.show_hidden_initial = True

    def opened_value(self, name: str) -> Any:
        """What the box was opened with, as a browser sends it; None where the browser does not say."""
        box = self[name]
        return box.field.hidden_widget().value_from_datadict(self.data, self.files, box.html_initial_name)

    def is_changed_by_others(self, name: str) -> bool:
        opened = self.opened_value(name)
        return opened is not None and self.fields[name].has_changed(self._stored_initial(name), opened)

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        if self.instance.pk:
            touched = self.changed_data
            for name in self.record_fields:
                if name in facts and name not in touched:
                    facts[name] = comparable(getattr(self.instance, name))
            self.note_changes()
            by_others = [name for name in self.record_fields if name in facts and self.is_changed_by_others(name)]
            self.conflicts = [name for name in by_others if name in self.changed_data]
            self.theirs = [name for name in by_others if name not in touched]
            if self.conflicts:
                self.report_conflicts()
        return facts

    @property
    def record_fields(self) -> list[str]:
        options = self._meta.model._meta
        names = {field.name for field in (*options.fields, *options.many_to_many)}
        return [name for name in self.fields if name in names]

    def note_changes(self) -> None:
        """Count as changed what differs from the record, and what is in error."""
        self.changed_data = [name for name in self.record_fields if self._differs(name)]

    def _differs(self, name: str) -> bool:
        if name not in self.cleaned_data:
            return name in self.changed_data
        return comparable(self.cleaned_data[name]) != comparable(getattr(self.instance, name))

    def report_conflicts(self) -> None:
        """At each field, with both values; saved again, this person's stands, who knows of the other one now."""
        text = gettext("Somebody else changed this to “%(now)s”; yours is “%(mine)s”. Save again to keep yours.")
        self.data = self.data.copy()
        for name in self.conflicts:
            now, mine = getattr(self.instance, name), self.cleaned_data[name]
            self.add_error(name, text % {"now": self._text(name, now), "mine": self._text(name, mine)})
            known = self.fields[name].prepare_value(self._stored_initial(name))
            values = known if isinstance(known, list) else ["" if known is None else known]
            self.data.setlist(self[name].html_initial_name, [str(value) for value in values])

    def _stored_initial(self, name: str) -> Any:
        return model_to_dict(self.instance, [name]).get(name)

    def _text(self, name: str, value: Any) -> str:
        value = comparable(value)
        text = enumerated(sorted(map(str, value))) if isinstance(value, set) else field_text(self.instance, name, value)
        return text or "—"


def comparable(value: Any) -> Any:
    """The set of the records, where the value is a relation to many."""
    return set(value.all()) if hasattr(value, "all") else value


class ConcurrentEditAdmin(admin.ModelAdmin):
    """Records that people change by a ConcurrentEditForm. Nobody else can write one while it is read and saved; its
    page shows who else has it open.
    """

    form = ConcurrentEditForm

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(partial(presence_view, self))
        name = f"{self.opts.app_label}_{self.opts.model_name}_presence"
        return [path("<int:key>/presence/", view, name=name), *super().get_urls()]

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, *args, **kwargs)
        with transaction.atomic():
            lock_record(self.model, object_id)
            return super().changeform_view(request, object_id, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Model, form: ConcurrentEditForm, change: bool) -> None:
        if form.changed_data or not change:
            super().save_model(request, obj, form, change)


def lock_record(model: type[Model], object_id: str | None) -> None:
    """Nobody else can write the record before the transaction ends."""
    if is_key(object_id):
        list(model._base_manager.select_for_update().filter(pk=object_id))
