"""Who may read stories: the pages that show any are theirs alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def may_read(user: Any) -> bool:
    """Whoever may change stories may read them."""
    return user.has_perm("articles.view_story") or user.has_perm("articles.change_story")


def readers_only(view: View) -> View:
    @wraps(view)
    def of_readers(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_read(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return of_readers
