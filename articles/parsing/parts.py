"""The parts that lines play on a page, and which part goes well after which: weights that a person can read."""

from __future__ import annotations

from enum import StrEnum

from .values import Role


class Part(StrEnum):
    EDGE = "edge"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    SIGNATURE = "signature"
    DATELINE = "dateline"
    LABEL = "label"
    STANDFIRST = "standfirst"
    CONTINUATION = "continuation"
    LEAD = "lead"
    BODY = "body"
    POINT = "point"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    INSET = "inset"
    CREDIT = "credit"
    PHOTO_TEXT = "photo text"
    PHOTO_END = "photo end"
    UNTITLED = "untitled"
    BULLETED = "bulleted"
    BRIEF_CAPTION = "brief caption"
    SECTION = "section"
    MASTHEAD = "masthead"
    ISSUE_TITLE = "issue title"
    POST_META = "post meta"
    HIGHLIGHT = "highlight"
    COLOPHON = "colophon"
    PUSH_NUMBER = "push number"
    LINKS_HEADING = "links heading"
    LINK = "link"
    ACCOUNT = "account"
    NOISE = "noise"
    UNREAD = "unread"


P = Part

ROLES = {
    P.KICKER: Role.KICKER,
    P.HEADLINE: Role.HEADLINE,
    P.SUBHEAD: Role.SUBHEAD,
    P.BYLINE: Role.BYLINE,
    P.STANDFIRST: Role.STANDFIRST,
    P.LEAD: Role.BODY,
    P.BODY: Role.BODY,
    P.POINT: Role.BODY,
    P.CROSSHEAD: Role.CROSSHEAD,
    P.CAPTION: Role.CAPTION,
    P.INSET: Role.CAPTION,
    P.PHOTO_TEXT: Role.BODY,
    P.PHOTO_END: Role.BODY,
    P.UNTITLED: Role.BODY,
    P.BULLETED: Role.BODY,
    P.BRIEF_CAPTION: Role.BRIEF_CAPTION,
    P.SECTION: Role.SECTION,
    P.MASTHEAD: Role.MASTHEAD,
    P.ISSUE_TITLE: Role.ISSUE_TITLE,
    P.HIGHLIGHT: Role.HIGHLIGHT,
    P.LINK: Role.LINK,
    P.ACCOUNT: Role.ACCOUNT_CARD,
    P.UNREAD: Role.UNREAD,
}
"""What the core of a line is printed as. Lines without core are what their rule says."""

CLAIMS = {
    Role.BYLINE: (P.BYLINE, P.SIGNATURE),
    Role.DATELINE: (P.DATELINE,),
    Role.CREDIT: (P.CREDIT, P.PHOTO_END),
    Role.LABEL: (P.LABEL,),
    Role.CONTINUATION: (P.CONTINUATION,),
    Role.MASTHEAD: (P.MASTHEAD,),
    Role.POST_META: (P.POST_META,),
    Role.COLOPHON: (P.COLOPHON,),
    Role.PUSH_NUMBER: (P.PUSH_NUMBER,),
    Role.LINK: (P.LINKS_HEADING,),
    Role.NOISE: (P.NOISE,),
    Role.BULLET: (P.NOISE,),
    Role.MARK: (P.NOISE,),
}
"""The parts that a line taken whole by a rule may play."""

FURNITURE = frozenset(
    {
        P.SECTION,
        P.MASTHEAD,
        P.ISSUE_TITLE,
        P.POST_META,
        P.HIGHLIGHT,
        P.COLOPHON,
        P.PUSH_NUMBER,
        P.LINKS_HEADING,
        P.LINK,
        P.ACCOUNT,
        P.NOISE,
    }
)
"""Parts that belong to no story."""

TEXT = frozenset({P.LEAD, P.BODY, P.POINT, P.PHOTO_TEXT, P.UNTITLED, P.BULLETED})
"""Parts in which paragraphs run, and may break off."""

BEGINNINGS = frozenset({P.KICKER, P.HEADLINE, P.UNTITLED, P.BULLETED, P.BRIEF_CAPTION})
"""Parts with which a story begins."""

FORBIDDEN = -12.0
"""The score of a part after one that the table does not foresee. It is a score, not a wall: any text has a reading."""

BREAK = {
    P.EDGE: 0.0,
    P.KICKER: 0.0,
    P.HEADLINE: 0.0,
    P.SECTION: 0.0,
    P.UNTITLED: -1.0,
    P.BULLETED: -2.0,
    P.MASTHEAD: 0.0,
    P.ISSUE_TITLE: 0.0,
    P.POST_META: 0.0,
    P.HIGHLIGHT: -2.0,
    P.COLOPHON: 0.0,
    P.PUSH_NUMBER: 0.0,
    P.LINKS_HEADING: 0.0,
    P.NOISE: 0.0,
}
"""What may come where a story has ended."""

HEADED = {
    P.BYLINE: 3.0,
    P.LEAD: 4.0,
    P.BODY: -1.0,
    P.LABEL: 3.0,
    P.CONTINUATION: 4.0,
    P.STANDFIRST: 0.0,
    P.PHOTO_TEXT: -0.5,
    P.PHOTO_END: 0.0,
    P.CAPTION: -2.0,
    P.CROSSHEAD: -3.0,
    P.BULLETED: -3.0,
    P.POINT: -2.0,
    P.DATELINE: 0.0,
    P.MASTHEAD: 2.0,
    P.POST_META: 2.0,
    P.NOISE: 1.0,
    P.EDGE: -4.0,
    P.SECTION: -6.0,
    P.KICKER: -6.0,
    P.COLOPHON: -4.0,
}
"""What may come after the head of a story."""

RUNNING = {
    **BREAK,
    P.BODY: 0.0,
    P.CROSSHEAD: 0.0,
    P.POINT: -1.0,
    P.CAPTION: -1.0,
    P.BYLINE: -4.0,
    P.SIGNATURE: -2.0,
    P.DATELINE: 1.0,
    P.CONTINUATION: 1.0,
    P.LEAD: -7.0,
    P.CREDIT: -3.0,
    P.KICKER: -1.0,
    P.HEADLINE: -1.0,
}
"""What may come after a finished paragraph of a story."""

UNSIGNED = {part: weight - 1.0 for part, weight in RUNNING.items()}
"""What may come after a caption without a credit."""

CUT_SHORT = {
    P.BODY: 2.0,
    P.PHOTO_TEXT: 1.0,
    P.INSET: -0.5,
    P.CAPTION: -2.0,
    P.KICKER: -2.0,
    P.HEADLINE: -2.0,
    P.CROSSHEAD: -4.0,
    P.SECTION: -3.0,
    P.UNTITLED: -4.0,
    P.LEAD: -7.0,
    P.BYLINE: -3.0,
    P.BULLETED: -2.0,
    P.POINT: -3.0,
    P.EDGE: -1.0,
}
"""What may come after an unfinished paragraph: the table for finished ones holds where this one is silent."""

AFTER: dict[Part, dict[Part, float]] = {
    P.EDGE: {
        **BREAK,
        P.HIGHLIGHT: 0.0,
        P.BODY: -3.0,
        P.LEAD: -3.0,
        P.BYLINE: -3.0,
        P.CAPTION: -3.0,
        P.CONTINUATION: -2.0,
        P.LABEL: -3.0,
    },
    P.KICKER: {P.HEADLINE: 0.0, P.KICKER: -6.0},
    P.HEADLINE: {**HEADED, P.SUBHEAD: 0.0, P.HEADLINE: -6.0},
    P.SUBHEAD: {**HEADED, P.SUBHEAD: -3.0},
    P.BYLINE: {
        **BREAK,
        P.BODY: 0.0,
        P.LEAD: 0.0,
        P.BYLINE: 0.0,
        P.CAPTION: -1.0,
        P.LABEL: 0.0,
        P.CONTINUATION: 0.0,
        P.CROSSHEAD: -2.0,
        P.PHOTO_TEXT: -1.0,
        P.POINT: -2.0,
        P.DATELINE: 0.0,
        P.POST_META: 0.0,
        P.KICKER: -1.0,
        P.HEADLINE: -1.0,
        P.CREDIT: -2.0,
    },
    P.SIGNATURE: {**BREAK, P.UNTITLED: 0.0, P.SIGNATURE: -1.0, P.CROSSHEAD: -4.0, P.CAPTION: -2.0},
    P.LABEL: {P.STANDFIRST: 4.0, P.BODY: 0.0, P.BYLINE: 0.0},
    P.STANDFIRST: {
        P.BODY: 0.0,
        P.LEAD: 1.0,
        P.BYLINE: 1.0,
        P.CROSSHEAD: 0.0,
        P.STANDFIRST: -2.0,
        P.CAPTION: -1.0,
        P.NOISE: 0.0,
    },
    P.CONTINUATION: {
        **BREAK,
        P.BODY: 0.0,
        P.LEAD: 0.0,
        P.BYLINE: 0.0,
        P.CROSSHEAD: -1.0,
        P.DATELINE: 0.0,
        P.CAPTION: -1.0,
    },
    P.LEAD: RUNNING,
    P.BODY: RUNNING,
    P.POINT: {**RUNNING, P.POINT: 1.0},
    P.CROSSHEAD: {P.BODY: 0.0, P.POINT: 0.0, P.CROSSHEAD: -2.0, P.CAPTION: -4.0, P.MASTHEAD: -1.0},
    P.CAPTION: {**UNSIGNED, P.CREDIT: 2.0, P.CAPTION: -0.5, P.LEAD: -4.0},
    P.INSET: {P.INSET: 0.0, P.BODY: 2.0, P.CREDIT: 1.0},
    P.CREDIT: {**RUNNING, P.KICKER: -0.5, P.HEADLINE: -0.5, P.CAPTION: 0.0, P.CREDIT: -1.0, P.BYLINE: 0.0, P.LEAD: 0.0},
    P.PHOTO_TEXT: {P.PHOTO_TEXT: -1.0, P.PHOTO_END: 4.5},
    P.PHOTO_END: {**BREAK, P.PHOTO_END: -1.0, P.UNTITLED: -4.0},
    P.DATELINE: {**BREAK, P.KICKER: 1.0, P.HEADLINE: 1.0, P.BODY: -2.0, P.BYLINE: 0.0, P.CONTINUATION: 0.0},
    P.UNTITLED: {**RUNNING, P.BODY: -0.5, P.UNTITLED: 1.0},
    P.BULLETED: {
        **BREAK,
        P.BULLETED: 2.0,
        P.BODY: -4.0,
        P.BRIEF_CAPTION: 0.0,
        P.CAPTION: -2.0,
        P.UNTITLED: -3.0,
    },
    P.BRIEF_CAPTION: {P.BULLETED: 2.0},
    P.SECTION: {
        P.KICKER: 0.0,
        P.HEADLINE: 1.0,
        P.BULLETED: 1.5,
        P.UNTITLED: 0.0,
        P.BRIEF_CAPTION: -1.0,
        P.HIGHLIGHT: -1.0,
        P.NOISE: 0.0,
    },
    P.MASTHEAD: {**BREAK, P.BODY: -1.0, P.LEAD: 1.0, P.BYLINE: 0.0, P.CROSSHEAD: -2.0, P.CONTINUATION: -1.0},
    P.ISSUE_TITLE: {P.POST_META: 4.0},
    P.POST_META: {**BREAK, P.BODY: -1.0, P.LEAD: 0.0, P.BYLINE: 0.0, P.HIGHLIGHT: 1.0, P.CROSSHEAD: -1.0},
    P.HIGHLIGHT: {**BREAK, P.HIGHLIGHT: 1.0},
    P.COLOPHON: BREAK,
    P.PUSH_NUMBER: {**BREAK, P.ACCOUNT: -1.0},
    P.LINKS_HEADING: {**BREAK, P.LINK: 2.0},
    P.LINK: {**BREAK, P.LINK: 1.0, P.ACCOUNT: 1.0, P.KICKER: -1.0, P.HEADLINE: -1.0},
    P.ACCOUNT: {**BREAK, P.ACCOUNT: 2.0},
    P.NOISE: {**BREAK, P.BODY: 0.0, P.LEAD: 0.0, P.BYLINE: 0.0, P.LINK: -2.0, P.CROSSHEAD: -1.0, P.MASTHEAD: 1.0},
}
"""How well one part goes after another."""

AFTER_CUT_SHORT = {part: {**table, **CUT_SHORT} if part in TEXT else table for part, table in AFTER.items()}
"""The same after a line that ends in mid-sentence."""

STEEPEST = max(weight for table in (*AFTER.values(), CUT_SHORT) for weight in table.values()) - FORBIDDEN
"""The most by which one step can be better than another."""
