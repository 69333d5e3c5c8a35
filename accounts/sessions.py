"""Sessions of users: noted as they are used, ended after so long without use, or by who keeps the users."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import OpenSession

NOTED_EVERY = timedelta(minutes=5)
"""How exactly it is known when a session was last used: a page writes nothing more often."""

SEEN = "seen_at"
"""The key of a session that says when it was last noted, in seconds."""

ASKED_BY_PAGES = ("/presence/", "/progress/")
"""Ends of addresses that a page asks for by itself: that nobody is there is not seen from them."""


def is_idle(request: HttpRequest) -> bool:
    """Whether nobody used the session for longer than settings.SESSION_IDLE_SECONDS; 0 there is no limit."""
    seen, most = request.session.get(SEEN), settings.SESSION_IDLE_SECONDS
    return bool(most and seen) and timezone.now().timestamp() - seen > most


def note_use(request: HttpRequest) -> None:
    now = timezone.now()
    if request.path.endswith(ASKED_BY_PAGES) or now.timestamp() - request.session.get(SEEN, 0) < NOTED_EVERY.seconds:
        return
    request.session[SEEN] = int(now.timestamp())
    if request.session.session_key is None:
        request.session.save()
    facts = {"user": request.user, "seen_at": now, "address": request.META.get("REMOTE_ADDR") or None}
    browser = request.headers.get("User-Agent", "")[:BROWSER_LENGTH]
    OpenSession.objects.filter(user=request.user).exclude(session_key__in=_living()).delete()
    OpenSession.objects.update_or_create(
        session_key=request.session.session_key, defaults={**facts, "browser": browser}
    )


BROWSER_LENGTH = OpenSession._meta.get_field("browser").max_length


def open_sessions(user: AbstractBaseUser) -> QuerySet[OpenSession]:
    """The last used first."""
    return OpenSession.objects.filter(user=user, session_key__in=_living())


def end_session(opened: OpenSession) -> None:
    SessionStore(session_key=opened.session_key).delete()
    opened.delete()


def _living() -> QuerySet:
    return Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
