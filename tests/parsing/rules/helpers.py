"""What a rule takes of a line."""

from __future__ import annotations

from articles.parsing.characters import normalised
from articles.parsing.rules.line_rule import LineRule


def taken(rule: LineRule, line: str) -> str | None:
    """The text that the rule takes of the line, as printed; None where it takes nothing."""
    piece = rule.take(normalised(line))
    return line[piece.start : piece.end] if piece else None
