"""How much one request may bring: files only where they are expected, and only from those who may bring them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.core.files.uploadhandler import MemoryFileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import Resolver404, resolve
from django.utils.translation import gettext
from django.views.defaults import bad_request

from articles.permissions import (
    may_add_media,
    may_add_units,
    may_edit_digests,
    may_edit_stories,
    may_import,
    may_keep_wrong_forms,
    may_note_submissions,
    may_note_uses,
)

from .middleware import Answer

PAGES_OF_FILES = {
    "admin:articles_importrun_add": may_import,
    "admin:articles_digest_change": may_edit_digests,
    "admin:articles_story_return": may_edit_stories,
    "admin:articles_publication_list": may_add_media,
    "admin:articles_unit_list": may_add_units,
    "admin:articles_use_list": may_note_uses,
    "admin:articles_use_proof": may_note_uses,
    "admin:articles_submission_list": may_note_submissions,
    "admin:articles_wrongform_list": may_keep_wrong_forms,
}
"""The pages that take files, and who may bring them."""

MULTIPART = "multipart/form-data"

SIGNED_OUT_BYTES = 2**20
"""Enough for signing in, and for the form of a story that comes when the session is over."""


def takes_files(request: HttpRequest) -> bool:
    try:
        page = resolve(request.path_info).view_name
    except Resolver404:
        return False
    return page in PAGES_OF_FILES and PAGES_OF_FILES[page](request.user)


def refuse_large_bodies(get_response: Answer) -> Answer:
    """Refuse, before anything of it is read, a body that is larger than a form may be.

    A page of files says by itself what is too large, with the form that brought it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        size = body_size(request)
        if size > SIGNED_OUT_BYTES and not takes_files(request):
            most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE if request.user.is_authenticated else SIGNED_OUT_BYTES
            if size > most:
                return too_much(request, too_large(size, most))
        return get_response(request)

    return middleware


class FilesInMemory(MemoryFileUploadHandler):
    """Holds the files of an import, nothing of them on disk. Those beyond the limit are only counted, in `number`."""

    number = 0

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        super().handle_raw_input(*args, **kwargs)
        self.activated = self.activated and takes_files(self.request)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.number += 1
        if self.number > settings.IMPORT_MAX_NUMBER_FILES:
            raise SkipFile
        super().new_file(*args, **kwargs)


def refused(request: HttpRequest, exception: SuspiciousOperation) -> HttpResponse:
    """The page of a request that Django refuses; one that brings too much is told how much, and how much it may."""
    if isinstance(exception, RequestDataTooBig):
        return too_much(request, too_long(request))
    if isinstance(exception, TooManyFieldsSent):
        return too_much(request, too_many_fields(request))
    return bad_request(request, exception)


def too_much(request: HttpRequest, text: str) -> HttpResponse:
    return render(request, "413.html", {"text": text}, status=413)


def too_large(size: int, most: int) -> str:
    text = gettext("The request has %(size)s; this page accepts %(most)s at most.")
    return text % {"size": filesizeformat(size), "most": filesizeformat(most)}


def too_long(request: HttpRequest) -> str:
    """Of a form with files, only what is beside the files is limited so: how much that is, nobody counted."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if request.content_type == MULTIPART:
        text = gettext("Besides the files, the form has more than %s of text, which is the limit.")
        return text % filesizeformat(most)
    return too_large(body_size(request), most)


def too_many_fields(request: HttpRequest) -> str:
    """They are counted in the address and in a form without files; of one with files, Django stops at the limit."""
    most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    sent = [request.META["QUERY_STRING"].encode(), b"" if request.content_type == MULTIPART else request.body]
    number = max(text.count(b"&") + 1 for text in sent)
    if number > most:
        text = gettext("The request has %(number)s fields; a page accepts %(most)s at most.")
        return text % {"number": number, "most": most}
    return gettext("The form has more than %s fields, which is the limit.") % most


def body_size(request: HttpRequest) -> int:
    """Bytes, as the server says."""
    length = request.META.get("CONTENT_LENGTH") or ""
    return int(length) if length.isdecimal() else 0
