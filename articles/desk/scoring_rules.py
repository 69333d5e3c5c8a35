"""计分办法 to begin with: three that unions use, as records to be changed."""

from __future__ import annotations

import json

from articles.data import read_text
from articles.models import RuleFactor, RulePoints, ScoringRule
from articles.records.registers import enter


def add_example_rules() -> list[ScoringRule]:
    """Those of `data/scoring_rules.json` that are not here by name. Within an open change. Returns those added."""
    added = []
    for facts in json.loads(read_text("scoring_rules.json")):
        rows = {RulePoints: facts.pop("values"), RuleFactor: facts.pop("factors")}
        rule, is_new = ScoringRule.objects.get_or_create(name=facts["name"], defaults=facts)
        if is_new:
            for model, values in rows.items():
                enter([model(rule=rule, position=n, **row) for n, row in enumerate(values)])
            added.append(rule)
    return added
