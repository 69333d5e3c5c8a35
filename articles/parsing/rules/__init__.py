"""Recognition rules, one a module. Each looks at one line, and takes a piece of it or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

from .bullets import bullet
from .bylines import bracket_byline, byline_alone, news_byline
from .colophons import colophon, colophon_after
from .continuations import continuation, continued_from, continued_on
from .credits import credit_after, credit_alone, credit_set_apart
from .datelines import dateline_after, dateline_alone, dateline_before
from .distribution import distribution
from .labels import label
from .line_rule import LONGEST_LINE, LineRule
from .links import button, link_heading, word_count, word_count_alone
from .markdown import markdown_sign
from .mastheads import masthead
from .page_furniture import page_furniture
from .picture_notes import picture_note, picture_note_alone
from .post_meta import post_meta
from .push_numbers import push_number
from .signatures import author_note, author_note_after, signature_after, signature_alone, writer_alone

SIGNS: tuple[LineRule, ...] = (markdown_sign, bullet)
"""Rules for signs at the front of a line, tried before all others."""

WHOLE_LINES: tuple[LineRule, ...] = (
    continuation,
    page_furniture,
    post_meta,
    masthead,
    push_number,
    colophon,
    distribution,
    label,
    link_heading,
    button,
    word_count_alone,
    picture_note_alone,
    dateline_alone,
    credit_alone,
    byline_alone,
    author_note,
    signature_alone,
    writer_alone,
)
"""Rules that take lines whole, in the order in which they are tried."""

ENDS_OF_LINES: tuple[LineRule, ...] = (
    word_count,
    picture_note,
    continued_from,
    news_byline,
    dateline_before,
    bracket_byline,
    continued_on,
    colophon_after,
    dateline_after,
    credit_after,
    credit_set_apart,
    signature_after,
    author_note_after,
)
"""Rules that take pieces off the front and the back of a line, in order: each sees what those before it left."""

RULES = SIGNS + WHOLE_LINES + ENDS_OF_LINES
RULES_FOR_LONG_LINES = SIGNS + ENDS_OF_LINES

OF_SIGN = {
    sign: sum(1 << n for n, rule in enumerate(RULES) if sign in rule.signs)
    for sign in frozenset().union(*(rule.signs for rule in RULES))
}
"""The rules that look for each sign, as the bits of a number."""

ANY_SIGN = re.compile(f"[{''.join(map(re.escape, sorted(OF_SIGN)))}]")
"""What rules look for. Most characters are none, and are passed over at once."""


def rules_for(length: int) -> tuple[LineRule, ...]:
    """The rules for a line of so many characters."""
    return RULES if length <= LONGEST_LINE else RULES_FOR_LONG_LINES


def rules_that_see(signs: Iterable[str], length: int) -> tuple[tuple[int, LineRule], ...]:
    """Those of the rules for a line of so many characters that look for one of the signs, each with its place."""
    return _rules_of(reduce(or_, map(OF_SIGN.__getitem__, signs), 0), length <= LONGEST_LINE)


@lru_cache(maxsize=4096)
def _rules_of(bits: int, is_short: bool) -> tuple[tuple[int, LineRule], ...]:
    rules = RULES if is_short else RULES_FOR_LONG_LINES
    return tuple((n, rule) for n, rule in enumerate(RULES) if bits >> n & 1 and rule in rules)
