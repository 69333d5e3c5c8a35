"""Several names in one line, for a reader of any language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import pgettext


def enumerated(names: Iterable[object]) -> str:
    return pgettext("between names", ", ").join(map(str, names))
