"""Roles: the groups that a newsroom begins with. A user has one of them, and with it the access to the desk."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import Group, Permission, User

from articles import permissions

ARCHIVIST = permissions.READING | permissions.EXPORTING
EDITOR = ARCHIVIST | permissions.READING_INTERNAL | permissions.EDITING
CHIEF_EDITOR = (
    EDITOR | permissions.KEEPING_VOCABULARY | permissions.KEEPING_RULES | permissions.BINNING | permissions.IMPORTING
)

ADMINISTRATOR = "管理员"
"""Whoever has this role is a superuser too: may do everything, and makes the users."""

ROLES = {"资料员": ARCHIVIST, "编辑": EDITOR, "主编": CHIEF_EDITOR, ADMINISTRATOR: CHIEF_EDITOR}
"""The groups and the codenames of their permissions."""


def create_roles() -> list[str]:
    """Make the groups, or give them their permissions again, and return their names. What else a group may do stays."""
    for name, codenames in ROLES.items():
        group, _made = Group.objects.get_or_create(name=name)
        granted = Permission.objects.filter(content_type__app_label=permissions.APP_LABEL, codename__in=codenames)
        group.permissions.add(*granted)
    return list(ROLES)


def follow_role(user: User, groups: Collection[Group]) -> None:
    """Whoever has a role has access to the desk, and an administrator to all. The user is not saved."""
    user.is_superuser = any(group.name == ADMINISTRATOR for group in groups)
    user.is_staff = bool(groups)
