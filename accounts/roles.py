"""Roles: the groups that a newsroom begins with."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission

from articles import permissions

ARCHIVIST = permissions.READING | permissions.EXPORTING
EDITOR = ARCHIVIST | permissions.EDITING
CHIEF_EDITOR = EDITOR | permissions.KEEPING_VOCABULARY | permissions.BINNING | permissions.IMPORTING

ROLES = {"资料员": ARCHIVIST, "编辑": EDITOR, "主编": CHIEF_EDITOR}
"""The groups and the codenames of their permissions."""


def create_roles() -> list[str]:
    """Make the groups, or give them their permissions again, and return their names. What else a group may do stays."""
    for name, codenames in ROLES.items():
        group, _made = Group.objects.get_or_create(name=name)
        granted = Permission.objects.filter(content_type__app_label=permissions.APP_LABEL, codename__in=codenames)
        group.permissions.add(*granted)
    return list(ROLES)
