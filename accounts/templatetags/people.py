"""For templates: the name that people go by."""

from __future__ import annotations

from django.template import Library

from accounts.names import full_name

register = Library()
register.filter(full_name)
