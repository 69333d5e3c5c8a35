"""Recognition rules, one thought a module. Each looks at one line and takes a piece of it, or nothing."""

from __future__ import annotations

import re

from articles.parsing.rules.bullets import bullet
from articles.parsing.rules.bylines import bracket_byline, byline_alone, news_byline
from articles.parsing.rules.colophons import colophon
from articles.parsing.rules.continuations import continuation, continued_from, continued_on
from articles.parsing.rules.credits import credit_after, credit_alone
from articles.parsing.rules.cut import Cut, Rule
from articles.parsing.rules.datelines import dateline_after, dateline_alone, dateline_before
from articles.parsing.rules.labels import label
from articles.parsing.rules.links import buttons, links_heading, word_count, word_count_alone
from articles.parsing.rules.marks import mark
from articles.parsing.rules.mastheads import masthead
from articles.parsing.rules.picture_notes import picture_note, picture_note_alone
from articles.parsing.rules.post_meta import post_meta
from articles.parsing.rules.push_numbers import push_number
from articles.parsing.rules.signatures import (
    author_note,
    author_note_after,
    signature_after,
    signature_alone,
    written_by,
)

SIGNS: tuple[Rule, ...] = (mark, bullet)
"""Signs at the front of a line, tried before all else."""

LINES: tuple[Rule, ...] = (
    continuation,
    post_meta,
    masthead,
    push_number,
    colophon,
    label,
    links_heading,
    buttons,
    word_count_alone,
    picture_note_alone,
    dateline_alone,
    credit_alone,
    byline_alone,
    author_note,
    signature_alone,
    written_by,
)
"""Rules that take lines whole, in this order; none takes a line longer than LONGEST_LINE."""

LONGEST_LINE = 100

PIECES: tuple[Rule, ...] = (
    word_count,
    picture_note,
    continued_from,
    news_byline,
    dateline_before,
    bracket_byline,
    continued_on,
    dateline_after,
    credit_after,
    signature_after,
    author_note_after,
)
"""Rules that take pieces off the front and the back, in this order; each sees what those before it have left."""


def rules_for(length: int) -> tuple[Rule, ...]:
    """The rules for a line of so many characters."""
    return EVERY_RULE if length <= LONGEST_LINE else SHORT_OF_LINES


EVERY_RULE = SIGNS + LINES + PIECES
SHORT_OF_LINES = SIGNS + PIECES

ANY_SIGN = re.compile(f"[{''.join(map(re.escape, sorted(frozenset().union(*(rule.signs for rule in EVERY_RULE)))))}]")
"""What rules look for. Most characters are none, and are passed over at once."""

__all__ = ["ANY_SIGN", "LINES", "LONGEST_LINE", "PIECES", "SIGNS", "Cut", "Rule", "rules_for"]
