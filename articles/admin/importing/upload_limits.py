"""How much may be uploaded at once and in a day: one answer for imports, returned tables, lists and proofs."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext

from accounts.upload_quota import note_upload, quota_left

MEGABYTE = 2**20


def refusal_of_upload(request: HttpRequest) -> str:
    """What to say of files that are too much; empty where they are taken, and counted for the day."""
    if request.method != "POST":
        return ""
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    refusal = _too_much_at_once(size, sum(handler.number for handler in request.upload_handlers))
    refusal = refusal or _too_much_in_a_day(size, quota_left(request.user))
    if not refusal:
        note_upload(request.user, size)
    return refusal


def megabytes_left(request: HttpRequest) -> int | None:
    """Whole ones of the day, None where there is no limit."""
    left = quota_left(request.user)
    return None if left is None else left // MEGABYTE


def _too_much_at_once(size: int, number: int) -> str:
    most_bytes, most_files = settings.FILE_UPLOAD_MAX_MEMORY_SIZE, settings.IMPORT_MAX_NUMBER_FILES
    if size > most_bytes:
        text = gettext("That is %(size)d MB; at most %(most)d MB can be uploaded at once.")
        return text % {"size": -(-size // MEGABYTE), "most": most_bytes // MEGABYTE}
    if number > most_files:
        text = gettext("That is %(number)s files; at most %(most)s can be uploaded at once.")
        return text % {"number": number, "most": most_files}
    return ""


def _too_much_in_a_day(size: int, left: int | None) -> str:
    if left is None or size <= left:
        return ""
    text = gettext(
        "That is %(size)d MB; of the %(most)d MB that you may upload in 24 hours, %(left)d MB are left. "
        "Try again later, or ask an administrator."
    )
    return text % {
        "size": -(-size // MEGABYTE),
        "most": settings.UPLOAD_QUOTA // MEGABYTE,
        "left": left // MEGABYTE,
    }
