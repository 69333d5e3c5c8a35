"""Reading sources again by the reader and parser of today: what a person decided stays, what nobody touched follows."""

from __future__ import annotations

from .following import reparse

__all__ = ["reparse"]
