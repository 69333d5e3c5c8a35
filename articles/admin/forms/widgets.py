"""Boxes in which a record is found by its name, for forms of many records."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from articles.models.keys import is_key


class _ShowsKeysOnly:
    """Django fails on showing again a value that can be no key; the form says what is wrong with it."""

    def optgroups(self, name: str, value: list[Any], attr: Any = None) -> Any:
        return super().optgroups(name, list(filter(is_key, value)) or [""], attr)


class RecordSelect(_ShowsKeysOnly, AutocompleteSelect):
    pass


class RecordSelectMultiple(_ShowsKeysOnly, AutocompleteSelectMultiple):
    pass


class RecordSelects:
    """Mixed into an admin: its autocomplete fields are these."""

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = RecordSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
