"""Text columns that accept and refuse the same texts on every database.

SQLite stores NUL and any length; PostgreSQL refuses both. Here both refuse both, in validation and in the table.
"""

from __future__ import annotations

import re
from functools import cached_property, partialmethod
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

LONGEST_PROSE = 2_000_000
"""Characters in one text field: an issue of a thick paper is a tenth of that."""

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL and lone surrogates."""


def validate_storable(text: str) -> None:
    """Refuse NUL and lone surrogates, with their place (the first character is 1)."""
    found = UNSTORABLE.search(text)
    if found:
        raise ValidationError(
            _("Character %(place)d is U+%(code)s, which cannot be stored."),
            code="unstorable",
            params={"place": found.start() + 1, "code": f"{ord(found[0]):04X}"},
        )


def validate_storable_texts(value: Any) -> None:
    """The same for each text within a JSON value."""
    if isinstance(value, str):
        validate_storable(value)
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            validate_storable_texts(part)


class _CheckedText:
    """Adds a check of length and NUL to the table."""

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        column = connection.ops.quote_name(self.column)
        check = f"length({column}) <= {self.max_length}"
        if connection.vendor == "sqlite":
            check += f" AND instr({column}, char(0)) = 0"
        return check


class LineField(_CheckedText, models.CharField):
    """A line of text; empty where nothing is printed or known."""

    default_validators = [*models.CharField.default_validators, validate_storable]

    def __init__(self, *args, max_length: int = 500, **kwargs) -> None:
        super().__init__(*args, max_length=max_length, **kwargs)


class ProseField(_CheckedText, models.TextField):
    """A text of any useful length; empty where nothing is printed or known."""

    default_validators = [*models.TextField.default_validators, validate_storable]

    def __init__(self, *args, max_length: int = LONGEST_PROSE, **kwargs) -> None:
        super().__init__(*args, max_length=max_length, **kwargs)
        self.validators.append(MaxLengthValidator(max_length))


def _label_of_choice(record: models.Model, field: ChoiceField) -> str:
    """Django's own display goes through all choices each time, and a page asks for it hundreds of times."""
    value = getattr(record, field.attname)
    return str(field.labels.get(value, value))


class ChoiceField(models.CharField):
    """One of the choices, or empty where `blank` allows it. The table checks it too: a migration changes that check."""

    non_db_attrs = tuple(name for name in models.CharField.non_db_attrs if name != "choices")

    def __init__(self, *args, max_length: int = 20, **kwargs) -> None:
        super().__init__(*args, max_length=max_length, **kwargs)

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        values = [value for value, _label in self.flatchoices] + [""] * self.blank
        allowed = ", ".join("'" + str(value).replace("'", "''") + "'" for value in values)
        return f"{connection.ops.quote_name(self.column)} IN ({allowed})"

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        if self.choices is not None:
            setattr(cls, f"get_{self.name}_display", partialmethod(_label_of_choice, field=self))

    @cached_property
    def labels(self) -> dict[str, object]:
        """By value; lazy ones stay lazy."""
        return dict(self.flatchoices)
