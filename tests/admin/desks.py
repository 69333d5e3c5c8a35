"""Browsers of people who are logged in at the desk."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.test import Client

from accounts.roles import create_roles
from tests import factories


def desk_of(role: str | None) -> Client:
    """A logged-in member of the role; of staff without any permission where it is None."""
    create_roles()
    user = factories.user(is_staff=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client
