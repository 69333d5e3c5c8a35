"""What each feature of a line says for each part it may play: weights that a person can read and mend.

A line may play the parts of the first feature of its table, and those that another feature of it speaks for.
"""

from __future__ import annotations

from .parts import Part

P = Part

Weights = dict[str, dict[Part, float]]

DISPLAY: Weights = {
    "display": {P.HEADLINE: 0.0, P.KICKER: 0.0, P.SUBHEAD: -1.0, P.CROSSHEAD: 0.0, P.BODY: -4.0, P.INSET: -1.0},
    "first mark": {P.HEADLINE: 6.0, P.KICKER: 3.0, P.CROSSHEAD: -2.0, P.SECTION: -6.0},
    "lower mark": {P.HEADLINE: 1.0, P.CROSSHEAD: 1.0, P.BODY: -4.0},
    "set as title": {P.HEADLINE: 3.0, P.ISSUE_TITLE: 0.1, P.BODY: -4.0, P.CROSSHEAD: -4.0},
    "set as heading": {P.HEADLINE: 2.5, P.SECTION: 1.0, P.CROSSHEAD: 1.0, P.BODY: -4.0},
    "set as display": {P.HEADLINE: 1.0, P.KICKER: 1.0, P.SUBHEAD: 1.0, P.CROSSHEAD: 1.0, P.BODY: -2.0},
    "set as caption": {P.CAPTION: 3.0, P.INSET: 4.0, P.HEADLINE: -3.0, P.KICKER: -3.0, P.CROSSHEAD: -3.0, P.BODY: -1.0},
    "set large": {P.HEADLINE: 3.0, P.KICKER: 1.5, P.SUBHEAD: 1.5, P.CROSSHEAD: -1.0, P.BODY: -3.0},
    "set in cells": {
        **{P.BODY: 8.0, P.HEADLINE: -8.0, P.KICKER: -8.0, P.SUBHEAD: -8.0, P.CROSSHEAD: -8.0},
        **{P.SECTION: -8.0, P.ISSUE_TITLE: -8.0},
    },
    "known section": {P.SECTION: 6.0},
    "name of a round-up": {P.SECTION: 5.0, P.HEADLINE: -3.0, P.KICKER: -3.0, P.CROSSHEAD: -1.0},
    "echo": {P.HEADLINE: 5.0, P.KICKER: 2.0, P.SUBHEAD: 5.0, P.CROSSHEAD: -1.0, P.SECTION: -2.0},
    "another subject": {P.HEADLINE: 3.0, P.KICKER: 3.0, P.SUBHEAD: 3.0, P.CROSSHEAD: -1.0},
    "same subject": {P.HEADLINE: -1.5, P.KICKER: -1.5, P.SUBHEAD: -1.5, P.CROSSHEAD: 0.75},
    "told above": {P.HEADLINE: -1.0, P.KICKER: -1.0, P.SUBHEAD: -1.0, P.CROSSHEAD: 0.5},
    "more told below": {P.KICKER: 1.0},
    "less told below": {P.KICKER: -1.0},
    "signed under the next": {P.KICKER: 2.0, P.HEADLINE: -1.0},
    "over clauses": {P.HEADLINE: 4.0, P.KICKER: -3.0},
    "actor": {P.HEADLINE: 1.0, P.KICKER: 1.0, P.CROSSHEAD: -0.5, P.SECTION: -1.0},
    "deed": {P.HEADLINE: 0.7, P.KICKER: 0.3},
    "news under it": {P.HEADLINE: 0.7, P.CROSSHEAD: -0.3},
    "unsigned where others sign": {P.HEADLINE: -3.0, P.KICKER: -3.0, P.SUBHEAD: -3.0},
    "signed below": {P.HEADLINE: 1.2, P.KICKER: 1.2},
    "signed above": {P.HEADLINE: 3.0, P.KICKER: 3.0},
    "attended above": {P.HEADLINE: 1.5, P.KICKER: 1.5},
    "short": {P.CROSSHEAD: 0.5},
    "long": {P.HEADLINE: 0.5, P.KICKER: 0.5, P.CROSSHEAD: -1.0, P.SECTION: -8.0},
    "very long": {P.BODY: 2.5, P.CROSSHEAD: -3.0, P.INSET: -0.5},
    "dash at the end": {P.KICKER: 5.0, P.HEADLINE: -4.0, P.SUBHEAD: -4.0, P.BODY: 2.0, P.CROSSHEAD: -2.0},
    "dash in front": {P.SUBHEAD: 6.0, P.KICKER: -5.0, P.HEADLINE: -5.0, P.CROSSHEAD: -3.0},
    "column in brackets": {P.HEADLINE: 5.0, P.KICKER: -1.0, P.CROSSHEAD: -2.0, P.BODY: -2.0},
    "names its form": {P.HEADLINE: 3.0, P.CROSSHEAD: -2.0},
    "person with post": {P.BODY: 4.0, P.HEADLINE: -4.0, P.KICKER: -4.0, P.SUBHEAD: -2.0, P.CROSSHEAD: -1.0},
    "in brackets": {P.BYLINE: 3.0, P.HEADLINE: -5.0, P.KICKER: -5.0, P.CROSSHEAD: -4.0, P.SUBHEAD: -2.0},
    "ordinal": {P.HEADLINE: -4.0, P.KICKER: -4.0, P.SUBHEAD: -3.0, P.CROSSHEAD: 3.0, P.BODY: 1.0},
    "wrapped": {P.HEADLINE: 2.0, P.KICKER: -2.0},
    "enumerates": {P.SUBHEAD: 2.5, P.HEADLINE: -0.5, P.CROSSHEAD: -2.0, P.BODY: 1.0},
    "comma": {P.BODY: 1.0, P.CROSSHEAD: -0.5, P.SECTION: -5.0},
    "question": {P.HEADLINE: -1.0, P.KICKER: -1.0, P.SUBHEAD: -1.0, P.CROSSHEAD: -0.5, P.BODY: 3.0, P.INSET: -1.0},
    "sentence inside": {P.BODY: 4.0, P.HEADLINE: -3.0, P.KICKER: -3.0, P.SUBHEAD: -2.0, P.CROSSHEAD: -3.0},
    "sets a scene": {P.BODY: 2.5, P.HEADLINE: -1.5, P.KICKER: -1.0, P.SUBHEAD: -1.0, P.CROSSHEAD: -2.0},
    "flows": {P.BODY: 1.5, P.HEADLINE: -0.5, P.CROSSHEAD: -1.0},
    "day": {P.BODY: 6.0, P.HEADLINE: -5.0, P.KICKER: -5.0, P.SUBHEAD: -3.0, P.CROSSHEAD: -1.0},
    "article of a law": {P.BODY: 6.0, P.HEADLINE: -4.0, P.CROSSHEAD: -4.0},
    "leads up to the next": {P.KICKER: 4.0, P.SUBHEAD: -1.0},
    "couplet": {P.KICKER: 2.5},
    "list": {P.KICKER: 1.5, P.SUBHEAD: 1.0, P.HEADLINE: -1.0},
    "over a column": {P.KICKER: 2.0},
    "name under a title": {P.BYLINE: 4.0, P.HEADLINE: -3.0, P.KICKER: -3.0, P.CROSSHEAD: -3.0, P.SECTION: -3.0},
    "quoted": {P.BODY: -2.0, P.CROSSHEAD: 1.0},
    "one of a series": {P.BODY: -2.0},
    "tells": {P.BODY: 3.0, P.HEADLINE: -2.0, P.KICKER: -2.0, P.SUBHEAD: -2.0, P.CROSSHEAD: -3.0},
    "goes on below": {P.BODY: 5.0, P.HEADLINE: -3.0, P.KICKER: -1.0, P.CROSSHEAD: -3.0},
    "hangs": {P.BODY: 4.0, P.HEADLINE: -2.0, P.KICKER: -2.0, P.CROSSHEAD: -3.0, P.SUBHEAD: -2.0},
    "opens with a date": {P.BODY: 2.5, P.HEADLINE: -1.0, P.CROSSHEAD: -2.0, P.KICKER: -1.0},
    "printed again": {P.HIGHLIGHT: 4.0, P.KICKER: 1.0},
    "printed over and over": {P.CROSSHEAD: 6.0, P.HEADLINE: -5.0, P.KICKER: -3.0},
    "undated where others are dated": {P.HEADLINE: -3.0, P.KICKER: -3.0, P.SUBHEAD: -3.0},
    "names only": {
        P.BYLINE: 2.0,
        P.ISSUE_TITLE: -14.0,
        P.SECTION: -2.0,
        P.CROSSHEAD: -2.0,
        P.HEADLINE: -5.0,
        P.KICKER: -5.0,
    },
    "post head below": {P.ISSUE_TITLE: 6.0},
    "over its number": {P.MASTHEAD: 8.0},
    "among links": {P.LINK: 0.1},
    "account name": {P.ACCOUNT: 0.1},
    "under a label": {P.STANDFIRST: 0.1},
    "verse": {P.BODY: 6.0, P.HEADLINE: -4.0, P.KICKER: -4.0, P.SUBHEAD: -4.0, P.CROSSHEAD: -3.0},
    "table": {P.BODY: 8.0, P.HEADLINE: -6.0, P.KICKER: -6.0, P.SUBHEAD: -6.0, P.CROSSHEAD: -2.0},
    "fact": {P.BODY: 6.0, P.HEADLINE: -4.0, P.KICKER: -4.0, P.SUBHEAD: -4.0, P.CROSSHEAD: -3.0},
    "paired": {P.CROSSHEAD: 6.0, P.KICKER: -4.0},
    "speaker": {P.BODY: 5.0, P.HEADLINE: -4.0, P.KICKER: -3.0, P.SUBHEAD: -3.0},
    "colon at the end": {P.KICKER: 2.0, P.BODY: 4.0, P.CROSSHEAD: -2.0, P.HEADLINE: -3.0},
    "picture story": {P.HEADLINE: 4.0},
    "box": {P.CROSSHEAD: 3.0, P.HEADLINE: -2.0, P.KICKER: -2.0},
    "pictures noted": {P.HEADLINE: 5.0, P.SUBHEAD: 6.0, P.CROSSHEAD: -3.0},
    "picture below": {P.HEADLINE: 1.0, P.CROSSHEAD: -1.0},
    "caption": {P.CAPTION: 1.0, P.INSET: 2.0, P.CROSSHEAD: -2.0, P.HEADLINE: -3.0, P.KICKER: -3.0},
    "under a picture mark": {P.CAPTION: 6.0, P.HEADLINE: -3.0, P.KICKER: -3.0},
    "picture mark": {P.CAPTION: 6.0, P.HEADLINE: -6.0, P.KICKER: -6.0, P.CROSSHEAD: -6.0, P.INSET: -1.0},
    "below pictures": {P.HEADLINE: 1.5, P.KICKER: 1.5},
    "credit below": {P.CAPTION: 0.1, P.INSET: 1.0},
    "echoed by the bullet below": {P.BRIEF_CAPTION: 4.0},
    "bullets below": {P.SECTION: 0.5, P.HEADLINE: -1.0},
}
"""Features of display lines, and what each adds for a part."""

PARAGRAPH: Weights = {
    "text": {P.BODY: 0.0},
    "leads": {P.LEAD: 0.0, P.UNTITLED: -1.0},
    "set as caption": {P.CAPTION: 3.0, P.INSET: 3.0, P.BODY: -3.0},
    "signed like the one above": {P.UNTITLED: 4.0, P.BODY: -1.0},
    "dated in a round-up": {P.UNTITLED: 4.0, P.BODY: -2.0},
    "credit near": {P.PHOTO_TEXT: 0.1},
    "ends with a credit": {P.PHOTO_END: 3.0, P.CAPTION: 1.0, P.BODY: -1.0},
    "caption": {P.CAPTION: 2.0, P.INSET: 0.1, P.PHOTO_TEXT: 1.0},
    "credit below": {P.CAPTION: 0.1},
    "under a label": {P.STANDFIRST: 0.1},
    "under an account name": {P.ACCOUNT: 1.0},
}
"""Features of lines of text, and what each adds for a part."""

BULLET: Weights = {
    "bullet": {P.BULLETED: -1.5, P.POINT: 0.0},
    "news opening": {P.BULLETED: 3.5, P.POINT: -1.0},
    "display": {P.BULLETED: -1.0, P.POINT: 0.5, P.HIGHLIGHT: 0.1, P.STANDFIRST: 2.5},
    "one of several heads": {P.HEADLINE: 8.0},
    "printed again": {P.HIGHLIGHT: 4.0},
    "set as caption": {P.CAPTION: 5.0},
}
"""Features of lines that begin with a bullet, and what each adds for a part."""
