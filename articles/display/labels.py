"""Labels for the codes of reader and parser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.parsing.values import DOUBTFUL, Caution, Role
from articles.reading.values import Omission

CAUTIONS = {
    Caution.JOINED: _("paragraph joined across a gap"),
    Caution.MOVED: _("text moved into order"),
    Caution.CUT_OFF: _("text cut off"),
    Caution.AWAITS_CONTINUATION: _("continuation not found"),
    Caution.DOUBTFUL_HEADLINE: _("headline doubtful"),
    Caution.DOUBTFUL_BOUNDARY: _("beginning or end doubtful"),
    Caution.DOUBTFUL_KIND: _("kind doubtful"),
    Caution.MISPRINT_SUSPECTED: _("misprint suspected"),
    Caution.TWO_OPENINGS: _("two openings or signatures"),
    Caution.NO_HEADLINE: _("headline missing"),
    Caution.DOUBTFUL_LENGTH: _("length doubtful"),
    Caution.DOUBTFUL_CAPTION: _("caption doubtful"),
    Caution.BROKEN_WORD: _("paragraph breaks within a word"),
    Caution.PAGE_NUMBER: _("page number in the text"),
    Caution.MISSING_STORY: _("a story of the contents is missing"),
    Caution.ANOTHER_SUBJECT: _("another subject under a crosshead"),
    Caution.VERSE_AND_PROSE: _("verse and prose in one story"),
    Caution.NOT_ANNOUNCED: _("not among the contents"),
    Caution.DOUBTFUL_SECTION: _("section doubtful"),
    Caution.STRAY_LINE: _("a line in the text is none of it"),
    Caution.DOUBTFUL_IMPRINT: _("imprint not read whole"),
}

ROLES = {
    Role.KICKER: _("kicker"),
    Role.HEADLINE: _("headline"),
    Role.SUBHEAD: _("subhead"),
    Role.BYLINE: _("byline"),
    Role.DATELINE: _("dateline"),
    Role.STANDFIRST: _("standfirst"),
    Role.CROSSHEAD: _("crosshead"),
    Role.BODY: _("body text"),
    Role.CAPTION: _("caption"),
    Role.CREDIT: _("credit of a picture"),
    Role.MASTHEAD: _("masthead"),
    Role.SECTION: _("section"),
    Role.ISSUE_TITLE: _("title of the issue"),
    Role.POST_META: _("facts of the post"),
    Role.HIGHLIGHT: _("highlight"),
    Role.BULLET: _("bullet"),
    Role.LABEL: _("label"),
    Role.MARK: _("mark"),
    Role.CONTINUATION: _("continuation line"),
    Role.COLOPHON: _("colophon"),
    Role.PUSH_NUMBER: _("push number"),
    Role.LINK: _("link"),
    Role.ACCOUNT_CARD: _("account card"),
    Role.BRIEF_CAPTION: _("caption of the briefs"),
    Role.NOISE: _("furniture of the page"),
    Role.UNREAD: _("not placed"),
}

OMISSIONS = {
    Omission.PICTURE: _("picture"),
    Omission.HIDDEN: _("hidden text"),
    Omission.DELETED: _("deleted text"),
    Omission.NOTE: _("note or comment"),
    Omission.MARGIN: _("page header or footer"),
    Omission.SURROUNDINGS: _("surroundings of the article"),
    Omission.SYMBOL: _("symbol"),
    Omission.PAGE: _("page without text"),
    Omission.OBJECT: _("embedded object"),
}


def omission_texts(left_out: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """By their label, the texts of the things that a reader left out; the text of a thing without one is empty."""
    texts: dict[str, list[str]] = {}
    for what, text in left_out:
        texts.setdefault(str(OMISSIONS[Omission(what)]), []).append(text)
    return texts


def omission_counts(numbers: Mapping[str, int]) -> str:
    """The numbers of things that a reader left out: picture 3, note 1."""
    return gettext(", ").join(f"{OMISSIONS[Omission(what)]} {number}" for what, number in numbers.items())


def caution_labels(codes: Iterable[str]) -> list[str]:
    """A code without a label stands for itself."""
    return [str(CAUTIONS.get(code, code)) for code in codes]


def confidence_label(confidence: float) -> str:
    return gettext("in doubt") if confidence < DOUBTFUL else gettext("fairly sure")
