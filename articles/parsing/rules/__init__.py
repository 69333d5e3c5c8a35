"""Recognition rules, one thought a module. Each looks at one line and takes a piece of it, or nothing."""

from __future__ import annotations

import re

from .bullets import bullet
from .bylines import bracket_byline, byline_alone, news_byline
from .colophons import colophon
from .continuations import continuation, continued_from, continued_on
from .credits import credit_after, credit_alone
from .cut import Cut, Rule
from .datelines import dateline_after, dateline_alone, dateline_before
from .labels import label
from .links import buttons, links_heading, word_count, word_count_alone
from .marks import mark
from .mastheads import masthead
from .picture_notes import picture_note, picture_note_alone
from .post_meta import post_meta
from .push_numbers import push_number
from .signatures import (
    author_note,
    author_note_after,
    signature_after,
    signature_alone,
    writer_alone,
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
    writer_alone,
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
