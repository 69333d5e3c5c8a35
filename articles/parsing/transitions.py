"""How well one element of a page goes after another: weights that a person can read and mend."""

from __future__ import annotations

from .elements import RUNNING_TEXT, Element

E = Element

FORBIDDEN = -12.0
"""The score of an element after one that the table does not foresee. Any text has a reading all the same."""

BREAK = {
    E.EDGE: 0.0,
    E.KICKER: 0.0,
    E.HEADLINE: 0.0,
    E.SECTION: 0.0,
    E.UNTITLED: -1.0,
    E.BULLETED: -2.0,
    E.MASTHEAD: 0.0,
    E.ISSUE_TITLE: 0.0,
    E.POST_META: 0.0,
    E.HIGHLIGHT: -2.0,
    E.COLOPHON: 0.0,
    E.PUSH_NUMBER: 0.0,
    E.LINKS_HEADING: 0.0,
    E.NOISE: 0.0,
}
"""What may come where a story has ended."""

HEADED = {
    E.BYLINE: 3.0,
    E.LEAD: 4.0,
    E.BODY: -1.0,
    E.LABEL: 3.0,
    E.CONTINUATION: 4.0,
    E.STANDFIRST: 0.0,
    E.PHOTO_TEXT: -0.5,
    E.PHOTO_END: 0.0,
    E.CAPTION: -2.0,
    E.CROSSHEAD: -3.0,
    E.BULLETED: -3.0,
    E.POINT: -2.0,
    E.DATELINE: 0.0,
    E.MASTHEAD: 2.0,
    E.POST_META: 2.0,
    E.NOISE: 1.0,
    E.EDGE: -4.0,
    E.SECTION: -6.0,
    E.KICKER: -6.0,
    E.COLOPHON: -4.0,
}
"""What may come after the head of a story."""

RUNNING = {
    **BREAK,
    E.BODY: 0.0,
    E.CROSSHEAD: 0.0,
    E.POINT: -1.0,
    E.CAPTION: -1.0,
    E.BYLINE: -4.0,
    E.SIGNATURE: -2.0,
    E.DATELINE: 1.0,
    E.CONTINUATION: 1.0,
    E.LEAD: -7.0,
    E.CREDIT: -3.0,
    E.KICKER: -1.0,
    E.HEADLINE: -1.0,
}
"""What may come after a finished paragraph of a story."""

UNSIGNED = {element: weight - 1.0 for element, weight in RUNNING.items()}
"""What may come after a caption without a credit."""

CUT_SHORT = {
    E.BODY: 2.0,
    E.PHOTO_TEXT: 1.0,
    E.INSET: -0.5,
    E.CAPTION: -2.0,
    E.KICKER: -2.0,
    E.HEADLINE: -2.0,
    E.CROSSHEAD: -4.0,
    E.SECTION: -3.0,
    E.UNTITLED: -4.0,
    E.LEAD: -7.0,
    E.BYLINE: -3.0,
    E.BULLETED: -2.0,
    E.POINT: -3.0,
    E.EDGE: -1.0,
}
"""What may come after an unfinished paragraph: the table for finished ones holds where this one is silent."""

AFTER: dict[Element, dict[Element, float]] = {
    E.EDGE: {
        **BREAK,
        E.HIGHLIGHT: 0.0,
        E.BODY: -3.0,
        E.LEAD: -3.0,
        E.BYLINE: -3.0,
        E.CAPTION: -3.0,
    },
    E.KICKER: {E.HEADLINE: 0.0, E.KICKER: -6.0},
    E.HEADLINE: {**HEADED, E.SUBHEAD: 0.0, E.HEADLINE: -6.0},
    E.SUBHEAD: {**HEADED, E.SUBHEAD: -3.0},
    E.BYLINE: {
        **BREAK,
        E.BODY: 0.0,
        E.LEAD: 0.0,
        E.BYLINE: 0.0,
        E.CAPTION: -1.0,
        E.LABEL: 0.0,
        E.CONTINUATION: 0.0,
        E.CROSSHEAD: -2.0,
        E.PHOTO_TEXT: -1.0,
        E.POINT: -2.0,
        E.DATELINE: 0.0,
        E.KICKER: -1.0,
        E.HEADLINE: -1.0,
        E.CREDIT: -2.0,
    },
    E.SIGNATURE: {**BREAK, E.UNTITLED: 0.0, E.BULLETED: 1.0, E.SIGNATURE: -1.0, E.CROSSHEAD: -4.0, E.CAPTION: -2.0},
    E.LABEL: {E.STANDFIRST: 4.0, E.BODY: 0.0, E.BYLINE: 0.0},
    E.STANDFIRST: {
        E.BODY: 0.0,
        E.LEAD: 1.0,
        E.BYLINE: 1.0,
        E.CROSSHEAD: 0.0,
        E.STANDFIRST: -2.0,
        E.CAPTION: -1.0,
        E.NOISE: 0.0,
    },
    E.CONTINUATION: {
        **BREAK,
        E.BODY: 0.0,
        E.LEAD: 0.0,
        E.BYLINE: 0.0,
        E.CROSSHEAD: -1.0,
        E.CAPTION: -1.0,
    },
    E.LEAD: RUNNING,
    E.BODY: RUNNING,
    E.POINT: {**RUNNING, E.POINT: 1.0},
    E.CROSSHEAD: {E.BODY: 0.0, E.POINT: 0.0, E.CROSSHEAD: -2.0, E.CAPTION: -4.0, E.MASTHEAD: -1.0},
    E.CAPTION: {**UNSIGNED, E.CREDIT: 2.0, E.CAPTION: -0.5, E.LEAD: -4.0},
    E.INSET: {E.INSET: 0.0, E.BODY: 2.0, E.CREDIT: 1.0},
    E.CREDIT: {**RUNNING, E.KICKER: -0.5, E.HEADLINE: -0.5, E.CAPTION: 0.0, E.CREDIT: -1.0, E.BYLINE: 0.0, E.LEAD: 0.0},
    E.PHOTO_TEXT: {E.PHOTO_TEXT: -1.0, E.PHOTO_END: 4.5},
    E.PHOTO_END: {**BREAK, E.PHOTO_END: -1.0, E.UNTITLED: -4.0},
    E.DATELINE: {**BREAK, E.KICKER: 1.0, E.HEADLINE: 1.0, E.BODY: -2.0, E.BYLINE: 0.0},
    E.UNTITLED: {**RUNNING, E.BODY: -0.5, E.UNTITLED: 1.0},
    E.BULLETED: {
        **BREAK,
        E.BULLETED: 2.0,
        E.SIGNATURE: 1.0,
        E.BODY: -4.0,
        E.BRIEF_CAPTION: 0.0,
        E.CAPTION: -2.0,
        E.UNTITLED: -3.0,
    },
    E.BRIEF_CAPTION: {E.BULLETED: 2.0},
    E.SECTION: {
        E.KICKER: 0.0,
        E.HEADLINE: 1.0,
        E.BULLETED: 1.5,
        E.UNTITLED: 0.0,
        E.BRIEF_CAPTION: -1.0,
        E.HIGHLIGHT: -1.0,
        E.NOISE: 0.0,
        E.MASTHEAD: 0.0,
        E.COLOPHON: 0.0,
    },
    E.MASTHEAD: {
        **BREAK,
        E.STANDFIRST: -4.0,
        E.CAPTION: -1.0,
        E.BODY: -1.0,
        E.LEAD: 1.0,
        E.PHOTO_TEXT: -0.5,
        E.BYLINE: 0.0,
        E.CROSSHEAD: -2.0,
    },
    E.ISSUE_TITLE: {E.POST_META: 4.0, E.COLOPHON: 2.0, E.SECTION: 2.0, E.NOISE: 1.0, E.HEADLINE: -6.0},
    E.POST_META: {
        **BREAK,
        E.CAPTION: -1.0,
        E.STANDFIRST: -4.0,
        E.BODY: -1.0,
        E.LEAD: 0.0,
        E.BYLINE: 0.0,
        E.HIGHLIGHT: 1.0,
        E.CROSSHEAD: -1.0,
    },
    E.HIGHLIGHT: {**BREAK, E.HIGHLIGHT: 1.0},
    E.COLOPHON: BREAK,
    E.PUSH_NUMBER: {**BREAK, E.ACCOUNT: -1.0},
    E.LINKS_HEADING: {**BREAK, E.LINK: 2.0},
    E.LINK: {**BREAK, E.LINK: 1.0, E.ACCOUNT: 1.0, E.KICKER: -1.0, E.HEADLINE: -1.0},
    E.ACCOUNT: {**BREAK, E.ACCOUNT: 2.0},
    E.NOISE: {
        **BREAK,
        E.CAPTION: -1.0,
        E.STANDFIRST: -4.0,
        E.BODY: 0.0,
        E.LEAD: 0.0,
        E.BYLINE: 0.0,
        E.LINK: -2.0,
        E.CROSSHEAD: -1.0,
    },
}
"""How well each element goes after another."""

AFTER_CUT_SHORT = {
    element: {**table, **CUT_SHORT} if element in RUNNING_TEXT else table for element, table in AFTER.items()
}
"""The same after a line that ends in mid-sentence."""

STEEPEST = max(weight for table in (*AFTER.values(), CUT_SHORT) for weight in table.values()) - FORBIDDEN
"""The most by which one step can be better than another."""
