"""One finding of `manage.py verify`: what is wrong, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong, and where."""

    place: str
    trouble: str

    def __str__(self) -> str:
        return gettext("%(place)s: %(trouble)s") % {"place": self.place, "trouble": self.trouble}


Keys = Sequence[object]
"""Of some records of one model: a check reads few at a time, so that an archive of any size fits into memory."""


def place_of(model: type[models.Model], key: object) -> str:
    """`story #12`, in the language of the reader."""
    return f"{model._meta.verbose_name} #{key}"
