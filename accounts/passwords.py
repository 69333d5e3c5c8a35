"""One-time passwords: random, and printed once."""

from __future__ import annotations

import secrets

from axes.utils import reset
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.db import transaction

from accounts.models import OneTimePassword
from accounts.roles import ADMINISTRATOR

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # none that a reader takes for another: no i, l, o, 0, 1
GROUPS, LETTERS = 5, 4  # 20 of 31 letters: 99 bits


def random_password() -> str:
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))


@transaction.atomic
def give_one_time_password(user: AbstractUser) -> str:
    """Set and return a password that works until the first login; open the account if wrong passwords locked it."""
    password = random_password()
    user.set_password(password)
    user.save()
    OneTimePassword.objects.create(user=user)
    reset(username=user.get_username())
    return password


def make_administrator(username: str) -> str:
    """Make a superuser and return the one-time password."""
    with transaction.atomic():
        user = get_user_model().objects.create_superuser(username)
        user.groups.set(Group.objects.filter(name=ADMINISTRATOR))
        return give_one_time_password(user)
