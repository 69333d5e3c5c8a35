"""Work that takes longer than a request: `start` asks for it, workers do it, and a row tells how far it is."""

from __future__ import annotations

from .queue import cancel, retry, start

__all__ = ["cancel", "retry", "start"]
