"""The registers: what the desk itself keeps of units, rules and uses, beside what was printed."""

from __future__ import annotations

from django.db import models

from .scoring_rule import PointAdjustment, RuleFactor, RulePoints, ScoringRule, Submission
from .unit import Unit, UnitGroup
from .use import Use

REGISTERS: tuple[type[models.Model], ...] = (
    UnitGroup,
    Unit,
    ScoringRule,
    RulePoints,
    RuleFactor,
    PointAdjustment,
    Submission,
    Use,
)
"""From low to high: one points at those before it, and at publications and stories."""
