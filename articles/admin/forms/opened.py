"""Forms that know what the record held when they were opened: who saves second overwrites nobody unawares."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext

from articles.display.field_text import field_text


class OpenedForm(forms.ModelForm):
    """Writes what the person changed since the form was opened, and nothing else.

    Where somebody else changed the same field meanwhile, it is refused once and says so; saved again, it stands.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = bool(self.instance.pk)

    def clean(self) -> dict[str, Any]:
        facts = super().clean()
        for name in facts.keys() - set(self.changed_data):
            facts[name] = getattr(self.instance, name)
        self.note_changes()
        for name in filter(self._is_changed_meanwhile, self.changed_data):
            self._tell_of_both(name)
        return facts

    def note_changes(self) -> None:
        """Count as changed what differs from the record, and what is in error."""
        facts = self.cleaned_data
        self.changed_data = [
            name
            for name in self.fields
            if (facts[name] != getattr(self.instance, name) if name in facts else name in self.changed_data)
        ]

    def _is_changed_meanwhile(self, name: str) -> bool:
        shown = self.data.get(self[name].html_initial_name)
        changed = shown is not None and self.fields[name].has_changed(self.initial.get(name), shown)
        return changed and name in self.cleaned_data

    def _tell_of_both(self, name: str) -> None:
        now, mine = (field_text(self.instance, name, value) or "—" for value in self._both(name))
        text = gettext("Somebody changed this meanwhile: “%(now)s”; yours: “%(mine)s”. Save again, and yours stands.")
        self.add_error(name, text % {"now": now, "mine": mine})
        known = self.fields[name].prepare_value(self.initial.get(name))
        self.data = self.data.copy()
        self.data[self[name].html_initial_name] = "" if known is None else str(known)

    def _both(self, name: str) -> tuple[Any, Any]:
        return getattr(self.instance, name), self.cleaned_data[name]
