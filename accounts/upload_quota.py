"""How much a user may upload in 24 hours, whatever became of it: what was cancelled counts too."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Sum
from django.utils import timezone

from accounts.models import UploadedAmount

DAY = timedelta(days=1)


def quota_left(user: AbstractBaseUser) -> int | None:
    """Bytes, not fewer than none; None where settings.UPLOAD_QUOTA sets no limit."""
    if not settings.UPLOAD_QUOTA:
        return None
    recent = UploadedAmount.objects.filter(user=user, uploaded_at__gt=timezone.now() - DAY)
    return max(settings.UPLOAD_QUOTA - (recent.aggregate(total=Sum("size"))["total"] or 0), 0)


def note_upload(user: AbstractBaseUser, size: int) -> None:
    """Count so many bytes, where there is a limit, and forget what counts no longer."""
    if settings.UPLOAD_QUOTA:
        UploadedAmount.objects.filter(user=user, uploaded_at__lte=timezone.now() - DAY).delete()
        UploadedAmount.objects.create(user=user, size=size)
