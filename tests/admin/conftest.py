from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from accounts.sessions import SEEN
from tests import factories

admin.autodiscover()  # as the addresses do, before a test imports a part of the desk by itself


@pytest.fixture(autouse=True)
def sessions_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is logged in here has been so for a while: the first page of a session notes it, and is no usual one."""
    log_in = Client.force_login

    def log_in_and_note(client: Client, *args: Any, **kwargs: Any) -> None:
        log_in(client, *args, **kwargs)
        session = client.session
        session[SEEN] = int(timezone.now().timestamp())
        session.save()

    monkeypatch.setattr(Client, "force_login", log_in_and_note)


@pytest.fixture
def editor(db) -> User:
    return factories.user("zhang", is_staff=True, is_superuser=True)


@pytest.fixture
def desk(editor, client) -> Client:
    """A browser at the desk, logged in."""
    client.force_login(editor)
    return client
