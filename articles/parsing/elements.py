"""The elements of a page, and what is printed as each: kicker, headline, byline, body, masthead."""

from __future__ import annotations

from enum import StrEnum

from .values import Role


class Element(StrEnum):
    """What a line is on its page."""

    EDGE = "edge"  # before the first line, and after the last
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    BYLINE = "byline"
    SIGNATURE = "signature"  # under the text
    DATELINE = "dateline"
    LABEL = "label"  # over a standfirst
    STANDFIRST = "standfirst"
    CONTINUATION = "continuation"
    LEAD = "lead"  # the first paragraph of news, with its dateline or byline
    BODY = "body"
    POINT = "point"  # a paragraph behind a bullet
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    INSET = "inset"  # a caption that stands inside a sentence of the text
    CREDIT = "credit"
    PHOTO_TEXT = "photo text"  # of a picture that is a story of its own
    PHOTO_END = "photo end"  # its last line, with the credit
    UNTITLED = "untitled"  # the first paragraph of a brief without a headline
    BULLETED = "bulleted"  # the same, behind a bullet
    BRIEF_CAPTION = "brief caption"  # over a bulleted brief
    SECTION = "section"
    MASTHEAD = "masthead"
    ISSUE_TITLE = "issue title"
    POST_META = "post meta"
    HIGHLIGHT = "highlight"  # a headline announced at the head of a page
    COLOPHON = "colophon"
    PUSH_NUMBER = "push number"
    LINKS_HEADING = "links heading"
    LINK = "link"
    ACCOUNT = "account"  # the card of an account: its name, and what it says of itself
    NOISE = "noise"
    UNREAD = "unread"


E = Element

ROLES = {
    E.KICKER: Role.KICKER,
    E.HEADLINE: Role.HEADLINE,
    E.SUBHEAD: Role.SUBHEAD,
    E.BYLINE: Role.BYLINE,
    E.SIGNATURE: Role.BYLINE,
    E.STANDFIRST: Role.STANDFIRST,
    E.LEAD: Role.BODY,
    E.BODY: Role.BODY,
    E.POINT: Role.BODY,
    E.CROSSHEAD: Role.CROSSHEAD,
    E.CAPTION: Role.CAPTION,
    E.INSET: Role.CAPTION,
    E.PHOTO_TEXT: Role.BODY,
    E.PHOTO_END: Role.BODY,
    E.UNTITLED: Role.BODY,
    E.BULLETED: Role.BODY,
    E.BRIEF_CAPTION: Role.BRIEF_CAPTION,
    E.SECTION: Role.SECTION,
    E.MASTHEAD: Role.MASTHEAD,
    E.ISSUE_TITLE: Role.ISSUE_TITLE,
    E.HIGHLIGHT: Role.HIGHLIGHT,
    E.LINK: Role.LINK,
    E.ACCOUNT: Role.ACCOUNT_CARD,
    E.UNREAD: Role.UNREAD,
}
"""The role of the core of a line. Lines without core have the role that their rule says."""

ELEMENTS = {
    Role.BYLINE: (E.BYLINE, E.SIGNATURE),
    Role.DATELINE: (E.DATELINE,),
    Role.CREDIT: (E.CREDIT, E.PHOTO_END),
    Role.LABEL: (E.LABEL,),
    Role.CONTINUATION: (E.CONTINUATION,),
    Role.MASTHEAD: (E.MASTHEAD,),
    Role.HIGHLIGHT: (E.HIGHLIGHT,),
    Role.POST_META: (E.POST_META,),
    Role.COLOPHON: (E.COLOPHON,),
    Role.PUSH_NUMBER: (E.PUSH_NUMBER,),
    Role.LINK: (E.LINKS_HEADING,),
    Role.NOISE: (E.NOISE,),
    Role.HIGHLIGHT: (E.HIGHLIGHT,),
    Role.BULLET: (E.NOISE,),
    Role.MARK: (E.NOISE,),
}
"""What a line may be that a rule took whole."""

FURNITURE = frozenset(
    {
        E.SECTION,
        E.MASTHEAD,
        E.ISSUE_TITLE,
        E.POST_META,
        E.HIGHLIGHT,
        E.COLOPHON,
        E.PUSH_NUMBER,
        E.LINKS_HEADING,
        E.LINK,
        E.ACCOUNT,
        E.NOISE,
    }
)
"""Elements that belong to no story."""

RUNNING_TEXT = frozenset({E.LEAD, E.BODY, E.POINT, E.PHOTO_TEXT, E.UNTITLED, E.BULLETED})
"""Elements in which paragraphs run, and may break off."""

BEGINNINGS = frozenset({E.KICKER, E.HEADLINE, E.UNTITLED, E.BULLETED, E.BRIEF_CAPTION})
"""Elements with which a story begins."""
