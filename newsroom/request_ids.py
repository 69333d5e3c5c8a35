"""The lines that the log has of one request, or of one job, have its id in common. The browser gets it as a header."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from .middleware import Answer

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[\w-]{1,64}", re.ASCII)
"""An id that a proxy before us gave."""

_id: ContextVar[str] = ContextVar("id of the request", default="-")


@contextmanager
def marked(own: str) -> Iterator[None]:
    """What is logged within has this id."""
    token = _id.set(own)
    try:
        yield
    finally:
        _id.reset(token)


def request_id(get_response: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        own = given if GIVEN.fullmatch(given) else secrets.token_hex(6)
        with marked(own):
            response = get_response(request)
        response.headers[HEADER] = own
        return response

    return middleware


class RequestIds(logging.Filter):
    """Gives each line the id of what it was written for."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _id.get()
        return True
