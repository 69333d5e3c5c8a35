"""For templates: the cells of a list with the names of their columns, which stand beside them where a row is a card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.template import Library
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

register = Library()


@register.simple_tag
def named_cells(cells: Iterable[str], headers: Iterable[Mapping[str, Any]]) -> SafeString:
    """The cells as Django renders them; that of the check box has no name."""
    named = (
        cell
        if "action-checkbox" in cell
        else cell.replace("<td", f'<td data-name="{escape(capfirst(head["text"]))}"', 1)
        for cell, head in zip(cells, headers, strict=True)
    )
    return mark_safe("".join(named))
