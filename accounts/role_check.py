"""A role that demands a second factor and that nobody has, for its name is written otherwise, protects nobody."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.checks import CheckMessage, Warning
from django.db import DatabaseError
from django.utils.translation import gettext as _

from articles.display.enumeration import enumerated


def unknown_roles_warning() -> str:
    """What to tell whoever runs the system; empty where settings.SECOND_FACTOR_ROLES names roles that are there."""
    if not settings.SECOND_FACTOR_ROLES:
        return ""
    roles = Group.objects.order_by("pk").values_list("name", flat=True)
    unknown = [name for name in settings.SECOND_FACTOR_ROLES if name not in roles]
    if not unknown:
        return ""
    text = _("SECOND_FACTOR_ROLES has no effect for %(unknown)s: there is no such role. The roles are %(roles)s.")
    return text % {"unknown": enumerated(f"“{name}”" for name in unknown), "roles": enumerated(roles)}


def check_roles(**_how: Any) -> list[CheckMessage]:
    """Nothing where the database cannot be asked: other checks and commands say that."""
    try:
        warning = unknown_roles_warning()
    except DatabaseError:
        return []
    return [Warning(warning, id="newsroom.W002")] if warning else []
