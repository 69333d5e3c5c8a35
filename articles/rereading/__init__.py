"""Reading sources again by the reader and parser of today: what a person decided stays, what nobody touched follows."""

from __future__ import annotations

from .following import reparse
from .many import reparse_many
from .report import Difference, Outcome, Reread, StoryLine

__all__ = ["Difference", "Outcome", "Reread", "StoryLine", "reparse", "reparse_many"]
