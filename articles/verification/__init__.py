"""Whether the archive is whole: originals, readings, blocks, stories, history, journal and index agree."""

from __future__ import annotations

from .archive import verify
from .damage import Damage

__all__ = ["Damage", "verify"]
