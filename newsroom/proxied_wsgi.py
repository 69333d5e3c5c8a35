"""The same behind a proxy on this machine that speaks TLS, for gunicorn: waitress does this by its options."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .wsgi import application as unproxied

PROXY = "127.0.0.1"


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """All that the proxy hands on came by https, from the client that it names last; nobody else is believed."""
    environ["wsgi.url_scheme"] = "https"
    forwarded = environ.pop("HTTP_X_FORWARDED_FOR", "")
    if environ.get("REMOTE_ADDR") == PROXY and forwarded:
        environ["REMOTE_ADDR"] = forwarded.rpartition(",")[2].strip()
    return unproxied(environ, start_response)
