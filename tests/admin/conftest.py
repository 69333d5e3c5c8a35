from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories


@pytest.fixture
def editor(db) -> User:
    return factories.user("zhang", is_staff=True, is_superuser=True)


@pytest.fixture
def desk(editor, client) -> Client:
    """A browser at the desk, logged in."""
    client.force_login(editor)
    return client
