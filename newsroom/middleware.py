"""What is done to every answer: the policy on scripts and styles is sent with it, and hidden characters are shown."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from articles.display.signs import HIDDEN, page_with_signs

Answer = Callable[[HttpRequest], HttpResponse]


def content_security_policy(get_response: Answer) -> Answer:
    """Send settings.SECURE_CSP, the name and form that Django 6 gives it: this goes when we do."""
    policy = "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in settings.SECURE_CSP.items())

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        return response

    return middleware


def show_hidden_characters(get_response: Answer) -> Answer:
    """Show a sign for each character of a page that would show nothing, or turn what follows round."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
            page = response.content.decode(response.charset, "replace")
            if HIDDEN.search(page):
                response.content = page_with_signs(page)
                response.headers["Content-Length"] = str(len(response.content))
        return response

    return middleware
