"""How gunicorn runs us, on Linux and macOS: processes of threads, forked from one that has read the dictionaries."""

from __future__ import annotations

import gc
from typing import Any

preload_app = True
worker_class = "gthread"
timeout = 120  # seconds after which a process that shows no sign of life is ended; a request may take longer
graceful_timeout = 10  # seconds that requests have to end
max_requests, max_requests_jitter = 20_000, 2_000  # a process that has answered so many makes room for a fresh one


def when_ready(server: Any) -> None:
    """Before the first fork: what all processes read is in memory once. A connection must not be shared by two."""
    from django.db import connections

    from articles.parse_context import dictionary

    dictionary().cut("工会")
    connections.close_all()
    gc.collect()
    gc.freeze()
