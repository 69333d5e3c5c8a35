"""The second factor: codes of an app on the phone (TOTP), and recovery codes for when the phone is not at hand."""

from __future__ import annotations

from math import ceil

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, User
from django.db import transaction
from django.utils import timezone
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.roles import ADMINISTRATOR

DIGITS = 6
"""Of a code of the app. Recovery codes are longer."""

RECOVERY_CODES = 10


class CodeTooSoon(Exception):
    """After a wrong code none is looked at, not even a right one, before so many `seconds` are over."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def has_second_factor(user: AbstractBaseUser) -> bool:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).exists()


def is_demanded(user: User) -> bool:
    """Whether settings.SECOND_FACTOR_ROLES has a role of the user. Every superuser is an administrator."""
    roles = settings.SECOND_FACTOR_ROLES
    if not roles:
        return False
    return (user.is_superuser and ADMINISTRATOR in roles) or user.groups.filter(name__in=roles).exists()


def is_right_code(user: AbstractBaseUser, code: str) -> bool:
    """Whether the code is of the app, or a recovery code. It is used up then. Raises CodeTooSoon after a wrong one, for
    a moment that doubles each time."""
    code = _plain(code)
    model = TOTPDevice if len(code) == DIGITS else StaticDevice
    device = model.objects.devices_for_user(user, confirmed=True).first()
    return device is not None and _verify(user, device, code)


def unconfirmed_device(user: AbstractBaseUser) -> TOTPDevice | None:
    """The key that an app has to show its knowledge of."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=False).first()


def begin_second_factor(user: AbstractBaseUser) -> None:
    """With a new key, whatever was begun before."""
    TOTPDevice.objects.devices_for_user(user, confirmed=False).delete()
    TOTPDevice.objects.create(user=user, name="TOTP", digits=DIGITS, confirmed=False)


def confirm_second_factor(user: AbstractBaseUser, code: str) -> bool:
    """From the first right code on, signing in asks for one. Raises CodeTooSoon."""
    device = unconfirmed_device(user)
    if device is None or not _verify(user, device, _plain(code)):
        return False
    TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    return True


@transaction.atomic
def new_recovery_codes(user: AbstractBaseUser) -> list[str]:
    """Each is good for one login. Those of before end."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="recovery codes")
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def recovery_codes_left(user: AbstractBaseUser) -> int:
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def remove_second_factor(user: AbstractBaseUser) -> None:
    for model in (TOTPDevice, StaticDevice):
        model.objects.filter(user=user).delete()


def _verify(user: AbstractBaseUser, device: TOTPDevice | StaticDevice, code: str) -> bool:
    is_looked_at, facts = device.verify_is_allowed()
    if not is_looked_at:
        raise CodeTooSoon(max(1, ceil((facts["locked_until"] - timezone.now()).total_seconds())))
    return verify_token(user, device.persistent_id, code) is not None


def _plain(code: str) -> str:
    """Without what people put between groups."""
    return code.replace(" ", "").replace("-", "").lower()
