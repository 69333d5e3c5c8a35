"""Pages for readers of stories alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from articles.permissions import may_read_stories

View = Callable[..., HttpResponse]


def readers_only(view: View) -> View:
    @wraps(view)
    def of_readers(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_read_stories(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return of_readers
