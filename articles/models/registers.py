"""The registers: what the desk itself keeps of units, rules, uses, digests and wrong forms, beside what was printed."""

from __future__ import annotations

from django.db import models

from .digest import Digest, DigestItem
from .notice import Notice, Objection
from .scoring_rule import PointAdjustment, RuleFactor, RuleGroup, RulePoints, RuleQuota, ScoringRule, Submission
from .unit import Unit, UnitGroup
from .use import Use
from .wrong_form import WrongForm

REGISTERS: tuple[type[models.Model], ...] = (
    WrongForm,
    UnitGroup,
    Unit,
    ScoringRule,
    RuleGroup,
    RulePoints,
    RuleFactor,
    RuleQuota,
    PointAdjustment,
    Submission,
    Use,
    Notice,
    Objection,
    Digest,
    DigestItem,
)
"""From low to high: one points at those before it, and at publications and stories."""
