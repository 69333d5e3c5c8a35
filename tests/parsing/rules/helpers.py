"""What a rule takes of a line."""

from __future__ import annotations

from articles.parsing.characters import normalised
from articles.parsing.rules.cut import Rule


def taken(rule: Rule, line: str) -> str | None:
    """The text that the rule takes of the line, as printed; None where it takes nothing."""
    cut = rule(normalised(line))
    return line[cut.start : cut.end] if cut else None
