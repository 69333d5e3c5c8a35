"""The name of a user as people write it."""

from __future__ import annotations

import re

from django.contrib.auth.models import AbstractBaseUser

CHINESE = re.compile(r"[\u3400-\u9fff·]+")


def full_name(user: AbstractBaseUser) -> str:
    """As people write it: 周敏, but Min Zhou; the name for the login where there is no other."""
    first, last = getattr(user, "first_name", ""), getattr(user, "last_name", "")
    written = last + first if CHINESE.fullmatch(last + first) else f"{first} {last}".strip()
    return written or user.get_username()
