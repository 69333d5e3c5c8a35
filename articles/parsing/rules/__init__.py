"""Recognition rules, one a module. Each looks at one line, and takes a piece of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

from .bullets import bullet
from .bylines import bracket_byline, byline_after, byline_alone, news_byline
from .calls import call
from .colophons import colophon, colophon_after
from .continuations import continuation, continued_from, continued_on, pointer
from .credits import credit_after, credit_alone, credit_set_apart
from .datelines import dateline_after, dateline_alone, dateline_before
from .distribution import distribution
from .labels import label, label_before, title_label
from .line_rule import FAR_IN, LONGEST_LINE, LONGEST_TAIL, LineRule
from .links import button, link_heading, word_count, word_count_alone
from .markdown import markdown_sign
from .mastheads import digital_edition, document_head, document_number, list_of_pages, masthead
from .page_furniture import form_label, number_of_story, page_furniture, ruled_line
from .picture_notes import picture_note, picture_note_alone
from .post_meta import account_twice, post_meta
from .push_numbers import push_number
from .signatures import (
    author_note,
    author_note_after,
    printed_by_alone,
    sender_alone,
    signature_after,
    signature_alone,
    signature_set_apart,
    writer_alone,
)

SIGNS: tuple[LineRule, ...] = (markdown_sign, bullet)
"""Rules for signs at the front of a line, tried before all others."""

WHOLE_LINES: tuple[LineRule, ...] = (
    continuation,
    pointer,
    ruled_line,
    form_label,
    number_of_story,
    list_of_pages,
    masthead,
    page_furniture,
    post_meta,
    account_twice,
    call,
    digital_edition,
    document_head,
    document_number,
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
    sender_alone,
    printed_by_alone,
    writer_alone,
)
"""Rules that take lines whole, in the order in which they are tried."""

ENDS_OF_LINES: tuple[LineRule, ...] = (
    title_label,
    label_before,
    word_count,
    picture_note,
    continued_from,
    news_byline,
    dateline_before,
    bracket_byline,
    continued_on,
    colophon_after,
    dateline_after,
    byline_after,
    credit_after,
    credit_set_apart,
    signature_after,
    signature_set_apart,
    author_note_after,
)
"""Rules that take pieces off the front and the back of a line, in order: each sees what those before it left."""

RULES = SIGNS + WHOLE_LINES + ENDS_OF_LINES

OF_SENTENCES = frozenset(
    {
        *SIGNS,
        page_furniture,
        post_meta,
        push_number,
        colophon,
        distribution,
        label,
        label_before,
        link_heading,
        button,
        continued_from,
        news_byline,
        dateline_before,
        bracket_byline,
    }
)
"""Rules that take something of a line that ends in a full stop. No piece at the back does, and few whole lines."""


class RulesForLines:
    """The rules for lines of one form, found by the signs in a line."""

    def __init__(self, rules: Iterable[LineRule]) -> None:
        self._places = {RULES.index(rule): rule for rule in rules}
        self._signs = frozenset().union(*(rule.signs for rule in rules))
        self._of_sign = {
            sign: sum(1 << n for n, rule in self._places.items() if sign in rule.signs) for sign in self._signs
        }
        self._seeing = lru_cache(maxsize=4096)(self._of_bits)

    def that_see(self, text: str) -> tuple[tuple[int, LineRule], ...]:
        """Those that look for one of the signs in a text, each with its place. Most characters are no sign."""
        return self._seeing(reduce(or_, map(self._of_sign.__getitem__, self._signs.intersection(text)), 0))

    def _of_bits(self, bits: int) -> tuple[tuple[int, LineRule], ...]:
        return tuple((n, rule) for n, rule in self._places.items() if bits >> n & 1)


SHORT = RulesForLines(RULES)
SHORT_SENTENCES = RulesForLines([rule for rule in RULES if rule in OF_SENTENCES])
LONG = RulesForLines(SIGNS + ENDS_OF_LINES)
LONG_SENTENCES = RulesForLines([rule for rule in SIGNS + ENDS_OF_LINES if rule in OF_SENTENCES])


def rules_that_see(text: str, *, is_short: bool) -> tuple[tuple[int, LineRule], ...]:
    """The rules that may take something of a text, each with its place: the rest of a line that is short or not."""
    is_sentence = text.endswith("。")
    if is_short:
        return (SHORT_SENTENCES if is_sentence else SHORT).that_see(text)
    if is_sentence:
        return LONG_SENTENCES.that_see(text[:FAR_IN])
    return LONG.that_see(text if len(text) <= LONGEST_LINE else text[:FAR_IN] + text[-LONGEST_TAIL:])
