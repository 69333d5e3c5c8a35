from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect

LONGEST_KEY = 18
"""Digits that every database takes for a number of a record."""


class RecordSelect(AutocompleteSelect):
    """Django's, which fails on showing again a value that can be no key; the form says what is wrong with it."""

    def optgroups(self, name: str, value: list[Any], attr: Any = None) -> Any:
        keys = [key for key in value if str(key).isdecimal() and len(str(key)) <= LONGEST_KEY]
        return super().optgroups(name, keys or [""], attr)


class RecordSelects:
    """Mixed into an admin: its autocomplete fields are these."""

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = RecordSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
