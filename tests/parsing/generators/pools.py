"""The two pools of forms and words, and the random choices of one document."""

from __future__ import annotations

TUNED = "tuned"
HELD_OUT = "held out"
