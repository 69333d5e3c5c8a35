"""Sources read again by today's reader and parser: what a person decided stays, everything else follows."""

from __future__ import annotations

from .reparsing import reparse, reparse_many, reparse_safely
from .report import Difference, Reread, StoryLine, StoryOutcome

__all__ = ["Difference", "Reread", "StoryLine", "StoryOutcome", "reparse", "reparse_many", "reparse_safely"]
